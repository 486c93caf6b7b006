//! What a file may look like, and what its lines say.

use super::{errors, read, record};
use crate::domain::{Channel, Day, Held, News, Openness, QuestionState, Rhythm, Stage, Surfaced, Tag};
use crate::exchange::{FirstHeard, MAX_LINE, Reader, Record, Ref, ShortLine};
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

fn short(line: &str) -> ShortLine {
    match record(line) {
        Record::Short(line) => *line,
        other => panic!("{other:?} is not the short form"),
    }
}

#[test]
fn the_short_form_says_what_the_format_shows() {
    let line = short(
        r#"{"prospect":"Nordvik Foods","held_at":"2026-03-02T15:30:00+01:00","text":"Lead time kills us: six weeks, the incumbent does four.","tag":"objection","openness":4,"news":"bad","surfaced":"volunteered","labels":["lead-time"],"contacts":["Dana Ruiz, COO"],"channel":"call"}"#,
    );
    assert_eq!(line.prospect, Ref::Name("Nordvik Foods".to_owned()));
    assert_eq!(line.held_at, Held::from_iso("2026-03-02T15:30:00+01:00"));
    assert_eq!((line.tag, line.openness), (Some(Tag::Objection), Openness::new(4).ok()));
    assert_eq!((line.news, line.surfaced), (Some(News::Bad), Some(Surfaced::Volunteered)));
    assert_eq!((line.channel, line.stage), (Some(Channel::Call), None));
    assert_eq!((line.labels, line.contacts), (vec!["lead-time".into()], vec![Ref::Name("Dana Ruiz, COO".into())]));
}

#[test]
fn what_a_short_line_does_not_give_stays_not_given() {
    let line = short(r#"{"text":"Fine.","prospect":"Nordvik","openness":null,"labels":null,"private":null}"#);
    assert_eq!((line.held_at, line.tag, line.openness, line.news), (None, None, None, None));
    assert_eq!((line.private, line.labels.len(), line.question), (false, 0, None));
}

#[test]
fn a_short_line_brings_its_question_objection_and_promise() {
    let line = short(
        r#"{"prospect":"Nordvik","text":"No.","tag":"objection","contacts":["Dana Ruiz, COO"],"said_by":"dana ruiz","question":{"text":"Why?","state":"pending","until":"2026-03-09","silence":9,"held":false},"objection":{"state":"settled","settled_on":"2026-04-01","settled_by":"Dana"},"follow_up":{"text":"Send it","due":"2026-03-05","state":"kept","kept_on":"2026-03-04"}}"#,
    );
    let question = line.question.expect("a question");
    assert_eq!((question.state, question.silence, question.held), (Some(QuestionState::Pending), Some(9), Some(false)));
    assert_eq!(line.objection.and_then(|objection| objection.settled_on), Day::from_iso("2026-04-01"));
    assert_eq!(line.follow_up.and_then(|promise| promise.kept_on), Day::from_iso("2026-03-04"));
}

#[test]
fn a_prospect_line_may_carry_just_what_is_to_be_set() {
    let Record::Prospect(line) = record(r#"{"kind":"prospect","name":"Nordvik Foods","rhythm":"years"}"#) else {
        panic!("a prospect")
    };
    assert_eq!((line.id, line.rhythm, line.stage, line.note), (None, Some(Rhythm::Years), None, None));
}

#[test]
fn never_heard_is_null_and_skipped_is_absent() {
    let heard = |rest: &str| {
        let line = format!(r#"{{"kind":"outcome","prospect":"N","what":"quote","result":"won"{rest}}}"#);
        let slow = line.replacen('{', r#"{"mood":1,"#, 1);
        let of = |record| match record {
            Record::Outcome(line) => line.first_heard,
            other => panic!("{other:?} is no outcome"),
        };
        assert_eq!(of(record(&line)), of(record(slow)), "both ways of reading");
        of(record(&line))
    };
    assert_eq!(heard(""), FirstHeard::Skipped);
    assert_eq!(heard(r#","first_heard":null"#), FirstHeard::Never);
    assert!(matches!(heard(r#","first_heard":"0198c5d2-7a10-7abc-8def-0123456789ab""#), FirstHeard::Entry(_)));
}

#[test]
fn kind_may_stand_anywhere_and_spaces_too() {
    let line = " { \"name\" : \"Nordvik\" , \"stage\":\"closing\",\t\"kind\" : \"prospect\" } ";
    let Record::Prospect(line) = record(line) else { panic!("a prospect") };
    assert_eq!((line.name.as_str(), line.stage), ("Nordvik", Some(Stage::Closing)));
}

#[test]
fn escapes_and_odd_characters_come_as_they_are() {
    let line = short(r#"{"prospect":"N","text":"\ud83d\ude42 \u0000 \u202e é 大 \"\\\/"}"#);
    assert_eq!(line.text, "🙂 \0 \u{202e} é 大 \"\\/");
}

#[test]
fn an_empty_file_says_nothing_and_empty_lines_count() {
    assert!(read("").is_empty());
    assert!(read("\n\r\n   \n\u{feff}").is_empty());
    let lines = read("\n\r\n{\"prospect\":\"N\",\"text\":\"No.\"}");
    assert_eq!((lines.len(), lines[0].number), (1, 3));
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_are_not_part_of_a_line() {
    let line = "{\"prospect\":\"N\",\"text\":\"No.\"}";
    let file = format!("\u{feff}{line}\r\n\u{feff}{line}\r\n{line}");
    assert_eq!(errors(&file), [""; 0]);
    assert_eq!(read(&file).iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn fields_that_are_not_known_are_named_and_left_out() {
    let line = r#"{"kind":"conversation","prospect":"N","mood":"good","entries":[{"text":"No."},{"text":"Yes.","mood":{"a":[1]},"mood":2}],"two words":1}"#;
    let lines = read(format!("\n{line}"));
    assert!(lines[0].record.is_ok());
    let said: Vec<_> = lines[0].left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "LINE 2: entries[1].mood is not a field of this format and was left out",
            "LINE 2: mood is not a field of this format and was left out",
            "LINE 2: “two words” is not a field of this format and was left out",
        ]
    );
}

#[test]
fn a_line_can_be_found_again_by_its_bytes() {
    let long = "x".repeat(MAX_LINE + 10);
    let good = "{\"prospect\":\"N\",\"text\":\"é\"}";
    for (file, ends) in [(format!("{good}\r\n\n{long}\n{good}"), ""), (format!("{good}\n{long}"), "x")] {
        let mut cursor = Cursor::new(file.as_bytes());
        for line in read(&file) {
            cursor.seek(SeekFrom::Start(line.bytes.start)).expect("a place");
            let mut found = String::new();
            cursor.by_ref().take(line.bytes.end - line.bytes.start).read_to_string(&mut found).expect("text");
            assert!(found == if line.record.is_ok() { good } else { &long }, "line {}", line.number);
        }
        let last = read(&file).pop().expect("a line");
        assert_eq!(last.bytes.end, file.len() as u64, "{ends}");
    }
}

#[test]
fn a_line_of_the_greatest_length_is_taken() {
    let line = |length: usize| {
        let frame = r#"{"prospect":"N","text":"No.","title":""}"#.len();
        format!(r#"{{"prospect":"N","text":"No.","title":"{}"}}"#, "x".repeat(length - frame))
    };
    for end in ["", "\n", "\r\n"] {
        assert_eq!(errors(line(MAX_LINE) + end), [""; 0]);
        let good = "{\"prospect\":\"N\",\"text\":\"No.\"}";
        assert_eq!(errors(line(MAX_LINE + 1) + end), ["LINE 1: the line is longer than 4 MiB"]);
        assert_eq!(read(format!("{}\n{good}", line(MAX_LINE + 2))).len(), 2, "the lines after it are read");
    }
}

/// A file without an end, that counts what is read of it.
struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0 += buffer.len() as u64;
        if self.0 > 64 << 20 {
            return Err(io::Error::other("pulled out"));
        }
        buffer.fill(b'[');
        Ok(buffer.len())
    }
}

#[test]
fn a_line_without_end_is_not_gathered_and_a_failing_file_ends_the_reading() {
    let mut reader = Reader::new(BufReader::new(Endless(0)));
    let error = reader.next().expect("an answer").expect_err("pulled out");
    assert_eq!(error.to_string(), "pulled out");
    assert!(reader.held() <= 2 * MAX_LINE, "{} bytes", reader.held());
    assert!(reader.next().is_none());
}
