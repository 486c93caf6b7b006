//! Questions of the book, and what is known of each from the rows.

use super::fixture::{Fixture, Said, TODAY, noon, uid};
use crate::{
    domain::QuestionState,
    journal::{BankRow, QuestionCounts, Read, Reply, Why, Window},
    trust::measures::questions::Opened,
};

const LIST: &str = "Where are we on your list?";
const ANSWERED: i64 = 3;
const DODGED: i64 = 4;
const PENDING: i64 = 2;

fn bank(fixture: &Fixture, prospect: Option<i64>) -> Vec<BankRow> {
    let read = Read::Bank { prospect: prospect.map(|id| uid("prospects", id)) };
    let Reply::Bank(rows) = fixture.ask(&read) else { panic!("the bank") };
    rows
}

fn opened(fixture: &Fixture, text: &str) -> (u32, u32) {
    let rows = bank(fixture, None);
    let Opened { k, n } = rows.iter().find(|row| row.text == text).expect("it is there").opened;
    (k, n)
}

fn said(openness: i64, question: Option<i64>) -> Said<'static> {
    Said { openness: Some(openness), question, ..Said::default() }
}

#[test]
fn the_first_direct_reply_decides() {
    let fixture = Fixture::new();
    let prospect = fixture.prospect("Halvorsen", 1);
    let talk = fixture.talk(prospect, noon(TODAY + -9), "[]");
    let question = fixture.question(prospect, Some(talk), LIST, ANSWERED, Some(TODAY + -9));
    // Neither what came second-hand nor what waits in the inbox is a reply told directly.
    fixture.entry(talk, &Said { surfaced: 2, ..said(5, Some(question)) });
    fixture.entry(talk, &Said { tag: None, ..said(5, Some(question)) });
    fixture.entry(talk, &said(4, None));
    let reply = fixture.entry(talk, &said(2, Some(question)));
    fixture.entry(talk, &said(5, Some(question)));
    assert_eq!(opened(&fixture, LIST), (0, 1));
    fixture.set("entries", reply, "openness", 4);
    assert_eq!(opened(&fixture, LIST), (1, 1));
    fixture.trash("entries", reply, 5);
    assert_eq!(opened(&fixture, LIST), (1, 1), "the next reply");
    fixture.set("questions", question, "state", DODGED);
    assert_eq!(opened(&fixture, LIST), (0, 1));
    fixture.set("questions", question, "state", 0);
    assert_eq!(opened(&fixture, LIST), (0, 0), "taken back: it was not asked");
}

#[test]
fn without_a_reply_the_next_thing_told_within_thirty_days_decides() {
    let fixture = Fixture::new();
    let prospect = fixture.prospect("Halvorsen", 1);
    let other = fixture.prospect("Nordkap", 1);
    let asked = TODAY + -60;
    fixture.question(prospect, None, LIST, PENDING, Some(asked));
    assert_eq!(opened(&fixture, LIST), (0, 1), "nothing came");
    for (of, day) in [(prospect, asked + -1), (prospect, asked + 31), (other, asked + 1)] {
        let talk = fixture.talk(of, noon(day), "[]");
        fixture.entry(talk, &said(5, None));
    }
    assert_eq!(opened(&fixture, LIST), (0, 1), "a day too early, a day too late, somebody else");
    let talk = fixture.talk(prospect, noon(asked + 30), "[]");
    fixture.entry(talk, &said(5, None));
    assert_eq!(opened(&fixture, LIST), (1, 1));
    let talk = fixture.talk(prospect, noon(asked), "[]");
    fixture.entry(talk, &said(1, None));
    assert_eq!(opened(&fixture, LIST), (0, 1), "the first of them, the day itself included");
    // Too early to say.
    fixture.question(other, None, LIST, PENDING, Some(TODAY + -30));
    assert_eq!(opened(&fixture, LIST), (0, 1));
}

#[test]
fn a_question_asked_of_two_prospects_is_one_and_three_of_four_is_three_of_four() {
    let fixture = Fixture::new();
    for (n, openness) in [(0, 4), (1, 5), (2, 1), (3, 4)] {
        let prospect = fixture.prospect(&format!("Prospect {n}"), 1);
        let talk = fixture.talk(prospect, noon(TODAY + -n), "[]");
        let text = if n == 0 { "where are WE  on your list?" } else { LIST };
        let question = fixture.question(prospect, Some(talk), text, ANSWERED, Some(TODAY + -n));
        fixture.entry(talk, &said(openness, Some(question)));
    }
    let rows = bank(&fixture, None);
    let first = &rows[0];
    assert_eq!((first.text.as_str(), first.prospects), (LIST, 4));
    assert!((first.opened.mean() - 0.666_667).abs() < 5e-7 && (first.opened.low() - 0.342_592).abs() < 5e-7);
    assert!(rows[1..].iter().all(|row| row.opened.n == 0));
    // A prospect merged away or trashed takes its askings along.
    fixture.trash("prospects", 4, 5);
    fixture.trash("questions", 4, 5);
    assert_eq!(opened(&fixture, LIST), (2, 3));
}

#[test]
fn the_bank_for_a_prospect_says_what_became_of_each_there() {
    let fixture = Fixture::new();
    let prospect = fixture.prospect("Halvorsen", 2);
    fixture.question(prospect, None, LIST, DODGED, Some(TODAY + -3));
    let rows = bank(&fixture, Some(prospect));
    assert!(rows[0].stage.is_some_and(|stage| stage == crate::domain::Stage::Proposal));
    let asked = rows.iter().find(|row| row.text == LIST).expect("it is there");
    assert_eq!(asked.there, Some((QuestionState::Dodged, Some(TODAY + -3))));
    let Reply::NextQuestions(next) = fixture.ask(&Read::NextQuestions(uid("prospects", prospect))) else { panic!() };
    assert_eq!((next.len(), next[0].text.as_str(), next[0].why), (3, LIST, Why::Dodged(Some(TODAY + -3))));
    assert_eq!(next[1].why, Why::Permission);
    assert!(matches!(fixture.trouble(&Read::NextQuestions(uid("prospects", 99))), crate::journal::Trouble::Gone(_)));
}

#[test]
fn the_ledger_counts_and_filters() {
    let fixture = Fixture::new();
    let prospects = [fixture.prospect("Halvorsen", 1), fixture.prospect("Nordkap", 1)];
    for (n, state) in (1..).zip([0, 1, PENDING, PENDING, ANSWERED, DODGED, DODGED, DODGED]) {
        let asked = (state > 1).then_some(TODAY + -n);
        fixture.question(prospects[usize::try_from(n % 2).unwrap_or(0)], None, &format!("Question {n}?"), state, asked);
    }
    fixture.trash("questions", 8, 5);
    let wanted = QuestionCounts { planned: 1, pending: 2, dodged: 2, held_back: 1, answered: 1 };
    assert_eq!(fixture.ask(&Read::QuestionCounts), Reply::QuestionCounts(wanted));
    assert_eq!(wanted.total(), 7);
    let texts = |state, window| match fixture.ask(&Read::Ledger { state, window }) {
        Reply::Questions(page) => page.rows.into_iter().map(|row| row.question.text).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(texts(Some(QuestionState::Dodged), Window::First(9)), ["Question 6?", "Question 7?"]);
    assert_eq!(texts(Some(QuestionState::Dodged), Window::Last(1)), ["Question 7?"]);
    assert_eq!(texts(None, Window::First(9)).len(), 7);
}
