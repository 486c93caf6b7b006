//! Trends on journals whose figures are counted by hand.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::{Day, Reception, Stage},
    journal::{Read, Reply, Trends, TrendsLate, Trouble, browse::trends_both},
    store::Snapshot,
    trust::measures::Share,
};
use rusqlite::types::Value;

const DIRECT: Said<'static> = Said {
    body: "So.",
    tag: Some(0),
    openness: None,
    news: 1,
    surfaced: 1,
    objection: None,
    question: None,
    by: None,
    labels: "[]",
};

fn share(k: u64, n: u64) -> Share {
    Share { k, n }
}

/// Trends of so many months, of the book or of one prospect.
fn both(book: &Fixture, prospect: Option<i64>, months: u16) -> (Trends, TrendsLate) {
    let prospect = prospect.map(|id| uid("prospects", id));
    match (book.ask(&Read::Trends { prospect, months }), book.ask(&Read::TrendsLate { prospect, months })) {
        (Reply::Trends(seen), Reply::TrendsLate(late)) => (*seen, *late),
        other => panic!("{other:?}"),
    }
}

/// A talk so many days ago with one moment: its openness, and how it was met.
fn said(book: &Fixture, prospect: i64, ago: i32, openness: i64, met: Option<Reception>) -> (i64, i64) {
    let talk = book.talk(prospect, noon(TODAY + -ago), "[]");
    let entry = book.entry(talk, &Said { openness: Some(openness), ..DIRECT });
    book.set("entries", entry, "reception", met.map_or(Value::Null, |met| met.code().into()));
    (talk, entry)
}

#[test]
fn an_empty_journal_has_no_figure_and_a_stranger_no_trends() {
    let book = Fixture::new();
    let (seen, late) = both(&book, None, 12);
    assert_eq!((seen.first_talk, seen.tags.n(), seen.volunteered.share()), (None, 0, share(0, 0)));
    assert!(Stage::ALL.iter().all(|stage| seen.stages.at(*stage) == share(0, 0)));
    assert_eq!((late.calendar.n(), late.ledger.asked(), late.objections.typical()), (0, 0, None));
    assert!(late.opened.is_empty());
    let read = Read::Trends { prospect: Some(uid("prospects", 9)), months: 12 };
    assert!(matches!(book.trouble(&read), Trouble::Gone(_)));
}

#[test]
fn what_came_after_a_reception_is_the_next_talk_of_the_same_prospect() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("Other", 1));
    let (talk, _) = said(&book, one, 40, 3, Some(Reception::Clarified));
    // Met twice in one talk: it is one talk all the same.
    let again = book.entry(talk, &DIRECT);
    book.set("entries", again, "reception", Reception::Clarified.code());
    let (frank, entry) = said(&book, one, 30, 4, Some(Reception::Defended));
    said(&book, one, 20, 2, None);
    said(&book, other, 35, 5, None);
    for whose in [None, Some(one)] {
        let late = both(&book, whose, 3).1;
        let after = |met| late.after_reception.after(met);
        assert_eq!((after(Reception::Clarified), after(Reception::Defended)), (share(1, 1), share(0, 1)));
        assert_eq!((late.reception.of(Reception::Clarified), late.reception.n()), (2, 3));
    }
    assert_eq!(both(&book, Some(other), 3).1.reception.n(), 0);
    // The talk between goes to the trash: the one after it is the next.
    book.trash("conversations", frank, 1);
    book.trash("entries", entry, 1);
    let late = both(&book, None, 3).1;
    assert_eq!(late.after_reception.after(Reception::Clarified), share(0, 1));
    // Of this month there is no talk that came after one.
    assert_eq!(both(&book, None, 1).1.after_reception.after(Reception::Clarified), share(0, 0));
}

#[test]
fn what_came_after_a_silence_are_direct_replies() {
    let book = Fixture::new();
    let one = book.prospect("One", 1);
    for (seconds, openness, surfaced) in [(8, 4, 1), (9, 2, 0), (7, 5, 1), (30, 5, 2)] {
        let talk = book.talk(one, noon(TODAY + -10), "[]");
        let question = book.question(one, Some(talk), "Why?", 3, Some(TODAY + -10));
        book.set("questions", question, "silence", seconds);
        book.entry(talk, &Said { openness: Some(openness), surfaced, question: Some(question), ..DIRECT });
    }
    let late = both(&book, None, 2).1;
    assert_eq!(
        (late.after_silence.share(), both(&book, Some(one), 2).1.after_silence.share()),
        (share(1, 2), share(1, 2))
    );
    assert_eq!((late.silences.all().n(), late.silences.all().median()), (4, Some(8.5)));
    assert_eq!(late.ledger.answered, 4);
}

#[test]
fn what_decided_a_deal_was_heard_before_by_us_by_others_or_never() {
    let book = Fixture::new();
    let one = book.prospect("One", 6);
    let (_, told) = said(&book, one, 50, 4, None);
    let talk = book.talk(one, noon(TODAY + -30), "[]");
    let hearsay = book.entry(talk, &Said { surfaced: 2, ..DIRECT });
    for (why, first) in [("Price.", Some(told)), ("Price.", Some(hearsay)), ("Price.", None), ("", Some(told))] {
        book.outcome(one, crate::domain::OutcomeResult::Lost.code(), TODAY + -5, why, first);
    }
    let late = both(&book, None, 12).1;
    let lost = &late.heard.lost;
    assert_eq!((lost.n(), lost.to_our_face(), lost.second_hand.n(), lost.never), (3, share(1, 3), 1, 1));
    assert_eq!((lost.direct.median(), late.heard.won.n()), (Some(45.0), 0));
    // An outcome taken back counts no more.
    book.trash("outcomes", 3, 1);
    assert_eq!(both(&book, None, 12).1.heard.lost.never, 0);
}

#[test]
fn months_that_are_counted_leave_out_what_is_still_to_come() {
    let book = Fixture::new();
    let one = book.prospect("One", 1);
    for ago in [0, 18, 19, 400, -3, -40] {
        said(&book, one, ago, 4, None);
    }
    let seen = Snapshot::over(&book.conn);
    let agree = |today: Day, months| {
        let (kept, anew) = trends_both(&seen, months, today).expect("trends");
        assert_eq!((&kept.stages, &kept.tags, &kept.volunteered), (&anew.stages, &anew.tags, &anew.volunteered));
        kept.stages.at(Stage::Discovery)
    };
    assert_eq!([1, 2, 24].map(|months| agree(TODAY, months)), [share(2, 2), share(3, 3), share(4, 4)]);
    assert_eq!(agree(TODAY + 3, 1), share(3, 3), "once the day has come");
    // The talk is said to have been held at another stage, its moment edited, one goes to the trash.
    book.set("conversations", 1, "stage", Stage::Closing.code());
    book.set("entries", 2, "openness", 1);
    book.trash("entries", 3, 1);
    assert_eq!(agree(TODAY, 2), share(0, 1));
    assert_eq!(both(&book, None, 2).0.stages.at(Stage::Closing), share(1, 1));
    // One prospect is streamed, the book is counted: the same.
    let (whole, only) = (both(&book, None, 24).0, both(&book, Some(one), 24).0);
    assert_eq!((whole.stages, whole.tags, whole.volunteered), (only.stages, only.tags, only.volunteered));
    assert_eq!(whole.first_talk, Some(TODAY + -400));
}
