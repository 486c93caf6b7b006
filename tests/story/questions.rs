//! Questions across the book, the bank, planning from anywhere, and what the next save asks.

use candor::{
    app::screens::{Root, Screen},
    domain::QuestionState,
    journal::{Payback, QuestionRow, Read, Reply, Window},
};

use super::Story;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn in_state(story: &Story, state: QuestionState) -> Vec<QuestionRow> {
    match story.read(&Read::Ledger { state: Some(state), window: Window::First(200) }) {
        Reply::Questions(page) => page.rows,
        other => panic!("{other:?}"),
    }
}

fn planned(story: &Story) -> Vec<String> {
    in_state(story, QuestionState::Planned).into_iter().map(|row| row.question.text).collect()
}

#[test]
fn the_ledger_the_bank_and_the_picker_at_three_sizes() {
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys("3");
        insta::assert_snapshot!(format!("questions_{columns}x{rows}"), story.screen());
        let story = story.keys("tab");
        insta::assert_snapshot!(format!("bank_{columns}x{rows}"), story.screen());
        let story = story.keys("1 p").types("deci");
        insta::assert_snapshot!(format!("plan_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn the_words_of_a_question_have_the_room() {
    let words = |columns| {
        let screen = Story::sample().sized(columns, 36).keys("3").screen();
        assert!(
            screen.lines().skip(3).take(30).all(|line| candor::words::width(line) < usize::from(columns)),
            "{screen}"
        );
        screen.contains("“Anil, what do you lose at home if I speak to your uncle?”")
    };
    assert!(words(120) && words(140) && words(160));
}

#[test]
fn an_empty_journal_has_the_bank_in_its_own_order() {
    let story = Story::empty_at(vec![Root::Questions.place()]).sized(100, 20);
    assert!(story.screen().contains("Nothing asked yet"), "{}", story.screen());
    let story = story.keys("o");
    assert!(story.screen().contains("in its own order"), "{}", story.screen());
    assert!(story.screen().contains("If this is not for you, will you tell me?"), "{}", story.screen());
}

#[test]
fn one_state_alone_and_back_to_all() {
    let story = Story::sample().keys("3 f 6");
    assert!(matches!(in_state(&story, QuestionState::Dodged).len(), 1..), "the sample has some");
    let dodged = story.screen();
    assert!(dodged.contains("esc shows all") && !dodged.contains("✓ answered"), "{dodged}");
    let story = story.keys("esc");
    assert!(!story.screen().contains("esc shows all"), "{}", story.screen());
    assert_eq!(story.app.screens().len(), 1);
}

#[test]
fn a_question_of_the_bank_is_planned_from_anywhere() {
    for way in ["p", "enter p", "2 p", "2 enter p", "3 p"] {
        let story = Story::sample().keys(way);
        assert!(matches!(story.app.top(), Some(Screen::Plan(_))), "{way}:\n{}", story.screen());
        let before = planned(&story).len();
        let story = story.types("permission").keys("down enter");
        assert_eq!(planned(&story).len(), before + 1, "{way}:\n{}", story.screen());
        assert!(!matches!(story.app.top(), Some(Screen::Plan(_))), "{way}");
        assert_eq!(planned(&story.keys("u")).len(), before, "{way}: taken back");
    }
    let story = Story::sample().keys("3 tab down p").types("lume").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Planned")), "{}", story.screen());
}

#[test]
fn words_of_one_s_own_are_planned_as_they_stand() {
    for words in ["Who laughs at us", "Where are we on your list, Bill?"] {
        let story = Story::sample().keys("p").types(words).keys("enter");
        assert!(planned(&story).contains(&words.to_owned()), "{}", story.screen());
    }
    let story = Story::sample().keys("p").types("walk away").keys("tab end backspace").types(", Bill?").keys("enter");
    assert!(planned(&story).iter().any(|text| text.ends_with(", Bill?")), "a reworded one: {}", story.screen());
}

#[test]
fn a_bank_of_one_s_own() {
    let story = Story::sample().keys("3 tab a").types("Who laughs at us?").keys("enter");
    assert!(story.screen().contains("Who laughs at us?") || story.remark().is_some(), "{}", story.screen());
    let own = |story: &Story| match story.read(&Read::Bank { prospect: None }) {
        Reply::Bank(rows) => rows.into_iter().find(|row| row.own.is_some()),
        other => panic!("{other:?}"),
    };
    assert_eq!(own(&story).expect("it is there").text, "Who laughs at us?");
    // The cursor goes to it: own ones stand behind those that ship until they are known.
    let mut story = story.keys("G");
    for _ in 0..200 {
        let on = match story.app.top() {
            Some(Screen::Questions(page)) => page.bank.current().is_some_and(|row| row.own.is_some()),
            _ => panic!("{}", story.screen()),
        };
        if on {
            break;
        }
        story = story.keys("up");
    }
    let story = story.keys("s 6").keys("t 1").keys("e ctrl-e backspace").types(", and why?").keys("enter");
    let row = own(&story).expect("it is there");
    assert_eq!((row.text.as_str(), row.purpose.as_str()), ("Who laughs at us, and why?", "permission"));
    assert_eq!(row.stage, Some(candor::domain::Stage::Closing));
    let story = story.keys("d");
    assert_eq!(own(&story), None, "{}", story.screen());
    assert!(own(&story.keys("u")).is_some());
}

#[test]
fn a_question_that_is_pending_has_a_day_for_its_answer() {
    let story = Story::sample().keys("3");
    let first = match story.app.top() {
        Some(Screen::Questions(page)) => page.ledger.current().expect("a row").question.uid,
        other => panic!("{other:?}"),
    };
    let story = story.keys("s 3").types("tomorrow");
    assert!(story.screen().contains("= Fri 20 Nov"), "{}", story.screen());
    let story = story.keys("enter");
    let row = in_state(&story, QuestionState::Pending).into_iter().find(|row| row.question.uid == first);
    assert_eq!(row.expect("pending").question.until.map(candor::domain::Day::iso).as_deref(), Some("2026-11-20"));
}

#[test]
fn the_next_save_asks_what_became_of_it() {
    let story = Story::empty().keys("n").types("First words.").keys("tab").types("Ostrava").keys("tab").types("c3");
    let story = story.keys("ctrl-s p").types("Who decides?").keys("enter");
    assert_eq!(planned(&story), ["Who decides?"]);
    let story = story.waits(10_000_000).keys("n").types("Later words.").keys("tab").types("c3").keys("ctrl-s");
    match story.app.top() {
        Some(Screen::PayBack(line)) => {
            assert!(matches!(&line.saved.payback, Some(Payback::Planned { text, .. }) if text == "Who decides?"));
        }
        _ => panic!("{}", story.screen()),
    }
    assert!(story.screen().contains("You planned “Who decides?”"), "{}", story.screen());
    let story = story.keys("2");
    assert_eq!(in_state(&story, QuestionState::Dodged).len(), 1, "{}", story.screen());
    assert_eq!(planned(&story), Vec::<String>::new());
    let story = story.keys("3");
    assert!(story.screen().contains("dodged 1"), "{}", story.screen());
}

#[test]
fn a_question_dodged_again_says_how_often_and_how_it_was_met() {
    let story = Story::sample().sized(160, 36).keys("3 f 6");
    let screen = story.screen();
    let dodged: Vec<&str> =
        screen.lines().filter(|line| line.contains("Are you building your own scheduler?")).collect();
    assert_eq!(dodged.len(), 2, "{screen}");
    // The newest stands first: by then it was twice.
    assert!(dodged[0].contains("✗ dodged ×2") && dodged[0].contains("asked 24 Sep · silence 4 s"), "{screen}");
    assert!(dodged[1].contains("✗ dodged ") && !dodged[1].contains('×'), "{screen}");
    let rows = in_state(&story, QuestionState::Dodged);
    assert!(rows.iter().all(|row| row.times >= 1) && rows.iter().any(|row| row.times == 2));
    let met = in_state(&story, QuestionState::Answered).into_iter().find(|row| row.reception.is_some());
    let met = met.and_then(|row| row.reception).expect("the sample has some");
    let story = story.keys("esc");
    assert!(story.screen().contains(&format!("I {}", met.said())), "{}", story.screen());
    let story = story.sized(120, 36);
    assert!(story.screen().contains(&format!(" s · {}", met.said())), "{}", story.screen());
    let story = story.sized(160, 36).keys(":").types("Lumenark").keys("enter 2");
    assert!(story.screen().contains("✗ dodged ×2"), "{}", story.screen());
}

#[test]
fn the_bank_by_purpose_and_by_stage() {
    let rows = |story: &Story| match story.app.top() {
        Some(Screen::Questions(page)) => page.bank.loaded().to_vec(),
        other => panic!("{other:?}"),
    };
    let story = Story::sample().keys("3 tab");
    let all = rows(&story).len();
    let story = story.keys("f");
    insta::assert_snapshot!("bank_filter", story.screen());
    let story = story.keys("2").keys("2");
    assert!(rows(&story).iter().all(|row| row.purpose == "permission"), "{}", story.screen());
    let permission = rows(&story).len();
    assert!((1..all).contains(&permission));
    assert!(
        story.screen().contains("The bank · permission · ") && story.screen().contains("esc shows all"),
        "{}",
        story.screen()
    );
    let story = story.keys("f 1 6");
    assert!(story.screen().contains("for closing · permission · "), "{}", story.screen());
    assert!((1..permission).contains(&rows(&story).len()));
    let story = story.keys("esc");
    assert_eq!(rows(&story).len(), all);
    assert_eq!(story.app.screens().len(), 1, "esc showed all, it did not leave");
    assert!(!story.screen().contains("esc shows all"), "{}", story.screen());
}
