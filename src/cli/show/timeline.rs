//! The timeline of a prospect: moments, talks with nothing frank said, tries.

use serde::Serialize;

use crate::{
    cli::{
        desk::Desk,
        entry_line::{self, EntryValue},
        failure::Failure,
        line::{Ink, Line},
    },
    domain::{Channel, Held, Uid},
    journal::{Read, Reply, TimelineRow, Window},
};

/// Rows asked for at a time.
const AT_A_TIME: usize = 500;

/// At most `limit` rows, newest first, and whether there are more.
pub(super) fn rows(prospect: Uid, limit: usize, desk: &mut Desk) -> Result<(Vec<TimelineRow>, bool), Failure> {
    let at_most = |rows: usize| u16::try_from(rows.min(AT_A_TIME)).unwrap_or(u16::MAX);
    let mut rows: Vec<TimelineRow> = Vec::new();
    let mut window = Window::First(at_most(limit));
    loop {
        let Reply::Timeline(page) = desk.read(&Read::Timeline { prospect, window })? else {
            return Err(Failure::unexpected());
        };
        let more = page.more_after && !page.rows.is_empty();
        rows.extend(page.rows);
        match rows.last() {
            Some(last) if more && rows.len() < limit => {
                window = Window::After(last.key().clone(), at_most(limit - rows.len()));
            }
            _ => return Ok((rows, more)),
        }
    }
}

/// A row as a line.
pub(super) fn line(row: &TimelineRow) -> Line {
    match row {
        TimelineRow::Entry(row) => entry_line::of_one(row),
        TimelineRow::Talk { held, channel, text, private, .. } => Line::default()
            .and(Ink::Dim, &held.day().iso())
            .col(Ink::Dim, &format!("{}, nothing frank said", channel.said()))
            .col(Ink::Dim, entry_line::private(*private))
            .col(Ink::Plain, text),
        TimelineRow::Attempt { at, channel, note, private, .. } => Line::default()
            .and(Ink::Dim, &at.day().iso())
            .col(Ink::Dim, &format!("tried by {}, reached nobody", channel.said()))
            .col(Ink::Dim, entry_line::private(*private))
            .col(Ink::Plain, note),
    }
}

/// A row as JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Value<'a> {
    /// A moment.
    Entry(Box<EntryValue<'a>>),
    /// A talk in which nothing frank was said.
    Talk { id: String, held_at: Held, channel: Channel, text: &'a str, note_private: bool },
    /// A try that reached nobody.
    Attempt { id: String, at: Held, channel: Channel, note: &'a str, note_private: bool },
}

/// The row as JSON; `text` = the whole words of an entry.
pub(super) fn value<'a>(row: &'a TimelineRow, text: &'a str) -> Value<'a> {
    match row {
        TimelineRow::Entry(row) => Value::Entry(Box::new(entry_line::value(row, text))),
        TimelineRow::Talk { uid, held, channel, text, private, .. } => {
            Value::Talk { id: uid.to_string(), held_at: *held, channel: *channel, text, note_private: *private }
        }
        TimelineRow::Attempt { uid, at, channel, note, private, .. } => {
            Value::Attempt { id: uid.to_string(), at: *at, channel: *channel, note, note_private: *private }
        }
    }
}

/// The whole words of an entry's row; nothing for the others.
pub(super) fn whole_text(row: &TimelineRow, desk: &mut Desk) -> Result<String, Failure> {
    match row {
        TimelineRow::Entry(row) => entry_line::whole_text(row, desk),
        _ => Ok(String::new()),
    }
}
