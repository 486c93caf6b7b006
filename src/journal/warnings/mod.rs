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
const MOST: usize = 100;

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
    /// Its first words (200 characters); a talk's title, which may be empty.
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

/// A row of the list: which, what it rests on, how it is said of the part that speaks.
type Row = (WarningKind, fn(&View<'_>) -> Vec<Basis>, fn(&View<'_>, &[Basis]) -> Said);

/// The warnings, the most urgent first: what we owe, what they keep from us, what we do not ask, what nobody says. Silence
/// comes last: where they stand says it already.
const LIST: [Row; 9] = [
    (WarningKind::PromiseOverdue, overdue::rests_on, overdue::say),
    (WarningKind::OnlySecondHand, second_hand::rests_on, second_hand::say),
    (WarningKind::DodgedNotAskedAgain, dodged::rests_on, dodged::say),
    (WarningKind::OldObjection, objection::rests_on, objection::say),
    (WarningKind::NothingToughAsked, nothing_tough::rests_on, nothing_tough::say),
    (WarningKind::PoliteRun, polite::rests_on, polite::say),
    (WarningKind::OnlyGoodNews, only_good::rests_on, only_good::say),
    (WarningKind::OneContact, one_contact::rests_on, one_contact::say),
    (WarningKind::TooQuiet, quiet::rests_on, quiet::say),
];

/// The warnings about one prospect on a day. `standing` is where trust stands on that day; stage `lost` has none.
#[must_use]
pub fn of(facts: &ProspectFacts, standing: &Standing, on: Day, limits: &Limits) -> Warnings {
    let view = View::of(facts, standing, on, limits);
    let mut found = Warnings::default();
    if view.is_lost() {
        return found;
    }
    for (kind, rests_on, say) in LIST {
        let mark = mark::in_force(&facts.marks, kind, on);
        let (hushed, speaking): (Vec<Basis>, Vec<Basis>) =
            rests_on(&view).into_iter().partition(|basis| mark.is_some_and(|mark| mark.quiets(basis.since)));
        found.speaking.extend(warning(kind, say, &view, speaking));
        found.hushed.extend(warning(kind, say, &view, hushed).zip(mark.cloned()));
    }
    found
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
