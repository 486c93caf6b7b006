//! An entry of a list: as a line of text, and as JSON with the words of the file format.

use serde::Serialize;

use super::{
    desk::Desk,
    failure::Failure,
    line::{Ink, Line},
};
use crate::{
    domain::{Day, Held, News, ObjectionState, QuestionState, Surfaced, Tag, Uid},
    journal::{EntryRow, Read, Reply},
};

/// In a list of all prospects: `2026-09-30  Halvorsen Castings  objection  4  Twelve weeks' lead time is …`.
pub(super) fn of_all(row: &EntryRow) -> Line {
    let line = Line::default().and(Ink::Dim, &row.held.day().iso()).col(Ink::Strong, &row.prospect_name);
    let line = tag_and_openness(line, row);
    text(line.col(Ink::Dim, private(row.private)), row)
}

/// The word before what is private; nothing before the rest.
pub(super) const fn private(private: bool) -> &'static str {
    if private { "private" } else { "" }
}

/// On its prospect's page, with its other marks:
/// `2026-10-21  candid feedback  5  volunteered  bad  “Your quoting is slow …”`.
pub(super) fn of_one(row: &EntryRow) -> Line {
    let mut line = tag_and_openness(Line::default().and(Ink::Dim, &row.held.day().iso()), row);
    for (ink, mark) in marks(row) {
        line = line.col(ink, &mark);
    }
    text(line, row)
}

fn tag_and_openness(line: Line, row: &EntryRow) -> Line {
    let tag = row.tag.map_or_else(|| "inbox".to_owned(), Tag::said);
    let openness = row.openness.map_or_else(|| "–".to_owned(), |openness| openness.level().to_string());
    line.col(Ink::Plain, &tag).col(Ink::Plain, &openness)
}

fn text(line: Line, row: &EntryRow) -> Line {
    if row.cut { line.col(Ink::Plain, &format!("{}…", row.text.trim_end())) } else { line.col(Ink::Plain, &row.text) }
}

/// The marks beside tag and openness that say something: what is neutral, asked and open goes without saying.
fn marks(row: &EntryRow) -> Vec<(Ink, String)> {
    let mut marks = Vec::new();
    if row.surfaced == Surfaced::Volunteered {
        marks.push((Ink::Open, "volunteered".to_owned()));
    }
    if row.surfaced == Surfaced::SecondHand {
        marks.push((Ink::Shut, "second-hand".to_owned()));
    }
    if row.news != News::Neutral {
        marks.push((Ink::Plain, row.news.said()));
    }
    if let Some(state) = row.objection.filter(|state| *state != ObjectionState::Open) {
        marks.push((Ink::Dim, state.said()));
    }
    if row.private {
        marks.push((Ink::Dim, "private".to_owned()));
    }
    marks
}

/// An entry as JSON: the field names of the file format; what is not set is null.
#[derive(Debug, Serialize)]
pub(super) struct EntryValue<'a> {
    id: String,
    conversation: String,
    prospect_id: String,
    prospect: &'a str,
    held_at: Held,
    text: &'a str,
    tag: Option<Tag>,
    openness: Option<u8>,
    news: News,
    surfaced: Surfaced,
    said_by: Option<&'a str>,
    private: bool,
    question: Option<QuestionValue<'a>>,
    objection: Option<ObjectionValue>,
    points: Option<f64>,
}

#[derive(Debug, Serialize)]
struct QuestionValue<'a> {
    text: &'a str,
    state: QuestionState,
}

#[derive(Debug, Serialize)]
struct ObjectionValue {
    state: ObjectionState,
    addressed_on: Option<Day>,
    settled_on: Option<Day>,
}

/// The entry as JSON, with `text` in place of its first 200 characters.
pub(super) fn value<'a>(row: &'a EntryRow, text: &'a str) -> EntryValue<'a> {
    EntryValue {
        id: row.uid.to_string(),
        conversation: row.conversation.to_string(),
        prospect_id: row.prospect.to_string(),
        prospect: &row.prospect_name,
        held_at: row.held,
        text,
        tag: row.tag,
        openness: row.openness.map(crate::domain::Openness::level),
        news: row.news,
        surfaced: row.surfaced,
        said_by: row.said_by.as_deref(),
        private: row.private,
        question: row.question.as_ref().map(|(text, state)| QuestionValue { text, state: *state }),
        objection: row.objection.map(|state| ObjectionValue {
            state,
            addressed_on: row.addressed_on,
            settled_on: row.settled_on,
        }),
        points: row.points.map(|points| points.today),
    }
}

/// All the words of an entry: those of its line, or, where that was cut, from the journal.
pub(super) fn whole_text(row: &EntryRow, desk: &mut Desk) -> Result<String, Failure> {
    if row.cut { text_of(row.uid, desk) } else { Ok(row.text.clone()) }
}

/// All the words of the entry with this id.
pub(super) fn text_of(entry: Uid, desk: &mut Desk) -> Result<String, Failure> {
    match desk.read(&Read::Entry(entry))? {
        Reply::Entry(page) => Ok(page.entry.text),
        _ => Err(Failure::unexpected()),
    }
}
