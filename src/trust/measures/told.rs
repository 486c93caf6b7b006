//! What counts of a moment.

use crate::{
    domain::{Day, News, Openness, Stage, Surfaced, Tag},
    trust::constants::OPEN_FROM,
};

/// What a moment tells the measures. Several alike may be given as one with a count, on any day of their month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The day of its talk.
    pub day: Day,
    /// The stage of its talk.
    pub stage: Stage,
    /// Its tag; `None` waits in the inbox and counts nowhere.
    pub tag: Option<Tag>,
    /// How freely they spoke; `None` = not marked.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
}

impl Told {
    /// Whether it was said to us: tagged, and not second-hand.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.tag.is_some() && self.surfaced != Surfaced::SecondHand
    }

    /// Whether it was said to us openly, or is bad news said to us.
    #[must_use]
    pub fn is_candid(&self) -> bool {
        let open = self.openness.is_some_and(|openness| openness.level() >= OPEN_FROM);
        self.is_direct() && (open || self.news == News::Bad)
    }

    /// Whether it was said to us and can be weighed at all: its openness is marked, or it is bad news.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        self.is_direct() && (self.openness.is_some() || self.news == News::Bad)
    }
}
