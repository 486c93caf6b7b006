//! What the random walks (`change::walk`) do not come by: very much at once, another day, another model, the order.

use super::*;
use crate::domain::{Ids, Moment, News, Openness, Surfaced, Tag, Zone};
use crate::journal::warnings::Limit;
use crate::journal::{
    ImportChoice, ProspectOrder, ProspectRow, Read, Reply, Store, Target, TargetKind, Window, Write, Writer, import,
    run_read, run_write,
};
use crate::store::{EntryFactRow, put_trust};
use crate::trust::State;
use std::fmt::Write as _;

/// Fills the lines of a journal written row by row.
pub(in crate::journal) fn fill(conn: &rusqlite::Connection, today: Day) {
    let seen = Snapshot::over(conn);
    conn.execute_batch("DELETE FROM trust_now").expect("no lines");
    for (id, ..) in seen.all_prospects().expect("prospects") {
        let kept = seen.kept(id).expect("a look").expect("a prospect");
        let days = from_scratch(&seen, id).expect("facts");
        put_trust(conn, id, &row(&kept, &days, today)).expect("a line");
    }
}

struct Book {
    writer: Writer,
    reader: Reader,
    ids: Ids,
    now: Moment,
}

impl Book {
    /// The journal of these lines.
    fn of(lines: &str) -> Self {
        let store = Store::memory().expect("a store");
        let (mut writer, reader) = (store.writer().expect("a writer"), store.reader().expect("a reader"));
        let mut ids = Ids::new([5; 32]);
        let now = Moment { utc: 1_779_715_600_000, zone: Zone::Fixed(0) };
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("lines.jsonl");
        std::fs::write(&file, lines).expect("written");
        let done = import(&mut writer, &file, ImportChoice::default(), now, &mut ids, "before", &mut |_| true);
        assert_eq!(done.expect("imported").bad, Vec::<String>::new());
        Self { writer, reader, ids, now }
    }

    fn write(&mut self, write: &Write) -> Reply {
        run_write(&mut self.writer, write, self.now, &mut self.ids, "window").expect("written")
    }

    fn home(&self, order: ProspectOrder) -> Vec<ProspectRow> {
        let read = Read::Prospects { query: String::new(), order, window: Window::First(500) };
        match run_read(&self.reader, &read, self.now).expect("an answer") {
            Reply::Prospects { page, .. } => page.rows,
            other => panic!("{other:?}"),
        }
    }

    fn is_true(&self) {
        assert_eq!(kept_differs(&self.reader), Ok(None));
    }
}

/// A talk a week before `until`, so many, marked so.
fn talks(prospect: &str, weeks: i32, marks: &str) -> String {
    let last = Day::from_iso("2026-05-20").expect("a day");
    let mut lines = String::new();
    for week in 0..weeks {
        let day = (last + -7 * (weeks - 1 - week)).iso();
        writeln!(lines, "{{\"prospect\":\"{prospect}\",\"held_at\":\"{day}\",\"text\":\"w{week}\",{marks}}}")
            .expect("text");
    }
    lines
}

const FRANK: &str = r#""tag":"candid_feedback","openness":5,"news":"bad""#;
const SHUT: &str = r#""tag":"objection","openness":1,"news":"neutral""#;

fn target(row: &ProspectRow) -> Vec<Target> {
    vec![Target { kind: TargetKind::Prospect, uid: row.uid }]
}

#[test]
fn past_a_thousand_rows_a_prospect_is_made_anew() {
    let mut lines = talks("Great", 1_300, FRANK);
    lines += &talks("Small", 3, SHUT);
    let mut book = Book::of(&lines);
    book.is_true();
    let great = book.home(ProspectOrder::Trust)[0].clone();
    assert_eq!((great.name.as_str(), great.trust.state), ("Great", State::Steady));
    book.write(&Write::Trash(target(&great)));
    book.is_true();
    assert_eq!(book.home(ProspectOrder::Attention).len(), 1);
    book.write(&Write::Undo { op: None });
    book.is_true();
    assert_eq!(book.home(ProspectOrder::Trust)[0], great);
    // The import itself goes, and comes again.
    book.ids = Ids::new([6; 32]);
    run_write(&mut book.writer, &Write::Undo { op: None }, book.now, &mut book.ids, "fresh").expect("undone");
    book.is_true();
}

#[test]
fn another_day_shows_true_rows_at_once_and_their_order_when_brought_up() {
    let mut lines = talks("Frank", 12, FRANK);
    lines += &talks("Shut", 12, SHUT);
    for n in 0..260 {
        lines += &talks(&format!("New {n:03}"), 1, SHUT);
    }
    let mut book = Book::of(&lines);
    let names = |rows: &[ProspectRow]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    let before = book.home(ProspectOrder::Attention);
    assert_eq!(before.len(), 262);
    assert_eq!(names(&before)[260..], ["Shut", "Frank"], "too early to tell comes first");
    assert!(before.iter().all(|row| row.as_of == Some(book.now.day())));

    book.now = book.now.plus_ms(86_400_000 * 30);
    let (old, today) = (book.home(ProspectOrder::Attention), book.now.day());
    assert_eq!(names(&old), names(&before));
    assert!(old.iter().all(|row| row.as_of != Some(today) && row.trust.day == today));
    let quiet = old.iter().find(|row| row.name == "Shut").expect("a row");
    assert!(quiet.trust.state == State::GoneQuiet && quiet.trust.was.is_some());

    let mut rounds = 1;
    while book.write(&Write::BringUp) == (Reply::BroughtUp { more: true }) {
        rounds += 1;
    }
    assert_eq!(rounds, 2, "a stretch at a time");
    book.is_true();
    let fresh = book.home(ProspectOrder::Attention);
    assert_eq!(names(&fresh)[..2], ["Shut", "Frank"], "gone quiet comes before too early to tell");
    for row in &fresh {
        let then = old.iter().find(|old| old.name == row.name).expect("the same row");
        assert_eq!((row.trust, row.as_of), (then.trust, Some(today)));
    }
    assert_eq!(names(&book.home(ProspectOrder::Trust))[0], "Frank");
    assert_eq!(book.write(&Write::BringUp), Reply::BroughtUp { more: false });
}

#[test]
fn the_line_follows_name_stage_and_rhythm() {
    let mut book = Book::of(&talks("Frank", 12, FRANK));
    let row = book.home(ProspectOrder::Attention)[0].clone();
    for write in [
        Write::SetRhythm { prospect: row.uid, rhythm: Some(Rhythm::Years) },
        Write::SetStage { prospect: row.uid, stage: Stage::Lost },
        Write::Undo { op: None },
        Write::Trash(target(&row)),
        Write::Destroy(target(&row)),
    ] {
        let destroys = matches!(write, Write::Destroy(_));
        book.write(&write);
        book.is_true();
        let there = book.home(ProspectOrder::Attention).len();
        assert_eq!(there == 1, !destroys && !matches!(write, Write::SetStage { .. } | Write::Trash(_)), "{write:?}");
    }
}

#[test]
fn home_gives_the_most_pressing_reason() {
    let mut book = Book::of(&talks("Late", 1, FRANK));
    let row = |book: &Book| book.home(ProspectOrder::Attention)[0].clone();
    assert_eq!(row(&book).reason, None);
    let today = book.now.day();
    let promise = Write::AddFollowUp { prospect: row(&book).uid, text: "references".to_owned(), due: Some(today + -6) };
    book.write(&promise);
    book.is_true();
    assert_eq!(row(&book).reason.as_deref(), Some("promise 6 d late"));
    book.now = book.now.plus_ms(86_400_000);
    assert_eq!(book.write(&Write::BringUp), Reply::BroughtUp { more: false });
    assert_eq!(row(&book).reason.as_deref(), Some("promise 7 d late"));
    // A threshold of one's own: reasons are of no day until they are brought up.
    book.write(&Write::SetLimit { limit: Limit::Overdue, value: Some(9) });
    assert_eq!(row(&book).as_of, None);
    book.write(&Write::BringUp);
    book.is_true();
    assert_eq!((row(&book).reason, row(&book).as_of), (None, Some(book.now.day())));
    book.write(&Write::Undo { op: None });
    book.is_true();
}

#[test]
fn a_correction_that_cannot_be_is_refused() {
    let sum = |day, r128, contacts| DaySum { day: Day(day), r128, s128: 0, contacts };
    let row = EntryFactRow {
        id: 1,
        day: Day(5),
        tag: Some(Tag::Objection),
        openness: Openness::new(5).ok(),
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        question: None,
    };
    let rows = FactRows { entries: vec![row], ..FactRows::default() };
    let gone = Changed { before: rows, after: FactRows::default() };
    assert_eq!(corrected(vec![sum(4, 7, 1), sum(5, 128, 1)], &gone), Some(vec![sum(4, 7, 1)]));
    for kept in [vec![], vec![sum(4, 128, 1)], vec![sum(5, 127, 1)], vec![sum(5, 128, 0)]] {
        assert_eq!(corrected(kept, &gone), None);
    }
}
