//! The arithmetic behind a score: the pieces of evidence with their points, and what they add up to.

use crate::domain::{Day, News, Openness, Surfaced, Tag, Uid};
use crate::journal::{Key, Link, Page, TrustLook};
use crate::trust::{Kind, Standing};

/// How pieces of evidence are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum EvidenceOrder {
    /// What moves the score most, up or down, first.
    #[default]
    Points,
    /// The latest day first.
    Day,
}

/// The score of one prospect on a day taken apart, and a window of its pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// What the pieces add up to.
    pub sum: Arithmetic,
    /// The pieces.
    pub page: Page<EvidenceRow>,
}

/// What the pieces of evidence add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// Whose score.
    pub prospect: Link,
    /// As known on this day.
    pub as_of: Day,
    /// Where trust stands then, with all there is.
    pub look: TrustLook,
    /// Where it would stand without what is left out; `None` = nothing is.
    pub without: Option<Standing>,
    /// How many pieces there are, those left out and those that count later among them.
    pub pieces: u32,
    /// The nearest day with evidence before this one, and the next one; today, where none lies between.
    pub beside: (Option<Day>, Option<Day>),
}

impl Arithmetic {
    /// The standing that the points add up to: 50 and all of them are 100 times its mean.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        self.without.as_ref().unwrap_or(&self.look.now)
    }
}

/// Whether a piece of evidence is in the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// It is.
    Now,
    /// From its day on, which is not there yet.
    Later,
    /// It is left out, or gone with what is.
    LeftOut,
}

/// How a moment is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Its tag.
    pub tag: Option<Tag>,
    /// How freely they spoke; `None` = not marked.
    pub openness: Option<Openness>,
    /// News for us.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// Its place; names it where it is to be left out.
    pub key: Key,
    /// The day it counts from.
    pub day: Day,
    /// What it is.
    pub kind: Kind,
    /// The moment, or the first reply to the question.
    pub entry: Option<Uid>,
    /// The question, for all but moments.
    pub question: Option<Uid>,
    /// The talk the question was asked in.
    pub talk: Option<Uid>,
    /// The moment's first 200 characters, or the question.
    pub text: String,
    /// Whether there are more.
    pub cut: bool,
    /// Whether the moment, or the question, is private.
    pub private: bool,
    /// The marks of a moment.
    pub told: Option<Told>,
    /// What speaks for openness.
    pub r: f64,
    /// What speaks against it.
    pub s: f64,
    /// What the cap leaves of its day, a share of 1.
    pub cap: f64,
    /// What forgetting leaves of it, a share of 1.
    pub fade: f64,
    /// What it adds to the score, or takes from it; 0 unless it counts now.
    pub points: f64,
    /// Whether it is in the sum.
    pub counts: Counts,
}
