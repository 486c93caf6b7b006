//! There and back: domain → bytes → domain → the same bytes; and both ways of reading take the same lines.

use super::made::{Made, anything, conversation, entry};
use super::{back, read, record};
use crate::domain::{Conversation, Day, Entry};
use crate::exchange::{MAX_LINE, Record, Ref, Shift, Writer};
use proptest::prelude::*;

/// An export of these rows.
fn written<'a>(rows: impl IntoIterator<Item = &'a Made>) -> String {
    let mut writer = Writer::new(Vec::new());
    for row in rows {
        match row {
            Made::Header(settings) => writer.header(settings),
            Made::Prospect(row) => writer.prospect(row),
            Made::Conversation(row) => writer.conversation(row),
            Made::Question(row, prospect) => writer.question(row, *prospect),
            Made::FollowUp(row, prospect) => writer.follow_up(row, *prospect),
            Made::Attempt(row) => writer.attempt(row),
            Made::Outcome(row) => writer.outcome(row),
            Made::Bank(row) => writer.bank(row),
            Made::View(row) => writer.view(row),
            Made::Warning(row) => writer.warning(row),
        }
        .expect("memory can be written");
    }
    String::from_utf8(writer.finish().expect("memory can be written")).expect("UTF-8")
}

/// What an import of our own export gives.
fn again(text: &str) -> Vec<Made> {
    let lines = read(text);
    assert!(lines.iter().all(|line| line.left_out.is_empty()), "our own fields are known");
    lines.into_iter().map(|line| back::domain(line.record.expect("our own line is right"))).collect()
}

/// The line with its fields in another order, so that it is read the slow way.
fn turned(line: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let serde_json::Value::Object(map) = value else { panic!("an object") };
    let fields: Vec<_> =
        map.iter().rev().map(|(key, value)| format!("{}:{value}", serde_json::Value::from(key.as_str()))).collect();
    format!("{{{}}}", fields.join(" , "))
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_written_again_alike(rows in proptest::collection::vec(anything(), 0..6)) {
        let text = written(&rows);
        let read = again(&text);
        prop_assert_eq!(&read, &rows);
        prop_assert_eq!(written(&read), text);
    }

    #[test]
    fn the_slow_way_reads_what_the_quick_one_does(row in anything()) {
        let line = written([&row]);
        prop_assert_eq!(record(turned(&line)), record(&line));
    }

    #[test]
    fn days_move_and_come_back(row in anything(), days in -400_000..400_000_i32) {
        let mut moved = record(written([&row]));
        let before = moved.clone();
        moved.shift_days(Shift::all(days));
        let limits = Day::from_iso("0000-01-01").zip(Day::from_iso("9999-12-31")).expect("days");
        if let (Some(from), Some(to)) = (before.held().map(crate::domain::Held::day), moved.held().map(crate::domain::Held::day)) {
            prop_assert_eq!(to, (from + days).clamp(limits.0, limits.1));
        }
        let text = written([&back::domain(moved.clone())]);
        prop_assert_eq!(&record(&text), &moved, "what was moved can be written and read");
        prop_assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0.0..1.0_f64, row in anything()) {
        let _ = read(&bytes);
        let mut line = written([&row]).into_bytes();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a short line")]
        let at = (line.len() as f64 * cut) as usize;
        let _ = read(&line[..at]);
        line.splice(at..at, bytes);
        let _ = read(&line);
    }
}

#[test]
fn moving_there_and_back_is_nothing_within_the_years_of_a_journal() {
    let line = r#"{"kind":"conversation","prospect":"Nordvik Foods","held_at":"2026-03-02T00:30:00+01:00","entries":[{"text":"No.","tag":"objection","objection":{"state":"settled","addressed_on":"2026-03-09","settled_on":"2026-04-01"},"created_at":"2026-03-02T00:40:00.250+01:00"}],"questions":[{"text":"Why?","planned_on":"2026-02-27","asked_at":"2026-03-02","closed_on":"2026-03-03","until":"2026-03-10"}],"follow_ups":[{"text":"Send it","due":"2026-03-04","kept_on":"2026-03-05"}]}"#;
    let before = record(line);
    let mut moved = before.clone();
    moved.shift_days(Shift::all(365));
    let there = line.replace("2026-", "2027-");
    assert_eq!(moved, record(there));
    moved.shift_days(Shift::all(-365));
    assert_eq!(moved, before);
}

#[test]
fn the_lines_stand_as_the_format_shows_them() {
    let text = include_str!("canonical.jsonl");
    assert_eq!(written(&again(text)), text);
    assert!(text.contains("大阪精密 “no”") && !text.contains("\\u00"), "nothing but what must be is escaped");
}

/// A talk of so many entries with texts of a mebibyte.
fn long_talk(mut talk: Conversation, entry: &Entry, many: usize) -> Conversation {
    talk.entries = (0..many)
        .map(|at| Entry { text: format!("{at} {}", "x".repeat(Entry::MAX_TEXT - 2)), ..entry.clone() })
        .collect();
    talk
}

#[test]
fn a_talk_too_long_for_a_line_is_parted_and_comes_together_again() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let talk = conversation().new_tree(&mut runner).expect("a talk").current();
    let entry = entry().new_tree(&mut runner).expect("an entry").current();
    let talk = Made::Conversation(long_talk(talk, &entry, 9));
    let text = written([&talk]);
    assert!(text.lines().count() > 2 && text.lines().all(|line| line.len() <= MAX_LINE));
    let parts = again(&text).into_iter().map(|part| match part {
        Made::Conversation(part) => part,
        other => panic!("{other:?} is not a talk"),
    });
    let whole = parts.reduce(|mut whole, mut part| {
        whole.entries.append(&mut part.entries);
        whole.questions.append(&mut part.questions);
        whole.follow_ups.append(&mut part.follow_ups);
        assert_eq!(part, Conversation { entries: vec![], questions: vec![], follow_ups: vec![], ..whole.clone() });
        whole
    });
    assert!(whole.map(Made::Conversation) == Some(talk), "all is there, in its order");
}

#[test]
fn a_name_or_an_id_is_told_apart_by_its_form() {
    let uid = "0198c5d2-7a10-7abc-8def-0123456789ab";
    let about = |prospect: &str| match record(format!("{{\"prospect\":\"{prospect}\",\"text\":\"No.\"}}")) {
        Record::Short(line) => line.prospect,
        other => panic!("{other:?} is not the short form"),
    };
    assert!(matches!(about(uid), Ref::Id(_)));
    assert!(matches!(about(&uid.replace('-', "")), Ref::Name(_)));
    assert_eq!(about("Nordvik Foods"), Ref::Name("Nordvik Foods".to_owned()));
}
