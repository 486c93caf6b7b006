//! A file → its lines, one at a time: nothing of it is held but the line at hand.

use super::MAX_LINE;
use super::error::{LeftOut, LineError, Problem};
use super::line::{Record, Ref};
use super::parse::parse;
use super::short::ShortLine;
use crate::domain::{QuestionState, fold};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// One line that says something: a record, or why it is none.
#[derive(Debug)]
pub struct Line {
    /// Its number in the file, from 1; empty lines count.
    pub number: u64,
    /// Where it stands in the file, in bytes, without its line end: there a line that was refused can be copied from,
    /// whatever its length. The end is also how far the file has been read.
    pub bytes: Range<u64>,
    /// What it says, or what is wrong with it.
    pub record: Result<Record, LineError>,
    /// Fields that the format does not know; the record does not have them.
    pub left_out: Vec<LeftOut>,
}

/// Reads the lines of a file in order. Empty lines are passed over, `\r\n` ends a line like `\n`, and a byte order mark
/// before a line is not part of it (files put together have them in the middle).
///
/// An error of reading itself ends the iteration; a wrong line does not.
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    line: Vec<u8>,
    number: u64,
    offset: u64,
    ended: bool,
    replies: Replies,
}

impl<R: BufRead> Reader<R> {
    /// A reader from the start of a file.
    pub fn new(source: R) -> Self {
        Self { source, line: Vec::new(), number: 0, offset: 0, ended: false, replies: Replies::default() }
    }

    /// How many bytes it holds.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.line.capacity()
    }

    /// Brings the next line into `self.line`, without its end, and tells where it began and whether it is whole. Of one
    /// that is too long only the beginning is held. `None` at the end of the file.
    fn fetch(&mut self) -> io::Result<Option<(Range<u64>, bool)>> {
        self.line.clear();
        // Room for the line's end, and for one byte that shows that there is more.
        let read = self.source.by_ref().take(MAX_LINE as u64 + 3).read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        let start = self.offset;
        self.offset += read as u64;
        self.number += 1;
        let mut end = self.offset;
        if self.line.ends_with(b"\n") {
            self.line.pop();
            end -= 1;
            if self.line.ends_with(b"\r") {
                self.line.pop();
                end -= 1;
            }
        } else if self.line.len() > MAX_LINE {
            let (rest, has_end) = pass_over(&mut self.source)?;
            self.offset += rest;
            end = self.offset - u64::from(has_end);
        }
        Ok(Some((start..end, self.line.len() <= MAX_LINE)))
    }

    fn understand(&mut self, whole: bool) -> (Result<Record, Problem>, Vec<String>) {
        if !whole {
            return (Err(Problem::here("the line is longer than 4 MiB")), Vec::new());
        }
        let bytes = self.line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.line);
        let text = match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return (Err(not_utf8(bytes, error.valid_up_to())), Vec::new()),
        };
        let (record, left_out) = parse(text);
        (record.and_then(|record| self.replies.agree(record, self.number)), left_out)
    }
}

/// Reads on to the end of a line and keeps nothing of it: how many bytes, and whether a line end was the last.
fn pass_over(source: &mut impl BufRead) -> io::Result<(u64, bool)> {
    let mut passed = 0;
    loop {
        let buffer = match source.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        source.consume(used);
        passed += used as u64;
        if end.is_some() || used == 0 {
            return Ok((passed, end.is_some()));
        }
    }
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let sixteen = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let hint = if sixteen { "; it looks like UTF-16" } else { "" };
    Problem::here(format!("the line is not UTF-8 (byte {}){hint}", at + 1))
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        while !self.ended {
            let (bytes, whole) = match self.fetch() {
                Ok(Some(found)) => found,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            };
            let bare = self.line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.line);
            if whole && bare.trim_ascii().is_empty() {
                continue;
            }
            let number = self.number;
            let (record, left_out) = self.understand(whole);
            let record = record.map_err(|problem| LineError::new(number, problem));
            let left_out = left_out.into_iter().map(|field| LeftOut { line: number, field }).collect();
            return Some(Ok(Line { number, bytes, record, left_out }));
        }
        self.ended = true;
        None
    }
}

/// What was said of the questions that lines in short form are replies to: one question has one state. Kept by a hash
/// of question and conversation, so that a file of a million lines costs some bytes a question.
#[derive(Debug, Default)]
struct Replies(HashMap<u64, (QuestionState, u64)>);

impl Replies {
    fn agree(&mut self, record: Record, line: u64) -> Result<Record, Problem> {
        let Record::Short(short) = &record else { return Ok(record) };
        let Some((key, state)) = said(short) else { return Ok(record) };
        let (before, first) = *self.0.entry(key).or_insert((state, line));
        if before == state {
            return Ok(record);
        }
        let why = format!("is {}; LINE {first} says {} of the same question", state.word(), before.word());
        Err(Problem::of("question.state", why))
    }
}

/// Which question a line says a state of, if it does: the prospect, the conversation and the text.
fn said(short: &ShortLine) -> Option<(u64, QuestionState)> {
    let question = short.question.as_ref()?;
    let state = question.state?;
    let mut hasher = DefaultHasher::new();
    match &short.prospect {
        Ref::Name(name) => fold(name).hash(&mut hasher),
        Ref::Id(uid) => uid.hash(&mut hasher),
    }
    match &short.conversation {
        Some(name) => name.hash(&mut hasher),
        None => short.held_at.hash(&mut hasher),
    }
    question.text.hash(&mut hasher);
    Some((hasher.finish(), state))
}
