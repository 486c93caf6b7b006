//! One condition: a key with its values, or plain words.

use crate::domain::{
    Channel, Day, Invalid, Moment, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag, when,
};

/// One condition. A list holds if any of its values does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// `who:acme`: the prospect's name or an alias, by the beginning of any word.
    Who(Vec<String>),
    /// `contact:dana`: a person who took part in the talk, likewise.
    Contact(Vec<String>),
    /// `by:dana`: the person who said it, likewise.
    By(Vec<String>),
    /// `tag:objection,none`: `None` is the inbox.
    Tag(Vec<Option<Tag>>),
    /// `label:price`.
    Label(Vec<String>),
    /// `stage:closing`: of the talk for entries, of today for prospects.
    Stage(Vec<Stage>),
    /// `channel:call`.
    Channel(Vec<Channel>),
    /// `news:bad`.
    News(Vec<News>),
    /// `surfaced:second-hand`.
    Surfaced(Vec<Surfaced>),
    /// `openness:4..`, `openness:none`.
    Openness(Vec<OpennessIs>),
    /// `silence:10..`: seconds after the question it answers.
    Silence(Vec<Seconds>),
    /// `reception:defended,none`.
    Reception(Vec<Option<Reception>>),
    /// `question:dodged`: the state of the question it answers.
    Question(Vec<QuestionState>),
    /// `open:yes`: an objection not settled; `open:no`: one that is.
    Open(bool),
    /// `on:"last week"`: held in one of these spans.
    On(Vec<When>),
    /// `since:2026-09-01`: held on its first day or later.
    Since(When),
    /// `until:oct`: held on its last day or earlier.
    Until(When),
    /// `text:price`: in the words of the entry itself.
    Text(Vec<Words>),
    /// Plain words: anywhere.
    Words(Words),
}

/// Words to look for: all of them, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words, as typed.
    pub text: String,
    /// `cost*`: the last word may go on.
    pub prefix: bool,
}

/// Which openness is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpennessIs {
    /// Never marked.
    NotMarked,
    /// From this to that, both included.
    Between(Openness, Openness),
}

/// A stretch of seconds, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds {
    /// The fewest.
    pub from: u32,
    /// The most; `None` = no limit.
    pub to: Option<u32>,
}

/// A span of days with the words it was said in, so that a kept view of `last month` moves on with the months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// As typed.
    pub said: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
}

impl When {
    /// Reads a span as `domain::when` does.
    ///
    /// # Errors
    /// [`Invalid`] of the field `when`.
    pub fn read(said: &str, now: Moment) -> Result<Self, Invalid> {
        when::span(said, now).map(|(first, last)| Self { said: said.trim().to_owned(), first, last })
    }

    /// One day, whatever today is.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { said: day.iso(), first: day, last: day }
    }

    /// From day to day, whatever today is.
    #[must_use]
    pub fn between(first: Day, last: Day) -> Self {
        Self { said: format!("{}..{}", first.iso(), last.iso()), first, last }
    }
}

impl Term {
    /// The term without blank values; `None` if none is left.
    pub(super) fn settled(self) -> Option<Self> {
        match self {
            Self::Who(names) => named(names, Self::Who),
            Self::Contact(names) => named(names, Self::Contact),
            Self::By(names) => named(names, Self::By),
            Self::Label(names) => named(names, Self::Label),
            Self::Text(words) => {
                let kept: Vec<_> = words.into_iter().filter(|words| !words.text.trim().is_empty()).collect();
                (!kept.is_empty()).then_some(Self::Text(kept))
            }
            Self::Words(words) => (!words.text.trim().is_empty()).then_some(Self::Words(words)),
            other => (!other.has_no_value()).then_some(other),
        }
    }

    fn has_no_value(&self) -> bool {
        match self {
            Self::Who(names) | Self::Contact(names) | Self::By(names) | Self::Label(names) => names.is_empty(),
            Self::Tag(tags) => tags.is_empty(),
            Self::Stage(stages) => stages.is_empty(),
            Self::Channel(channels) => channels.is_empty(),
            Self::News(news) => news.is_empty(),
            Self::Surfaced(surfaced) => surfaced.is_empty(),
            Self::Openness(levels) => levels.is_empty(),
            Self::Silence(seconds) => seconds.is_empty(),
            Self::Reception(receptions) => receptions.is_empty(),
            Self::Question(states) => states.is_empty(),
            Self::On(spans) => spans.is_empty(),
            Self::Text(words) => words.is_empty(),
            Self::Open(_) | Self::Since(_) | Self::Until(_) | Self::Words(_) => false,
        }
    }
}

fn named(names: Vec<String>, term: fn(Vec<String>) -> Term) -> Option<Term> {
    let kept: Vec<_> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    (!kept.is_empty()).then(|| term(kept))
}
