//! One prospect: its page, timeline, objections and people, and trust as it stood on any day.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::{Day, Rhythm, Tag},
    journal::{ProspectPage, Read, Reply, TimelineRow, Trouble, TrustLook, Window},
    trust::{EntryFact, Facts, Look, Pace, QuestionFact, Range, State, Trend},
};

fn page(fixture: &Fixture, prospect: i64) -> ProspectPage {
    match fixture.ask(&Read::Prospect(uid("prospects", prospect))) {
        Reply::Prospect(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn trust(fixture: &Fixture, as_of: Option<Day>, half_life: Option<f64>, series: bool) -> Vec<TrustLook> {
    match fixture.ask(&Read::Trust { prospect: None, query: String::new(), as_of, half_life, series }) {
        Reply::Trust(looks) => looks,
        other => panic!("{other:?}"),
    }
}

const FRANK: Said<'_> = Said {
    body: "We gave the last job away because of your quoting.",
    tag: Some(0),
    openness: Some(5),
    news: 0,
    surfaced: 0,
    objection: None,
    question: None,
    by: None,
    labels: "[]",
};

/// Ten talks a fortnight apart, pleasant at first and frank at the end.
fn story() -> Fixture {
    let fixture = Fixture::new();
    let one = fixture.prospect("Halvorsen Castings", 4);
    for n in 0..10 {
        let talk = fixture.talk(one, noon(TODAY + (-(9 - n) * 14 - 3)), "[]");
        if n < 5 {
            fixture.entry(talk, &Said { openness: Some(2), ..Said::default() });
        } else {
            fixture.entry(talk, &FRANK);
        }
    }
    fixture.settle();
    fixture
}

#[test]
fn a_page_says_what_its_number_rests_on() {
    let fixture = story();
    let rising = page(&fixture, 1).trust;
    assert_eq!((rising.now.state, rising.now.changed_from), (State::Rising, Some(TODAY + -59)));
    assert_eq!((rising.hard_told, rising.dodged), (5, 0));
    let last = fixture.talk(1, noon(TODAY + -2), "[]");
    fixture.entry(last, &Said { body: "not marked", ..Said::default() });
    fixture.entry(last, &Said { body: "inbox", tag: None, ..Said::default() });
    let heard = fixture.entry(last, &Said { body: "heard elsewhere", surfaced: 2, news: 0, ..Said::default() });
    fixture.question(1, Some(last), "Who decides?", 4, Some(TODAY + -2));
    fixture.question(1, None, "planned", 0, None);
    fixture.follow_up(1, None, "references", Some(TODAY), 0);
    fixture.attempt(1, noon(TODAY + -1), "voicemail");
    fixture.attempt(1, noon(TODAY + -30), "before the last talk");
    fixture.unsaid(1, "still open", 0, None);
    let said = fixture.unsaid(1, "what the president thinks", 1, Some(10));
    fixture.contact(1, "Dana Ruiz", "COO");
    fixture.settle();
    let page = page(&fixture, 1);
    let look = &page.trust;
    assert_eq!((page.entries, page.questions, page.objections, page.follow_ups, page.tries), (13, 2, 0, 1, 1));
    assert_eq!((page.talked, page.prospect.contacts.len(), page.prospect.unsaid.len()), (Some(TODAY + -2), 1, 2));
    assert_eq!(page.said, [(uid("unsaid", said), FRANK.body.to_owned(), TODAY + -3)]);
    let frank = page.frankest.expect("bad news was told");
    assert_eq!((frank.words.as_str(), frank.day, frank.entry), (FRANK.body, TODAY + -3, uid("entries", 10)));
    assert_eq!((look.marked, look.unmarked, look.marked_days), (11, 1, 11), "ten talks, one heard elsewhere");
    assert_eq!((look.now.state, look.dodged, look.hard_told), (State::Steady, 1, 5), "in the last 90 days");
    assert_eq!(look.moved, None, "90 days ago it was too early");
    let then = &trust(&fixture, Some(TODAY + 60), None, false)[0];
    let from = trust(&fixture, Some(TODAY + -30), None, false)[0].now;
    assert_eq!(then.moved, Some(100.0 * (then.now.mean - from.mean)));
    assert_eq!((look.series.len(), look.later, look.last_talk), (0, 0, None), "a page has its chart apart");
    assert_eq!(page.proposed, None, "a fortnight is weeks");
    fixture.set("prospects", 1, "rhythm", Rhythm::Years.code());
    assert_eq!(super::prospect::page(&fixture, 1).proposed, Some(Rhythm::Weeks));
    fixture.trash("entries", heard, 5);
    assert_eq!(super::prospect::page(&fixture, 1).trust.marked, 10);
    assert!(matches!(fixture.trouble(&Read::Prospect(uid("prospects", 9))), Trouble::Gone(_)));
}

#[test]
fn trust_is_the_models_own_word_on_the_facts() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let early = fixture.talk(one, noon(TODAY + -40), "[]");
    let late = fixture.talk(one, noon(TODAY + -20), "[]");
    let answered = fixture.question(one, Some(early), "answered late", 3, Some(TODAY + -40));
    fixture.set("questions", answered, "closed_on", TODAY.0 - 18);
    let pending = fixture.question(one, Some(late), "pending until", 2, Some(TODAY + -20));
    fixture.set("questions", pending, "until", TODAY.0 - 15);
    fixture.question(one, None, "held back", 1, None);
    let trashed = fixture.question(one, Some(late), "trashed", 4, Some(TODAY + -20));
    fixture.trash("questions", trashed, 5);
    fixture.talk(one, noon(TODAY + -10), "[]");
    let emptied = fixture.talk(one, noon(TODAY + -5), "[]");
    let gone = fixture.entry(emptied, &FRANK);
    fixture.trash("entries", gone, 5);
    let never = fixture.talk(one, noon(TODAY + -4), "[]");
    fixture.trash("conversations", never, 5);
    fixture.attempt(one, noon(TODAY + -1), "");
    // Written down first, but said later: the reply of the earlier talk is the first.
    fixture.entry(late, &Said { openness: Some(5), question: Some(answered), ..Said::default() });
    fixture.entry(early, &Said { openness: Some(2), question: Some(answered), ..Said::default() });
    fixture.entry(late, &Said { openness: Some(3), question: Some(pending), ..Said::default() });
    fixture.entry(late, &Said { openness: Some(4), question: Some(trashed), ..Said::default() });
    fixture.settle();

    let fact = |days: i32, openness: i64, question| EntryFact {
        day: TODAY + days,
        tag: Some(Tag::CandidFeedback),
        openness: crate::domain::Openness::new(openness).ok(),
        news: crate::domain::News::Neutral,
        surfaced: crate::domain::Surfaced::Asked,
        question,
    };
    let question = |asked: i32, state, closed: Option<i32>, until: Option<i32>| QuestionFact {
        asked: Some(TODAY + asked),
        state,
        closed: closed.map(|days| TODAY + days),
        until: until.map(|days| TODAY + days),
    };
    let facts = Facts {
        entries: vec![fact(-40, 2, Some(0)), fact(-20, 5, Some(0)), fact(-20, 3, Some(1)), fact(-20, 4, None)],
        questions: vec![
            question(-40, crate::domain::QuestionState::Answered, Some(-18), None),
            question(-20, crate::domain::QuestionState::Pending, None, Some(-15)),
        ],
        empty_talks: vec![TODAY + -10, TODAY + -5],
    };
    for days in [-41, -40, -30, -20, -18, -10, -5, -2, -1, 0] {
        let day = TODAY + days;
        let expected = Look::at(&facts, Pace::of(None), day, []);
        let look = &trust(&fixture, Some(day), None, false)[0];
        assert_eq!(look.now, expected.standing, "on day {days}");
        assert_eq!((look.as_of, look.series.len(), look.later as usize), (day, 0, expected.later));
    }
    let points = Look::at(&facts, Pace::of(None), TODAY, []).entries;
    let timeline = Read::Timeline { prospect: uid("prospects", one), window: Window::First(20) };
    let Reply::Timeline(page) = fixture.ask(&timeline) else { panic!("a timeline") };
    let shown: Vec<_> = page
        .rows
        .iter()
        .filter_map(|row| match row {
            TimelineRow::Entry(row) => row.points.map(|points| points.today),
            _ => None,
        })
        .collect();
    assert_eq!(shown, [points[3], points[2], points[1], points[0]]);
    assert_eq!(page.rows.len(), 7, "four moments, two talks without any, one attempt");
}

#[test]
fn a_chart_goes_back_as_far_as_the_rhythm_asks_or_as_told() {
    let fixture = story();
    let chart = |range: Option<Range>| match fixture.ask(&Read::Chart { prospect: uid("prospects", 1), range }) {
        Reply::Chart(chart) => chart,
        other => panic!("{other:?}"),
    };
    let whole = chart(None);
    assert_eq!((whole.range, whole.first, whole.last), (Range::All, TODAY + -129, TODAY), "less than a year is known");
    assert_eq!((whole.marks.len(), whole.moves.len()), (10, 10));
    let now = page(&fixture, 1).trust.now;
    assert_eq!(
        whole.points.last().map(|point| (point.mean, point.low, point.high)),
        Some((now.mean, now.low, now.high))
    );
    let near = chart(Some(Range::Quarter));
    assert!(near.range == Range::Quarter && near.earlier && near.marks.len() < 10);
    let before = fixture.talk(1, noon(TODAY + -500), "[]");
    fixture.entry(before, &FRANK);
    assert_eq!(chart(None).range, Range::Year);
    fixture.set("prospects", 1, "rhythm", Rhythm::Years.code());
    assert_eq!(chart(None).range, Range::All);
    let nobody = Read::Chart { prospect: uid("prospects", 9), range: None };
    assert!(matches!(fixture.trouble(&nobody), Trouble::Gone(_)));
}

#[test]
fn an_earlier_day_knows_nothing_of_what_came_after() {
    let fixture = story();
    let then = TODAY + -50;
    let before = trust(&fixture, Some(then), None, true);
    for n in 0..6 {
        let talk = fixture.talk(1, noon(then + 1 + n), "[]");
        fixture.entry(talk, &Said { surfaced: 2, news: 0, ..Said::default() });
        fixture.question(1, Some(talk), "dodged", 4, Some(then + 1 + n));
    }
    let after = trust(&fixture, Some(then), None, true);
    assert_eq!(after[0].later, before[0].later + 6);
    assert_eq!(TrustLook { later: 0, ..after[0].clone() }, TrustLook { later: 0, ..before[0].clone() });
    assert_eq!(before[0].series.last(), Some(&before[0].now));
    assert_eq!(before[0].series.len(), 129 - 50 + 1);
    assert!(trust(&fixture, None, None, false)[0].now.mean < before[0].now.mean);
    let slow = &trust(&fixture, None, Some(365.0), false)[0];
    assert!(slow.now.uncertainty < trust(&fixture, None, None, false)[0].now.uncertainty);
    let wrong = Read::Trust { prospect: None, query: String::new(), as_of: None, half_life: Some(0.0), series: false };
    assert!(matches!(fixture.trouble(&wrong), Trouble::Invalid(_)));
    assert_ne!(before[0].now.trend, Trend::Falling);
}

#[test]
fn objections_open_ones_first_oldest_first() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    for (body, ago, state) in [("settled", 50, 2), ("open", 20, 0), ("addressed", 30, 1), ("settled later", 10, 2)] {
        let talk = fixture.talk(one, noon(TODAY + -ago), "[]");
        fixture.entry(talk, &Said { body, tag: Some(1), objection: Some(state), openness: Some(3), ..Said::default() });
        fixture.entry(talk, &Said { body: "no objection", ..Said::default() });
    }
    let read = Read::Objections { prospect: uid("prospects", one), window: Window::First(9) };
    let Reply::Entries { page, .. } = fixture.ask(&read) else { panic!("objections") };
    let bodies: Vec<_> = page.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(bodies, ["addressed", "open", "settled", "settled later"]);
    assert!(page.rows.iter().all(|row| row.points.is_some_and(|points| points.today.abs() < 1.0)));
}

#[test]
fn people_with_what_they_said() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let (dana, lee) = (fixture.contact(one, "Dana", "COO"), fixture.contact(one, "Lee", ""));
    let gone = fixture.contact(one, "Gone", "");
    fixture.trash("contacts", gone, 5);
    let talk = fixture.talk(one, noon(TODAY + -9), &format!("[{dana}, {lee}, {gone}]"));
    fixture.talk(one, noon(TODAY + -20), &format!("[{dana}]"));
    fixture.entry(talk, &Said { by: Some(dana), ..FRANK });
    fixture.entry(talk, &Said { by: Some(dana), surfaced: 2, ..FRANK });
    let out = fixture.entry(talk, &Said { by: Some(lee), ..FRANK });
    fixture.trash("entries", out, 5);
    let Reply::People(people) = fixture.ask(&Read::People(uid("prospects", one))) else { panic!("people") };
    let seen: Vec<_> =
        people.iter().map(|row| (row.contact.name.as_str(), row.moments, row.hard, row.talked)).collect();
    assert_eq!(seen, [("Dana", 2, 1, Some(TODAY + -9)), ("Lee", 0, 0, Some(TODAY + -9))]);
}

#[test]
fn a_timeline_has_moments_empty_talks_and_attempts() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let talk = fixture.talk(one, noon(TODAY + -3), "[]");
    fixture.entry(talk, &FRANK);
    let empty = fixture.talk(one, noon(TODAY + -2), "[]");
    fixture.set("conversations", empty, "note", "their new hall".to_owned());
    fixture.attempt(one, noon(TODAY + -1), "voicemail");
    let other = fixture.prospect("Other", 0);
    fixture.talk(other, noon(TODAY), "[]");
    let read = Read::Timeline { prospect: uid("prospects", one), window: Window::First(9) };
    let Reply::Timeline(page) = fixture.ask(&read) else { panic!("a timeline") };
    assert!(matches!(&page.rows[..], [
        TimelineRow::Attempt { note, .. },
        TimelineRow::Talk { text, .. },
        TimelineRow::Entry(row),
    ] if note == "voicemail" && text == "their new hall" && row.points.is_some_and(|points| points.today > 10.0)));
}
