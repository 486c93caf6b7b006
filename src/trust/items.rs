//! From facts to evidence: the items with their day and weights, and the contact there was. Items do not depend on
//! today; those of later days are simply not there yet.

use super::{
    constants::{
        ANSWERED_QUARTERS, ASKED_HALVES, DODGED_QUARTERS, GRACE, UNANSWERED_QUARTERS, UNIT, VOLUNTEERED_HALVES,
        bad_eighths, news_halves, second_hand_halves, tag_quarters,
    },
    facts::{EntryFact, Facts, QuestionFact},
};
use crate::domain::{Day, News, Openness, QuestionState, Surfaced, Tag};

/// What an item of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Something they said.
    Moment,
    /// A question they answered.
    Answered,
    /// A question they dodged.
    Dodged,
    /// A question left lying.
    Unanswered,
}

/// One item of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The day it counts from.
    pub day: Day,
    /// What it is.
    pub kind: Kind,
    /// The entry it stands in the name of; `None` for a question without a reply.
    pub entry: Option<usize>,
    /// The question it comes from, for all but moments.
    pub question: Option<usize>,
    /// 128 times what speaks for openness.
    pub r128: i64,
    /// 128 times what speaks against it.
    pub s128: i64,
}

impl Kind {
    /// The word that `candor trust --explain --json` has for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Moment => "moment",
            Self::Answered => "answered",
            Self::Dodged => "dodged",
            Self::Unanswered => "unanswered",
        }
    }
}

impl Item {
    /// (r, s) without the day's cap.
    #[must_use]
    pub const fn weights(&self) -> (f64, f64) {
        let unit = UNIT as f64;
        (self.r128 as f64 / unit, self.s128 as f64 / unit)
    }
}

/// A day on which something happened, and whether it was contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The day.
    pub day: Day,
    /// Whether they talked with us; second-hand news is none.
    pub contact: bool,
}

/// All the evidence in some facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// By entry (questions without a reply last), then moment, answered or dodged, unanswered. Items that weigh
    /// nothing are among them.
    pub items: Vec<Item>,
    /// One for each entry, talk without an entry and answer.
    pub touches: Vec<Touch>,
}

/// The evidence in `facts`, items of the future included.
#[must_use]
pub fn evidence(facts: &Facts) -> Evidence {
    let replies = replies(facts);
    let mut found = Evidence::default();
    for (at, entry) in facts.entries.iter().enumerate() {
        found.touches.push(Touch { day: entry.day, contact: entry.surfaced != Surfaced::SecondHand });
        found.items.extend(moment(facts, &replies, at, entry));
        if let Some((asked, replies)) = entry.question.and_then(|place| Some((place, replies.get(place)?)))
            && replies.first == Some(at)
        {
            found.take_question(asked, &facts.questions[asked], replies);
        }
    }
    for (at, (question, replies)) in facts.questions.iter().zip(&replies).enumerate() {
        if replies.first.is_none() {
            found.take_question(at, question, replies);
        }
    }
    found.touches.extend(facts.empty_talks.iter().map(|&day| Touch { day, contact: true }));
    found
}

/// What the entries tied to one question say about it. Every such entry is a reply, however it surfaced.
#[derive(Clone, Copy, Default)]
struct Replies {
    /// The first in conversation order: the question's items stand in its name.
    first: Option<usize>,
    /// The earliest day of any.
    earliest: Option<Day>,
    /// The highest marked openness among the tagged ones told directly.
    openness: Option<Openness>,
}

/// The replies of each question, by its place.
fn replies(facts: &Facts) -> Vec<Replies> {
    let mut all = vec![Replies::default(); facts.questions.len()];
    for (at, entry) in facts.entries.iter().enumerate() {
        let Some(replies) = entry.question.and_then(|question| all.get_mut(question)) else { continue };
        replies.first = replies.first.or(Some(at));
        replies.earliest = Some(replies.earliest.map_or(entry.day, |day| day.min(entry.day)));
        if entry.tag.is_some() && entry.surfaced != Surfaced::SecondHand {
            replies.openness = replies.openness.max(entry.openness);
        }
    }
    all
}

/// The day from which a question counts as left lying, if it is not closed by then: `GRACE` days after it was asked, or
/// after the day they promised an answer for, where that is later.
#[must_use]
pub fn counts_from(asked: Day, until: Option<Day>) -> Day {
    until.map_or(asked, |until| until.max(asked)) + GRACE
}

/// The days of a question that was asked.
struct Asked {
    /// When it was answered or dodged; `None` while pending.
    closed: Option<Day>,
    /// When it counts as left lying, unless closed by then.
    lying: Day,
}

impl Asked {
    /// `None` if it was never asked, or no day of it is known at all.
    fn of(question: &QuestionFact, replies: &Replies) -> Option<Self> {
        let asked = question.asked.or(question.closed).or(replies.earliest).filter(|_| question.state.was_asked())?;
        let closed = question.closed.map_or(asked, |closed| closed.max(asked));
        Some(Self {
            closed: (question.state != QuestionState::Pending).then_some(closed),
            lying: counts_from(asked, question.until),
        })
    }
}

/// What entry `at` says by itself; nothing from the inbox, and nothing of a reply while its question is not answered.
fn moment(facts: &Facts, replies: &[Replies], at: usize, entry: &EntryFact) -> Option<Item> {
    let tag = entry.tag?;
    let day = match (entry.surfaced, facts.question_of(entry), entry.question.and_then(|place| replies.get(place))) {
        (Surfaced::Asked, Some(question), Some(replies)) => {
            let answered = question.state == QuestionState::Answered;
            Asked::of(question, replies)?.closed.filter(|_| answered)?.max(entry.day)
        }
        _ => entry.day,
    };
    let (r128, s128) = weights(tag, entry);
    Some(Item { day, kind: Kind::Moment, entry: Some(at), question: None, r128, s128 })
}

/// 128·r and 128·s of a moment. The divisors turn the fractions of the constants into 128ths; each divides evenly.
fn weights(tag: Tag, entry: &EntryFact) -> (i64, i64) {
    let t = tag_quarters(tag);
    let n = news_halves(entry.news, tag);
    let v = match entry.surfaced {
        Surfaced::SecondHand => return (0, t * second_hand_halves(entry.news) * (UNIT / (4 * 2))),
        Surfaced::Volunteered => VOLUNTEERED_HALVES,
        Surfaced::Asked => ASKED_HALVES,
    };
    match (entry.news, entry.openness) {
        (News::Bad, openness) => (t * n * v * bad_eighths(openness) * (UNIT / (4 * 2 * 2 * 8)), 0),
        (_, None) => (0, 0),
        (_, Some(openness)) => {
            let q = quarters(openness);
            (t * n * v * q * (UNIT / (4 * 2 * 2 * 4)), t * n * (4 - q) * (UNIT / (4 * 2 * 4)))
        }
    }
}

/// q = (openness − 1)/4, in quarters.
fn quarters(openness: Openness) -> i64 {
    i64::from(openness.level()) - 1
}

impl Evidence {
    /// The items of one question, in the name of its first reply, and the contact an answer is.
    fn take_question(&mut self, at: usize, question: &QuestionFact, replies: &Replies) {
        let Some(asked) = Asked::of(question, replies) else { return };
        let item = |day, kind, r128, s128| Item { day, kind, entry: replies.first, question: Some(at), r128, s128 };
        match (question.state, asked.closed) {
            (QuestionState::Answered, Some(closed)) => {
                self.touches.push(Touch { day: closed, contact: true });
                if replies.first.is_some() {
                    let r128 = ANSWERED_QUARTERS * replies.openness.map_or(0, quarters) * (UNIT / (4 * 4));
                    self.items.push(item(closed, Kind::Answered, r128, 0));
                }
            }
            (_, Some(closed)) => self.items.push(item(closed, Kind::Dodged, 0, DODGED_QUARTERS * (UNIT / 4))),
            (_, None) => {}
        }
        if asked.closed.is_none_or(|closed| closed > asked.lying) {
            self.items.push(item(asked.lying, Kind::Unanswered, 0, UNANSWERED_QUARTERS * (UNIT / 4)));
        }
    }
}
