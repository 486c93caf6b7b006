//! Trends on journals whose figures are counted by hand.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::{Became, Counted, Day, FirstTold, Moment, OutcomeResult, QuestionState, Reception, Stage, Zone},
    journal::{
        CountedRow, QuestionSilence, QuietRow, Read, Reply, Trends, TrendsLate, Trouble, Window, browse::trends_both,
    },
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
    assert!(late.brought.opened.is_empty());
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
        let after = |met| late.brought.after_reception.after(met);
        assert_eq!((after(Reception::Clarified), after(Reception::Defended)), (share(1, 1), share(0, 1)));
        assert_eq!((late.reception.of(Reception::Clarified), late.reception.n()), (2, 3));
    }
    assert_eq!(both(&book, Some(other), 3).1.reception.n(), 0);
    // The talk between goes to the trash: the one after it is the next.
    book.trash("conversations", frank, 1);
    book.trash("entries", entry, 1);
    let late = both(&book, None, 3).1;
    assert_eq!(late.brought.after_reception.after(Reception::Clarified), share(0, 1));
    // Of this month there is no talk that came after one.
    assert_eq!(both(&book, None, 1).1.brought.after_reception.after(Reception::Clarified), share(0, 0));
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
        (late.brought.after_silence.share(), both(&book, Some(one), 2).1.brought.after_silence.share()),
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
            (Counted::Silences(None), late.silences.all().n()),
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

/// A question asked so long ago, and how openly they replied; `None` = no reply.
fn asked(book: &Fixture, prospect: i64, text: &str, ago: i32, openness: Option<i64>) -> i64 {
    let talk = book.talk(prospect, noon(TODAY + -ago), "[]");
    let question = book.question(prospect, Some(talk), text, 3, Some(TODAY + -ago));
    if openness.is_some() {
        book.entry(talk, &Said { openness, question: Some(question), ..DIRECT });
    }
    question
}

#[test]
fn what_opened_people_up_is_of_the_days_and_is_listed_as_counted() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("Other", 1));
    // Six times, of two prospects, in two ways of writing; twice before these days. Nothing came of the last yet.
    for (whose, text, ago, openness) in [
        (one, "What did Walt say?", 300, Some(5)),
        (other, "What did Walt say?", 290, Some(5)),
        (one, "What did Walt say?", 60, Some(4)),
        (other, "what did  walt SAY?", 50, Some(2)),
        (one, "What did Walt say?", 45, Some(5)),
        (one, "Who else?", 44, Some(5)),
    ] {
        asked(&book, whose, text, ago, openness);
    }
    // No reply, and nothing told in the thirty days after; no reply, and the days are not over.
    let third = book.prospect("Third", 1);
    asked(&book, third, "What did Walt say?", 40, None);
    asked(&book, third, "What did Walt say?", 3, None);
    let of = |months, whose: Option<i64>| {
        let late = both(&book, whose, months).1;
        let row = late.brought.opened.iter().find(|row| row.text.contains("Walt")).cloned();
        row.map(|row| ((row.opened.k, row.opened.n), row.asking.expect("an asking"), late.period))
    };
    for (months, whose, figure) in
        [(3, None, (2, 4)), (12, None, (4, 6)), (3, Some(one), (2, 2)), (12, Some(other), (1, 2))]
    {
        let (counted, asking, period) = of(months, whose).expect("a row");
        assert_eq!(counted, figure, "{months} months of {whose:?}");
        let (rows, n) = listed(&book, Counted::Askings(asking), whose, (period.first, period.end()));
        let opened = rows.iter().filter(|row| matches!(row.became, Became::Asking { opened: true, .. })).count();
        assert_eq!((opened as u64, rows.len() as u64, n), (figure.0.into(), figure.1.into(), figure.1.into()));
        assert!(rows.iter().all(|row| row.words.to_lowercase().contains("walt")), "{rows:?}");
        assert!(rows.is_sorted_by(|one, next| one.day >= next.day), "the latest first: {rows:?}");
    }
    assert_eq!(of(3, Some(other)), None, "never opened up in these days");
    let gone = Read::Counted {
        of: Counted::Askings(uid("questions", 99)),
        prospect: None,
        first: TODAY + -9,
        last: TODAY,
        window: Window::First(5),
    };
    assert!(matches!(book.trouble(&gone), Trouble::Gone(_)));
}

#[test]
fn silences_of_each_question_are_counted_and_listed() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("Other", 1));
    let silent = |whose, text: &str, ago: i32, seconds: i64, held: Option<i64>| {
        let question = book.question(whose, None, text, 3, Some(TODAY + -ago));
        book.set("questions", question, "silence", seconds);
        book.set("questions", question, "held", held.map_or(Value::Null, Value::from));
        question
    };
    for (whose, ago, seconds) in [(one, 20, 4), (other, 19, 8), (one, 18, 9), (other, 17, 30), (one, 16, 11)] {
        silent(whose, if ago % 2 == 0 { "Why now?" } else { "why  NOW?" }, ago, seconds, Some(1));
    }
    silent(one, "Why now?", 15, 60, Some(0)); // we spoke
    silent(one, "Why now?", 400, 60, Some(1)); // before these days
    silent(one, "Who else?", 14, 3, None);
    // A question of the bank, by its name and by its words.
    let named = silent(one, "If it is not, say so?", 13, 5, Some(1));
    let shipped = &crate::journal::bank::shipped()[0];
    book.set("questions", named, "bank", shipped.id.clone());
    silent(other, &shipped.text.to_uppercase(), 12, 7, Some(1));
    let of = |whose| {
        let late = both(&book, whose, 3).1;
        assert_eq!(
            late.silences.all().n(),
            late.brought.silent.iter().map(|one| one.held.all().n()).sum::<u64>() + late.brought.silent_more
        );
        for one in &late.brought.silent {
            let of = Counted::Silences(Some(one.asking));
            let (rows, n) = listed(&book, of, whose, (late.period.first, late.period.end()));
            assert_eq!((rows.len() as u64, n), (one.held.all().n(), n), "{} of {whose:?}", one.text);
        }
        let said = |one: &QuestionSilence| (one.text.clone(), one.held.all().n(), one.held.all().median());
        late.brought.silent.iter().map(said).collect::<Vec<_>>()
    };
    let text = |text: &str| text.to_owned();
    assert_eq!(
        of(None),
        [(text("Why now?"), 5, Some(9.0)), (shipped.text.clone(), 2, Some(6.0)), (text("Who else?"), 1, Some(3.0))]
    );
    assert_eq!(of(Some(other)), [(text("why  NOW?"), 2, Some(19.0)), (shipped.text.clone(), 1, Some(7.0))]);
    // More than are named: the rest is a number.
    for n in 0..30 {
        silent(one, &format!("Question {n}?"), 5, 4, Some(1));
    }
    let late = both(&book, None, 3).1.brought;
    assert_eq!((late.silent.len(), late.silent_more), (20, 13));
}

#[test]
fn the_talks_after_are_listed_as_they_are_counted() {
    let book = Fixture::new();
    let (one, other) = (book.prospect("One", 1), book.prospect("Other", 1));
    let met = [Some(Reception::Clarified), Some(Reception::Defended), None];
    for (at, ago) in (0..24).map(|n| 48 - 2 * n).enumerate() {
        said(
            &book,
            if at % 3 == 0 { other } else { one },
            ago,
            1 + i64::try_from(at % 5).unwrap_or(0),
            met[at % 4 % 3],
        );
    }
    let hearsay = book.talk(one, noon(TODAY), "[]");
    book.entry(hearsay, &Said { openness: Some(5), surfaced: 2, ..DIRECT });
    for months in [1, 3] {
        for whose in [None, Some(one), Some(other)] {
            let late = both(&book, whose, months).1;
            for reception in Reception::ALL {
                let share = late.brought.after_reception.after(*reception);
                let days = (late.period.first, late.period.end());
                let (rows, n) = listed(&book, Counted::NextTalks(*reception), whose, days);
                let frank = rows.iter().filter(|row| matches!(row.became, Became::Talk { candid: true })).count();
                assert_eq!(
                    (frank as u64, rows.len() as u64, n),
                    (share.k, share.n, share.n),
                    "{reception:?} {whose:?}"
                );
                assert!(rows.iter().all(|row| row.conversation == Some(row.uid)), "{rows:?}");
            }
            assert!(late.brought.after_reception.after(Reception::Clarified).n > 0);
        }
    }
}

#[test]
fn who_has_gone_quiet_who_is_next_and_who_says_only_what_pleases() {
    let book = Fixture::new();
    let name = |n: i32| format!("Prospect {n}");
    let prospects: Vec<i64> = (0..9).map(|n| book.prospect(&name(n), if n == 8 { 6 } else { 1 })).collect();
    // Silent for 0, 20, 40, 59, 61, 80, 100 days and, one that is lost, 300; the last never talked with.
    for (prospect, ago) in [(0, 0), (1, 20), (2, 40), (3, 59), (4, 61), (5, 80), (6, 100), (8, 300)] {
        book.talk(prospects[prospect], noon(TODAY + -ago), "[]");
    }
    let of = |whose: Option<i64>| {
        book.settle();
        both(&book, whose, 12).1.quiet
    };
    let rows =
        |rows: &[QuietRow]| rows.iter().map(|row| (row.prospect.name.clone(), row.days, row.limit)).collect::<Vec<_>>();
    let quiet = of(None);
    assert_eq!(
        (rows(&quiet.gone), quiet.gone_more),
        (vec![(name(6), 100, 60), (name(5), 80, 60), (name(4), 61, 60)], 0)
    );
    assert_eq!(rows(&quiet.next.into_iter().collect::<Vec<_>>()), [(name(3), 59, 60)]);
    assert_eq!((quiet.only_good.len(), quiet.only_good_more, quiet.on), (0, 0, TODAY));
    assert_eq!(of(Some(prospects[3])).next.map(|row| row.days), Some(59));
    assert_eq!(of(Some(prospects[8])), crate::journal::Quiet { on: TODAY, ..Default::default() }, "lost");
    assert_eq!(of(Some(prospects[7])).next, None, "never talked with: no limit");
    // A fourth goes quiet: named are three.
    book.talk(prospects[7], noon(TODAY + -90), "[]");
    let quiet = of(None);
    assert_eq!((quiet.gone.len(), quiet.gone_more), (3, 1));
    // Five moments of good news from two talks; the talk before held other news. Four are no run, nor five of one talk.
    let good = |prospect: usize, moments: &[i32]| {
        for (at, ago) in moments.iter().enumerate() {
            let talk = book.talk(prospects[prospect], noon(TODAY + -*ago), "[]");
            book.entry(talk, &Said { news: if at == 0 && *ago > 30 { 1 } else { 2 }, ..DIRECT });
        }
    };
    good(0, &[35, 10, 9, 8, 7, 6]);
    good(1, &[10, 9, 8, 7]);
    let talk = book.talk(prospects[2], noon(TODAY + -5), "[]");
    (0..6).for_each(|_| {
        book.entry(talk, &Said { news: 2, ..DIRECT });
    });
    let only = |quiet: &crate::journal::Quiet| {
        quiet.only_good.iter().map(|one| (one.prospect.name.clone(), one.talks, one.moments)).collect::<Vec<_>>()
    };
    assert_eq!(only(&of(None)), [(name(0), 5, 5)]);
    assert_eq!(only(&of(Some(prospects[0]))), [(name(0), 5, 5)]);
    assert_eq!(only(&of(Some(prospects[1]))), []);
}
