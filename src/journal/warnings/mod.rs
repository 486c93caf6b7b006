//! Warnings: computed remarks about one prospect on a day, each with what it rests on and what to do.
//!
//! Pure: [`ProspectFacts`] as they stand, where trust stands on that day, the thresholds and the day go in; no SQL, no
//! clock. Facts dated after the day are not there yet, so a day in the past is looked at as it was known then.
//!
//! A warning is one file with two functions: what it rests on, empty where nothing is to be said, and how it is said. The
//! list below is all that names it, in the order of urgency. A mark ([`Mark`]) keeps quiet what was there when it was made:
//! each [`Basis`] says since when it speaks, and one that is newer than a dismissal speaks again.

mod dodged;
mod facts;
mod limits;
mod mark;
mod nothing_tough;
mod objection;
mod one_contact;
mod only_good;
mod overdue;
mod polite;
mod quiet;
mod second_hand;
#[cfg(test)]
mod tests;
mod view;

pub use facts::{AskedFact, ObjectionFact, PromiseFact, ProspectFacts, TalkFact, ToldFact};
pub use limits::{Limit, Limits};
pub use mark::{Hush, Mark};

use crate::domain::{Day, Uid, WarningKind};
use crate::trust::Standing;
use view::View;

/// A warning rests on so many things at most; the sentence counts all of them, the newest are kept.
pub(in crate::journal) const MOST: usize = 100;

/// One remark about a prospect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which.
    pub kind: WarningKind,
    /// The first day on which it was due (as far as it still rests on the same things).
    pub since: Day,
    /// What it rests on, oldest first; never empty, at most 100.
    pub rests_on: Vec<Basis>,
    /// What is so, then what to do; one line without a full stop at its end. It may quote people's words.
    pub text: String,
    /// The same in two or three words, for a narrow column: `promise 6 d late`.
    pub reason: String,
}

impl Warning {
    /// Whether it rests on something private: its sentence may quote it.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.rests_on.iter().any(|basis| basis.private)
    }

    /// Whether it is that this question was dodged: where the question is said already, it need not be said twice.
    #[must_use]
    pub fn is_of_question(&self, question: Option<Uid>) -> bool {
        let named = self.rests_on.last().map(|basis| basis.uid);
        self.kind == WarningKind::DodgedNotAskedAgain && question.is_some() && question == named
    }
}

/// Something a warning rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// What it is.
    pub kind: BasisKind,
    /// Which.
    pub uid: Uid,
    /// The talk it is, or belongs to; `None` = to none.
    pub talk: Option<Uid>,
    /// Its day: held, told, asked or due.
    pub day: Day,
    /// Its first words (200 characters); a talk's title, which may be empty and is where nobody asked for it.
    pub words: String,
    /// Whether it is marked private.
    pub private: bool,
    /// Since when it gives reason for the warning.
    pub since: Day,
}

/// What a [`Basis`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BasisKind {
    /// A conversation.
    Talk,
    /// A moment.
    Entry,
    /// A question.
    Question,
    /// A promise.
    FollowUp,
}

/// What is to be said of one prospect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warnings {
    /// What speaks, the most urgent first.
    pub speaking: Vec<Warning>,
    /// What is kept quiet, and by which mark, in the same order.
    pub hushed: Vec<(Warning, Mark)>,
}

/// How a warning is said.
struct Said {
    text: String,
    reason: String,
}

/// A part of the facts, as far as a warning looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The promises.
    Promises,
    /// What was told, the bad news of it.
    BadNews,
    /// What was told.
    Told,
    /// The questions.
    Asked,
    /// The objections. Once one is old, no further.
    Objections,
    /// The talks.
    Talks,
    /// What was snoozed or dismissed.
    Marks,
}

/// A row of the list: which, what it looks at, what it rests on, how it is said of the part that speaks.
type Row = (WarningKind, &'static [Part], fn(&View<'_>) -> Vec<Basis>, fn(&View<'_>, &[Basis]) -> Said);

/// The warnings, the most urgent first: what we owe, what they keep from us, what we do not ask, what nobody says. Silence
/// comes last: where they stand says it already.
const LIST: [Row; 9] = [
    (WarningKind::PromiseOverdue, &[Part::Promises], overdue::rests_on, overdue::say),
    (WarningKind::OnlySecondHand, &[Part::BadNews], second_hand::rests_on, second_hand::say),
    (WarningKind::DodgedNotAskedAgain, &[Part::Asked], dodged::rests_on, dodged::say),
    (WarningKind::OldObjection, &[Part::Objections], objection::rests_on, objection::say),
    (WarningKind::NothingToughAsked, &[Part::Talks, Part::Asked], nothing_tough::rests_on, nothing_tough::say),
    (WarningKind::PoliteRun, &[Part::Talks], polite::rests_on, polite::say),
    (WarningKind::OnlyGoodNews, &[Part::Told], only_good::rests_on, only_good::say),
    (WarningKind::OneContact, &[Part::Talks], one_contact::rests_on, one_contact::say),
    (WarningKind::TooQuiet, &[Part::Talks, Part::Asked], quiet::rests_on, quiet::say),
];

/// The warnings about one prospect on a day. `standing` is where trust stands on that day; stage `lost` has none.
#[must_use]
pub fn of(facts: &ProspectFacts, standing: &Standing, on: Day, limits: &Limits) -> Warnings {
    let view = View::of(facts, standing, on, limits);
    let mut found = Warnings::default();
    if view.is_lost() {
        return found;
    }
    for (kind, _, rests_on, say) in LIST {
        let mark = mark::in_force(&facts.marks, kind, on);
        let (hushed, speaking): (Vec<Basis>, Vec<Basis>) =
            rests_on(&view).into_iter().partition(|basis| mark.is_some_and(|mark| mark.quiets(basis.since)));
        found.speaking.extend(warning(kind, say, &view, speaking));
        found.hushed.extend(warning(kind, say, &view, hushed).zip(mark.cloned()));
    }
    found
}

/// The reason of the first that [`of`] finds speaking, without knowing more than that takes: `fetch` fills a part of the
/// facts just before the first warning that looks at it, each part once, and `marks` where there is something to quiet.
/// Facts begin with the stage; with the talks, if any of them is later than the day.
///
/// # Errors
/// What `fetch` returns.
pub fn most_pressing<E>(
    mut facts: ProspectFacts,
    standing: &Standing,
    on: Day,
    limits: &Limits,
    mut fetch: impl FnMut(Part, &mut ProspectFacts) -> Result<(), E>,
) -> Result<Option<String>, E> {
    if View::of(&facts, standing, on, limits).is_lost() {
        return Ok(None);
    }
    let mut fetched: Vec<Part> = Vec::new();
    let mut known = |part: Part, facts: &mut ProspectFacts| {
        if fetched.contains(&part) {
            return Ok(());
        }
        fetched.push(part);
        fetch(part, facts)
    };
    for (kind, parts, rests_on, say) in LIST {
        for part in parts {
            known(*part, &mut facts)?;
        }
        let mut speaking = rests_on(&View::of(&facts, standing, on, limits));
        if speaking.is_empty() {
            continue;
        }
        known(Part::Marks, &mut facts)?;
        let mark = mark::in_force(&facts.marks, kind, on);
        speaking.retain(|basis| mark.is_none_or(|mark| !mark.quiets(basis.since)));
        if !speaking.is_empty() {
            return Ok(Some(say(&View::of(&facts, standing, on, limits), &speaking).reason));
        }
    }
    Ok(None)
}

/// What one warning rests on, spoken or hushed; empty where nothing is to be said.
#[must_use]
pub fn rests_on(kind: WarningKind, facts: &ProspectFacts, standing: &Standing, on: Day, limits: &Limits) -> Vec<Basis> {
    let view = View::of(facts, standing, on, limits);
    let row = LIST.iter().find(|(listed, ..)| *listed == kind).filter(|_| !view.is_lost());
    row.map_or_else(Vec::new, |(_, _, rests_on, _)| rests_on(&view))
}

/// Whether the reason in a narrow column is that we owe them something: no other warning can be put right today.
#[must_use]
pub fn is_owed(reason: &str) -> bool {
    reason.starts_with(overdue::PROMISE)
}

/// The place of a warning in the order of urgency, 0 the most urgent.
#[must_use]
pub fn urgency(kind: WarningKind) -> usize {
    LIST.iter().position(|(listed, ..)| *listed == kind).unwrap_or(LIST.len())
}

fn warning(
    kind: WarningKind,
    say: fn(&View<'_>, &[Basis]) -> Said,
    view: &View<'_>,
    mut rests_on: Vec<Basis>,
) -> Option<Warning> {
    let since = rests_on.iter().map(|basis| basis.since).min()?;
    let Said { text, reason } = say(view, &rests_on);
    let surplus = rests_on.len().saturating_sub(MOST);
    rests_on.drain(..surplus);
    Some(Warning { kind, since, rests_on, text, reason })
}
