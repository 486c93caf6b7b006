//! How to begin the call: with what is hardest for us, said first. What we owe comes before what we want to hear.

use super::{Behind, BriefLine, BriefPart, ToAsk};
use crate::domain::{FollowUpState, ObjectionState, QuestionState, Surfaced};
use crate::journal::Brief;
use crate::words::{Dates, one_line, quoted};

/// A promise due within so many days is spoken of at once.
const SOON: i32 = 7;
/// The first sentence that fits, from the most pressing on; `None` where nothing stands between us.
pub(super) fn line(brief: &Brief, dates: Dates) -> Option<BriefLine> {
    promise(brief, dates).or_else(|| objection(brief)).or_else(|| dodged(brief)).or_else(|| heard(brief))
}

fn said(text: &str, behind: Behind) -> BriefLine {
    BriefLine::new(BriefPart::FirstWords, format!("“{text}”"), String::new(), behind)
}

fn promise(brief: &Brief, dates: Dates) -> Option<BriefLine> {
    let open = brief.promises.iter().map(|row| &row.follow_up).filter(|promise| promise.state == FollowUpState::Open);
    let (promise, due) =
        open.filter_map(|promise| promise.due.map(|due| (promise, due))).find(|(_, due)| *due - brief.today <= SOON)?;
    let words = one_line(promise.text.trim_end_matches('.'), usize::MAX);
    let when = dates.weekday(due, brief.today);
    let text = if due < brief.today {
        format!("I promised you this by {when}, and I am late: {words}. Here is where it stands.")
    } else {
        format!("I promised you this by {when}: {words}. Here is where it stands.")
    };
    Some(said(&text, Behind::FollowUp(promise.uid)))
}

fn objection(brief: &Brief) -> Option<BriefLine> {
    let found = brief.objections.iter().find(|row| row.objection == Some(ObjectionState::Addressed))?;
    let words = their(&found.text, found.cut);
    let text = format!("You told me {words}. Does what we did about it settle that for you?");
    Some(said(&text, Behind::Entry(found.uid)).private(found.private))
}

fn dodged(brief: &Brief) -> Option<BriefLine> {
    let found = brief.questions.iter().find(|row| row.question.state == QuestionState::Dodged)?;
    let words = their(&found.question.text, false);
    let text = format!("I asked you {words} and we moved on. I would rather hear it than guess.");
    Some(said(&text, Behind::question(found)).asking(ToAsk::of(found)).private(found.question.private))
}

fn heard(brief: &Brief) -> Option<BriefLine> {
    let open = brief.objections.iter().filter(|row| row.objection != Some(ObjectionState::Settled));
    let found = open.into_iter().find(|row| row.surfaced == Surfaced::SecondHand)?;
    Some(said("I heard something about us that I would rather hear from you.", Behind::Entry(found.uid)))
}

/// Words within a sentence that is itself quoted: their first sentence whole, for half of one cannot be said aloud. Of
/// words that are `cut` it may go on.
fn their(words: &str, cut: bool) -> String {
    let words = one_line(words, usize::MAX);
    let ends = words.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')).map(|(at, c)| at + c.len_utf8());
    let mut ends = ends.filter(|end| words[*end..].chars().next().is_none_or(char::is_whitespace));
    let words = match ends.next() {
        Some(end) => quoted(words[..end].trim_end_matches('.')),
        None => quoted(&if cut { words + "…" } else { words }),
    };
    words.replace('“', "‘").replace('”', "’")
}
