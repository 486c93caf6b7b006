//! The questions that ship, how askings find their question, and what is worth asking next.

use super::*;
use crate::{
    domain::{Day, News, Openness, Question, QuestionState, Uid},
    journal::{BankRow, NextQuestion, Why},
    store::{AskingLine, CameLine, OwnQuestion},
    trust::measures::questions::Opened,
};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashSet};

const TODAY: Day = Day(20_776);

fn uid(n: i64) -> Uid {
    Uid::v7(n, &[3; 10])
}

#[test]
fn the_bank_that_ships_is_whole() {
    let questions = shipped();
    assert!(questions.len() >= 80, "{}", questions.len());
    let ids: HashSet<_> = questions.iter().map(|question| &question.id).collect();
    assert_eq!(ids.len(), questions.len(), "every id names one question");
    for stage in Stage::ALL {
        let purposes: BTreeSet<_> = questions.iter().filter(|q| q.stage == *stage).map(|q| q.purpose).collect();
        assert_eq!(purposes.len(), Purpose::ALL.len(), "{} has a question for every purpose", stage.said());
    }
    for Shipped { id, text, .. } in questions {
        assert!(text.ends_with('?') && text.matches('?').count() == 1, "one question: {text}");
        assert!(text.chars().count() <= 100, "short enough to say aloud: {text}");
        assert!(text.starts_with(char::is_uppercase) && text.trim() == text && !text.contains("  "), "{text}");
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{id}");
        assert!(Uid::parse(id).is_none(), "no key looks like the id of an own question: {id}");
    }
    assert!(questions.iter().any(|q| q.text == "If this is not for you, will you tell me?"));
}

#[test]
fn no_two_questions_that_ship_are_alike() {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let all: Vec<_> = shipped().iter().map(|question| (question, words(&question.text))).collect();
    for (at, (one, mine)) in all.iter().enumerate() {
        for (other, theirs) in &all[at + 1..] {
            let (both, either) = (mine.intersection(theirs).count(), mine.union(theirs).count());
            assert!(both * 3 < either * 2, "“{}” is much like “{}”", one.text, other.text);
        }
    }
}

fn asked(prospect: i64, text: &str, openness: Option<i64>) -> AskingLine {
    let came = openness.map(|level| CameLine {
        day: TODAY + -5,
        openness: Openness::new(level).ok(),
        news: News::Neutral,
        is_reply: true,
    });
    let (state, asked) = (QuestionState::Answered, Some(TODAY + -5));
    let (bank, text) = (None, text.to_owned());
    AskingLine { uid: uid(prospect), prospect, bank, text, state, asked, closed: asked, came }
}

fn found<'a>(rows: &'a [BankRow], text: &str) -> &'a BankRow {
    rows.iter().find(|row| row.text == text).unwrap_or_else(|| panic!("{text} is there"))
}

#[test]
fn askings_are_counted_by_name_and_else_by_words() {
    let own = OwnQuestion { uid: uid(1), text: "Who laughs at us?".to_owned(), stage: None, purpose: String::new() };
    let mut bank = Bank::of(vec![own]);
    let named = AskingLine { bank: Some("why-now".to_owned()), ..asked(1, "Why now, Dana?", Some(4)) };
    bank.count(&named, TODAY);
    bank.count(&asked(2, "WHY  now, and not two years ago?", Some(2)), TODAY);
    bank.count(&asked(2, "who laughs\nat us?", Some(5)), TODAY);
    bank.count(&AskingLine { bank: Some(uid(9).to_string()), ..asked(3, "Gone from the bank?", Some(5)) }, TODAY);
    bank.count(&asked(3, "What did Walt say?", Some(5)), TODAY);
    bank.count(&asked(4, "what did walt say?", None), TODAY);
    let rows = bank.everything();
    let of = |text| (found(&rows, text).opened, found(&rows, text).prospects);
    assert_eq!(of("Why now, and not two years ago?"), (Opened { k: 1, n: 2 }, 2));
    assert_eq!(of("Who laughs at us?"), (Opened { k: 1, n: 1 }, 1));
    assert_eq!(of("Gone from the bank?"), (Opened { k: 1, n: 1 }, 1));
    assert_eq!(of("What did Walt say?"), (Opened { k: 1, n: 1 }, 2), "too early to count the second");
    assert_eq!(rows.len(), shipped().len() + 3);
}

#[test]
fn however_many_words_were_asked_only_the_best_are_kept() {
    let mut bank = Bank::of(Vec::new());
    for n in 0..10_000_u32 {
        // One in a hundred opens up, and is asked of two.
        let openness = if n % 100 == 7 { 5 } else { 1 };
        for prospect in 0..if openness == 5 { 2 } else { 1 } {
            bank.count(&asked(prospect, &format!("Words {n}?"), Some(openness)), TODAY);
        }
        assert!(bank.held() <= shipped().len() + 1_001, "{} at {n}", bank.held());
    }
    let rows = bank.everything();
    assert_eq!(rows.len(), shipped().len() + 500);
    let opened: Vec<_> = rows.iter().filter(|row| row.opened.k > 0).collect();
    assert_eq!(opened.len(), 100, "none that opened anybody up is lost");
    assert!(opened.iter().all(|row| (row.opened, row.prospects) == (Opened { k: 2, n: 2 }, 2)));
}

#[test]
fn the_bank_keeps_its_order_until_something_is_known() {
    let texts = |ranked: Ranked| ranked.rows().iter().map(|row| row.text.clone()).collect::<Vec<_>>();
    let shipped: Vec<_> = shipped().iter().map(|question| question.text.clone()).collect();
    assert_eq!(texts(Bank::of(Vec::new()).ranked()), shipped);

    let mut bank = Bank::of(Vec::new());
    bank.count(&asked(1, "When did we lose it?", Some(5)), TODAY);
    bank.count(&asked(1, "Why now, and not two years ago?", Some(1)), TODAY);
    bank.count(&asked(1, "Which question of mine came too late?", Some(5)), TODAY);
    let rows = texts(bank.ranked());
    assert_eq!(rows[0], "Which question of mine came too late?");
    assert_eq!(rows[1], "If this is not for you, will you tell me?");
    assert_eq!(rows.last().map(String::as_str), Some("Why now, and not two years ago?"));
    assert!(!rows.contains(&"When did we lose it?".to_owned()), "words for one prospect alone are no advice");
}

#[test]
fn those_that_suit_the_stage_come_first() {
    let ranked = Bank::of(Vec::new()).ranked();
    let rows = for_a_list(&ranked.for_one([], Stage::Closing));
    let closing = rows.iter().take_while(|row| row.stage == Some(Stage::Closing)).count();
    assert_eq!(closing, shipped().iter().filter(|q| q.stage == Stage::Closing).count());
    assert!(rows.iter().enumerate().all(|(at, row)| row.key.at == i64::try_from(at).unwrap_or(-1)));
}

fn question(n: i64, text: &str, state: QuestionState, ago: i32) -> (Question, Option<Day>) {
    let on = TODAY + -ago;
    let question = Question {
        uid: uid(n),
        text: text.to_owned(),
        state,
        planned_on: (!state.was_asked()).then_some(on),
        asked_at: None,
        closed_on: matches!(state, QuestionState::Answered | QuestionState::Dodged).then_some(on),
        until: None,
        silence: None,
        held: None,
        bank: None,
        note: String::new(),
        note_private: false,
        private: false,
    };
    (question, state.was_asked().then_some(on))
}

fn next_for(past: &[(Question, Option<Day>)], stage: Stage) -> Vec<NextQuestion> {
    let ranked = Bank::of(Vec::new()).ranked();
    next(&ranked.for_one(past.iter().map(Past::from), stage), past, stage)
}

fn said(rows: &[NextQuestion]) -> Vec<(&str, Why)> {
    rows.iter().map(|row| (row.text.as_str(), row.why)).collect()
}

#[test]
fn whom_nothing_was_asked_is_asked_whether_they_would_say_no_and_two_more() {
    let rows = next_for(&[], Stage::Negotiation);
    let ranked = Why::Ranked(Stage::Negotiation);
    assert_eq!(
        said(&rows),
        [
            ("Would you tell me if you had already decided against us?", Why::Permission),
            ("If the price were settled, what would still stop you?", ranked),
            ("Are we the one you want, or the one that keeps the other one cheap?", ranked),
        ]
    );
}

#[test]
fn what_was_dodged_comes_first_then_what_is_planned() {
    use QuestionState::{Answered, Dodged, HeldBack, Planned};
    let past = [
        question(1, "Who else is on the list?", Dodged, 30),
        question(2, "What does Joan think?", Planned, 9),
        question(3, "Whose idea was it?", HeldBack, 8),
        question(4, "Why now, and not two years ago?", Dodged, 20),
        question(5, "If this is not for you, will you tell me?", Answered, 19),
    ];
    let rows = next_for(&past, Stage::Prospecting);
    assert_eq!(
        said(&rows)[..2],
        [
            ("Why now, and not two years ago?", Why::Dodged(Some(TODAY + -20))),
            ("What does Joan think?", Why::Planned(Some(TODAY + -9))),
        ]
    );
    assert_eq!((rows[0].question, rows[2].why), (Some(uid(4)), Why::Ranked(Stage::Prospecting)));

    // Asked again since, it is not dodged any more; planned again, it is planned.
    let again = [past[3].clone(), question(6, "why NOW, and not two years ago?", Answered, 3)];
    assert!(next_for(&again, Stage::Prospecting).iter().all(|row| !matches!(row.why, Why::Dodged(_))));
    let planned = [past[3].clone(), question(6, "why NOW, and not two years ago?", Planned, 3)];
    assert_eq!(next_for(&planned, Stage::Prospecting)[0].why, Why::Planned(Some(TODAY + -3)));
}

#[test]
fn the_line_says_why() {
    let next =
        |why, k, n| NextQuestion { text: String::new(), question: None, row: None, opened: Opened { k, n }, why };
    let said = |why: Why, k, n| super::why(&next(why, k, n), TODAY, crate::words::Dates::default());
    assert_eq!(said(Why::Ranked(Stage::Closing), 7, 9), "opened up 7 of the 9 times asked");
    assert_eq!(said(Why::Ranked(Stage::Closing), 0, 0), "from the bank, for closing");
    assert_eq!(said(Why::Dodged(Some(TODAY + -7)), 0, 0), "dodged 12 Nov, not asked again");
    assert_eq!(said(Why::Planned(Some(TODAY)), 0, 0), "planned today");
    let all: Vec<_> = [(0, 1), (1, 1), (0, 4), (4, 4)].map(|(k, n)| opened(Opened { k, n })).into();
    assert_eq!(
        all,
        [
            "did not open up the one time asked",
            "opened up the one time asked",
            "opened up none of the 4 times asked",
            "opened up 4 of the 4 times asked",
        ]
    );
}

/// Any question: of the bank, or in words of one's own.
fn any_past() -> impl Strategy<Value = Vec<(Question, Option<Day>)>> {
    let states = prop::sample::select(QuestionState::ALL);
    let one = (0..shipped().len() + 3, states, 0..200_i32);
    prop::collection::vec(one, 0..60).prop_map(|questions| {
        let words = |at: usize| shipped().get(at).map_or_else(|| format!("My own, number {at}?"), |q| q.text.clone());
        (1_i64..).zip(questions).map(|(n, (at, state, ago))| question(n, &words(at), state, ago)).collect()
    })
}

proptest! {
    #[test]
    fn three_different_questions_whatever_was_asked(past in any_past(), stage in prop::sample::select(Stage::ALL)) {
        let rows = next_for(&past, stage);
        prop_assert_eq!(rows.len(), 3);
        let words: HashSet<_> = rows.iter().map(|row| wording(&row.text)).collect();
        prop_assert_eq!(words.len(), 3);
        for row in &rows {
            let before = past.iter().any(|(question, _)| wording(&question.text) == wording(&row.text));
            prop_assert_eq!(before, row.question.is_some(), "{:?}", row);
            prop_assert_eq!(before, !matches!(row.why, Why::Permission | Why::Ranked(_)));
        }
        let permission = |text: &str| shipped().iter().any(|q| q.text == text && q.purpose == Purpose::Permission);
        if !past.iter().any(|(question, _)| permission(&question.text)) {
            prop_assert!(rows.iter().any(|row| row.why == Why::Permission && permission(&row.text)));
        }
    }
}
