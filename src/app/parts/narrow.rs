//! The filter menu: by what a list can be narrowed, and by which values. Closed words are chosen from a menu; names,
//! labels and dates are typed in a prompt.

use super::menu::Choice;
use crate::{
    app::screens::{Screen, menu::Menu, value::Value},
    domain::{
        Channel, Invalid, Moment, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag, TrustState,
        filter::{FollowUpIs, OpennessIs, Term, When},
    },
};

/// What a list can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrow {
    /// The prospect.
    Who,
    /// The tag.
    Tag,
    /// The stage of the talk.
    Stage,
    /// News for us.
    News,
    /// How freely they spoke.
    Openness,
    /// How it came out.
    Surfaced,
    /// A label.
    Label,
    /// Held on this day or later.
    Since,
    /// Held on this day or earlier.
    Until,
    /// Objections settled or not.
    Open,
    /// What became of the question.
    Question,
    /// What became of what was promised in the talk.
    FollowUp,
    /// Where trust in the prospect stands.
    State,
    /// How they talked.
    Channel,
    /// How I met it.
    Reception,
    /// A query, typed.
    Query,
}

impl Narrow {
    /// All of them but a query, in the order of the menu.
    pub const ALL: [Self; 15] = [
        Self::Who,
        Self::Tag,
        Self::Stage,
        Self::News,
        Self::Openness,
        Self::Surfaced,
        Self::Label,
        Self::Since,
        Self::Until,
        Self::Open,
        Self::Question,
        Self::FollowUp,
        Self::State,
        Self::Channel,
        Self::Reception,
    ];

    /// What the menu says.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Who => "prospect",
            Self::Tag => "tag",
            Self::Stage => "stage",
            Self::News => "news",
            Self::Openness => "openness",
            Self::Surfaced => "how it came out",
            Self::Label => "label",
            Self::Since => "since a day",
            Self::Until => "until a day",
            Self::Open => "objections open or settled",
            Self::Question => "what became of the question",
            Self::FollowUp => "what became of a promise",
            Self::State => "where trust stands",
            Self::Channel => "channel",
            Self::Reception => "how I met it",
            Self::Query => "a query",
        }
    }

    /// The condition that a typed value makes.
    ///
    /// # Errors
    /// [`Invalid`]: nothing typed, or no date.
    pub fn typed(self, text: &str, now: Moment) -> Result<Term, Invalid> {
        let name = || {
            let name = text.trim();
            if name.is_empty() { Err(Invalid::new("query", "Which one?")) } else { Ok(vec![name.to_owned()]) }
        };
        let when =
            || if text.trim().is_empty() { Err(Invalid::new("when", "Which day?")) } else { When::read(text, now) };
        match self {
            Self::Label => name().map(Term::Label),
            Self::Since => when().map(Term::Since),
            Self::Until => when().map(Term::Until),
            _ => name().map(Term::Who),
        }
    }

    /// Where its value is given: a menu of the values there are, or a prompt.
    #[must_use]
    pub fn screen(self) -> Screen {
        let values = self.values();
        if values.is_empty() {
            Value::new(self).into()
        } else {
            let rows = values.into_iter().map(|(said, term)| (said, Choice::Narrow(term))).collect();
            Menu::new(self.said(), rows, None).into()
        }
    }

    fn values(self) -> Vec<(String, Term)> {
        fn each<T: Copy>(all: &[T], said: impl Fn(T) -> String, term: fn(Vec<T>) -> Term) -> Vec<(String, Term)> {
            all.iter().map(|value| (said(*value), term(vec![*value]))).collect()
        }
        match self {
            Self::Tag => {
                let tags: Vec<_> = Tag::ALL.iter().map(|tag| Some(*tag)).chain([None]).collect();
                each(&tags, |tag| tag.map_or_else(|| "none, in the inbox".to_owned(), Tag::said), Term::Tag)
            }
            Self::Stage => each(Stage::ALL, Stage::said, Term::Stage),
            Self::News => each(News::ALL, News::said, Term::News),
            Self::Surfaced => each(Surfaced::ALL, Surfaced::said, Term::Surfaced),
            Self::Openness => each(&levels(), openness_said, Term::Openness),
            Self::Open => {
                [("open", true), ("settled", false)].map(|(said, open)| (said.to_owned(), Term::Open(open))).into()
            }
            Self::Question => each(QuestionState::ALL, QuestionState::said, Term::Question),
            Self::FollowUp => each(FollowUpIs::ALL, FollowUpIs::said, Term::FollowUp),
            Self::State => each(TrustState::ALL, TrustState::said, Term::State),
            Self::Channel => each(Channel::ALL, Channel::said, Term::Channel),
            Self::Reception => {
                let met: Vec<_> = Reception::ALL.iter().map(|met| Some(*met)).chain([None]).collect();
                each(&met, |met| met.map_or_else(|| "not said".to_owned(), Reception::said), Term::Reception)
            }
            Self::Who | Self::Label | Self::Since | Self::Until | Self::Query => Vec::new(),
        }
    }
}

/// From frank on, then each level, then not marked.
fn levels() -> Vec<OpennessIs> {
    let level = |level: i64| Openness::new(level).ok();
    let frank = level(4).zip(level(5));
    let each = (1..=5).rev().filter_map(level).map(|level| (level, level));
    frank
        .into_iter()
        .chain(each)
        .map(|(low, high)| OpennessIs::Between(low, high))
        .chain([OpennessIs::NotMarked])
        .collect()
}

fn openness_said(is: OpennessIs) -> String {
    match is {
        OpennessIs::NotMarked => "not marked".to_owned(),
        OpennessIs::Between(low, high) if low == high => format!("{} {}", low.level(), low.said()),
        OpennessIs::Between(low, high) => format!("{} or {}, frank", low.level(), high.level()),
    }
}

/// The menu behind `f`.
#[must_use]
pub fn menu() -> Menu {
    let rows = Narrow::ALL.map(|by| (by.said().to_owned(), Choice::NarrowBy(by)));
    Menu::new("Only by", rows.into(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Zone, filter::Filter, filter::Node};

    const NOW: Moment = Moment { utc: 1_795_096_800_000, zone: Zone::Fixed(0) };

    #[test]
    fn every_value_of_every_menu_is_a_query_that_reads_back() {
        for by in Narrow::ALL {
            for (said, term) in by.values() {
                let filter = Filter::new([Node::Term(term)]);
                assert_eq!(Filter::parse(&filter.to_string(), NOW).filter, filter, "{said}");
            }
        }
    }

    #[test]
    fn what_is_typed_is_read() {
        assert_eq!(Narrow::Who.typed(" Atlas Freight ", NOW), Ok(Term::Who(vec!["Atlas Freight".to_owned()])));
        assert!(Narrow::Since.typed("last month", NOW).is_ok_and(|term| term.key() == "since"));
        assert!(Narrow::Until.typed("3/4", NOW).is_err());
        assert!(Narrow::Label.typed("  ", NOW).is_err());
    }
}
