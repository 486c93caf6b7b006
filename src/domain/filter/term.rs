//! One condition: a key with its values, or plain words.

use crate::domain::{
    Channel, Day, Invalid, Moment, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag, TrustState,
    closed::closed_words, when,
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
    /// `question:dodged`: the state of the question it answers; of any of a prospect's questions.
    Question(Vec<QuestionState>),
    /// `follow-up:overdue`: a promise given in the same talk; any promise to a prospect.
    FollowUp(Vec<FollowUpIs>),
    /// `open:yes`: an objection not settled; `open:no`: one that is.
    Open(bool),
    /// `on:"last week"`: held in one of these spans.
    On(Vec<When>),
    /// `since:2026-09-01`: held on its first day or later.
    Since(When),
    /// `until:oct`: held on its last day or earlier.
    Until(When),
    /// `trust:..40`: how far the prospect is trusted to tell the truth, as its number is shown today.
    Trust(Vec<TrustIs>),
    /// `state:falling`: where trust in the prospect stands today.
    State(Vec<TrustState>),
    /// `has:silence`: what is noted of it at all.
    Has(Vec<Has>),
    /// `@inbox`: what a kept view shows, by its name.
    View(String),
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

/// Which number of trust is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrustIs {
    /// None yet: too early to tell.
    TooEarly,
    /// From this to that, 0 to 100, both included.
    Between(u8, u8),
}

closed_words! {
    /// Which promises are meant.
    FollowUpIs, "follow-up state", {
        /// Still to do.
        Open = "open",
        /// Done.
        Kept = "kept",
        /// Not done, and it is too late.
        Broken = "broken",
        /// Still to do, and its day has gone by.
        Overdue = "overdue",
    }
}

closed_words! {
    /// What may be noted of a moment (or, where it is a prospect's, of that).
    Has, "thing to have", {
        /// Seconds of silence after its question.
        Silence = "silence",
        /// A question it answers; a prospect's: any question.
        Question = "question",
        /// A promise given in its talk; a prospect's: any promise.
        FollowUp = "follow_up",
        /// A label.
        Label = "label",
        /// How I met it.
        Reception = "reception",
        /// How openly they spoke.
        Openness = "openness",
        /// Who said it; a prospect's: a person.
        Contact = "contact",
        /// A note of its talk; a prospect's: its own.
        Note = "note",
        /// A mark that it is private.
        Private = "private",
        /// It said what had been unsaid; a prospect's: something still unsaid.
        Unsaid = "unsaid",
        /// It first told why a quote was won or lost; a prospect's: an outcome.
        Outcome = "outcome",
        /// An earlier wording.
        Revision = "revision",
    }
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
            Self::View(name) => (!name.trim().is_empty()).then_some(Self::View(name)),
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
            Self::FollowUp(states) => states.is_empty(),
            Self::Trust(numbers) => numbers.is_empty(),
            Self::State(states) => states.is_empty(),
            Self::Has(things) => things.is_empty(),
            Self::On(spans) => spans.is_empty(),
            Self::Text(words) => words.is_empty(),
            Self::Open(_) | Self::Since(_) | Self::Until(_) | Self::View(_) | Self::Words(_) => false,
        }
    }
}

fn named(names: Vec<String>, term: fn(Vec<String>) -> Term) -> Option<Term> {
    let kept: Vec<_> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
    (!kept.is_empty()).then(|| term(kept))
}
