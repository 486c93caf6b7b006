//! Trends on journals whose figures are counted by hand.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::{Counted, Day, FirstTold, Moment, OutcomeResult, QuestionState, Reception, Stage, Zone},
    journal::{CountedRow, Read, Reply, Trends, TrendsLate, Trouble, Window, browse::trends_both},
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
    found(book, prospect, months, "")
}

/// The same of what a query finds.
fn found(book: &Fixture, prospect: Option<i64>, months: u16, query: &str) -> (Trends, TrendsLate) {
    let (prospect, query) = (prospect.map(|id| uid("prospects", id)), query.to_owned());
    let quick = book.ask(&Read::Trends { prospect, months, query: query.clone() });
    match (quick, book.ask(&Read::TrendsLate { prospect, months, query })) {
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
    let read = Read::Trends { prospect: Some(uid("prospects", 9)), months: 12, query: String::new() };
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
        let at = Moment { utc: noon(today).at, zone: Zone::Fixed(0) };
        let (kept, anew) = trends_both(&seen, months, at).expect("trends");
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

/// What a figure counts of these days, walked in windows of two rows, and how many that are said to be.
fn listed(book: &Fixture, of: Counted, prospect: Option<i64>, (first, last): (Day, Day)) -> (Vec<CountedRow>, u64) {
    let prospect = prospect.map(|id| uid("prospects", id));
    let (mut rows, mut window): (Vec<CountedRow>, Window) = (Vec::new(), Window::First(2));
    loop {
        match book.ask(&Read::Counted { of, prospect, first, last, window }) {
            Reply::Counted { page, n } => {
                rows.extend(page.rows);
                if !page.more_after {
                    return (rows, n);
                }
            }
            other => panic!("{other:?}"),
        }
        window = Window::After(rows.last().expect("a row").key.clone(), 2);
    }
}

#[test]
fn what_is_no_moment_is_listed_as_it_is_counted() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("Other", 1));
    // Asked on the last day, on the first, before it; answered, dodged (3, 4), waiting (2), held back (1), planned (0).
    for (prospect, state, ago) in
        [(one, 3, 0), (one, 3, 18), (one, 3, 19), (other, 4, 3), (one, 2, 4), (other, 2, 5), (one, 1, 6), (one, 0, 7)]
    {
        let question = book.question(prospect, None, "Why?", state, Some(TODAY + -ago));
        book.set("questions", question, "silence", 9);
    }
    // Closed only after today: it still waits. Its silence was filled.
    let late = book.question(one, None, "Who?", 3, Some(TODAY + -2));
    book.set("questions", late, "closed_on", (TODAY + 2).0);
    book.set("questions", late, "silence", 4);
    book.set("questions", late, "held", 0);
    for (due, state, kept) in
        [(1, 0, None), (0, 0, None), (2, 1, Some(2)), (3, 1, Some(1)), (4, 2, None), (30, 2, None)]
    {
        let promise = book.follow_up(one, None, "We send it", Some(TODAY + -due), state);
        book.set("follow_ups", promise, "kept_on", kept.map_or(Value::Null, |ago: i32| (TODAY + -ago).0.into()));
    }
    let (_, told) = said(&book, one, 50, 4, None);
    for (why, first) in [("Price.", Some(told)), ("Price.", None), ("  ", Some(told))] {
        book.outcome(one, OutcomeResult::Lost.code(), TODAY + -5, why, first);
    }
    let days = (TODAY + -18, TODAY);
    for whose in [None, Some(one), Some(other)] {
        let late = both(&book, whose, 1).1;
        assert_eq!((late.period.first, late.period.last), days);
        let of = |told| Counted::Outcomes { result: OutcomeResult::Lost, told };
        let lost = &late.heard.lost;
        let mut figures = vec![
            (Counted::Silences, late.silences.all().n()),
            (Counted::Promises, late.promises.share().n),
            (of(None), lost.n()),
            (of(Some(FirstTold::ToFace)), lost.direct.n()),
            (of(Some(FirstTold::SecondHand)), lost.second_hand.n()),
            (of(Some(FirstTold::Never)), lost.never),
            (of(Some(FirstTold::NotNoted)), lost.not_said),
        ];
        let states = [QuestionState::Answered, QuestionState::Dodged, QuestionState::Pending, QuestionState::HeldBack];
        figures.extend(states.map(|state| (Counted::Questions(state), late.ledger.share(state).k)));
        for (of, figure) in figures {
            let (rows, n) = listed(&book, of, whose, days);
            assert_eq!((rows.len() as u64, n), (figure, figure), "{of:?} of {whose:?}");
            assert!(rows.is_sorted_by(|one, next| one.day >= next.day), "the latest first: {rows:?}");
        }
    }
    let late = both(&book, None, 1).1;
    assert_eq!((late.ledger.answered, late.ledger.pending, late.silences.all().n()), (2, 3, 5));
    assert_eq!((late.promises.share(), late.heard.lost.n()), (share(1, 4), 2));
}

#[test]
fn a_query_names_the_days_and_the_moments() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("One and All", 1));
    for (prospect, ago, openness) in [(one, 1, 4), (one, 20, 2), (one, 60, 5), (other, 20, 5), (other, 21, 3)] {
        said(&book, prospect, ago, openness, None);
    }
    book.question(one, None, "Why?", 3, Some(TODAY + -20));
    let at = |query: &str| {
        let (seen, late) = found(&book, None, 12, query);
        assert_eq!(seen.mistake, None, "{query}");
        assert_eq!(seen.period, late.period);
        (seen.stages.at(Stage::Discovery), late.calendar.n(), late.ledger.asked())
    };
    assert_eq!(at(""), (share(3, 5), 3, 1));
    // Days that are no whole months are streamed; the same days by month are counted.
    assert_eq!(at("since:2026-10-29 until:2026-10-30"), (share(1, 3), 1, 1));
    assert_eq!(at("on:2026-10"), (share(1, 3), 1, 1));
    assert_eq!(at("since:2026-10"), at("on:2026-10..2026-11"));
    // Of moments alone: a question is none.
    assert_eq!(at("openness:5"), (share(2, 2), 2, 0));
    assert_eq!(at("openness:5 on:2026-10"), (share(1, 1), 1, 0));
    // A whole name is that prospect alone, though a longer one begins with it.
    assert_eq!(at("who:one"), (share(2, 3), 2, 0));
    assert_eq!(at("who:\"one and\"").0, share(1, 2));
    assert_eq!(at("who:on").0, share(3, 5));
    let seen = found(&book, None, 12, "on:2026-10 openness:5").0;
    assert_eq!(
        (seen.by_days, seen.rest.to_string().as_str(), seen.period.first.iso().as_str()),
        (true, "openness:5", "2026-10-01")
    );
    for nothing in ["since:2027-01", "until:2020", "since:2026-11 until:2026-10"] {
        let seen = found(&book, None, 12, nothing).0;
        assert_eq!(
            (seen.by_days, seen.mistake.as_deref()),
            (false, Some("Nothing is known of those days.")),
            "{nothing}"
        );
    }
    let seen = found(&book, None, 12, "openness:9 news:bad").0;
    assert!(seen.mistake.is_some() && seen.rest.to_string() == "news:bad", "the rest still counts: {seen:?}");
}
