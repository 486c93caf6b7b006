//! A try that reached nobody and how something ended, written anew: taken back by `u`, and never over what another window
//! changed meanwhile.

use candor::{
    app::screens::{Place, Screen},
    domain::{Counted, Day, OutcomeResult, Uid},
    journal::{
        AttemptEdit, AttemptPage, OutcomeDraft, OutcomePage, OutcomeWas, Read, Reply, Target, TargetKind, TimelineRow,
        Write,
    },
};

use super::Story;

/// The cursor on the latest try of a prospect of the sample, and that try.
fn on_a_try() -> (Story, Uid) {
    let mut story = Story::sample().keys(":").types("Fennimore").keys("enter g");
    for _ in 0..20 {
        let Some(Screen::Prospect(page)) = story.app.top() else { panic!("{}", story.screen()) };
        if let Some(TimelineRow::Attempt { uid, .. }) = page.lists.timeline.current() {
            let uid = *uid;
            return (story, uid);
        }
        story = story.keys("down");
    }
    panic!("no try: {}", story.screen());
}

fn attempt(story: &Story, uid: Uid) -> AttemptPage {
    match story.read(&Read::Attempt(uid)) {
        Reply::Attempt(page) => *page,
        other => panic!("{other:?}"),
    }
}

fn outcome(story: &Story, uid: Uid) -> OutcomePage {
    match story.read(&Read::Outcome(uid)) {
        Reply::Outcome(page) => *page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_try_is_edited_and_taken_back() {
    let (story, uid) = on_a_try();
    let was = attempt(&story, uid);
    let story = story.keys("e");
    assert!(
        story.screen().contains("Edit the try") && story.screen().contains(&was.attempt.note),
        "{}",
        story.screen()
    );
    // From Who over When and Channel to the note.
    let story = story.keys("tab tab tab ctrl-a").types("Truly: ").keys("ctrl-s");
    assert_eq!(story.remark(), Some("Saved · u takes it back"));
    let now = attempt(&story, uid);
    assert_eq!(now.attempt.note, format!("Truly: {}", was.attempt.note));
    assert_eq!((now.attempt.at, now.attempt.contacts.len()), (was.attempt.at, was.attempt.contacts.len()));
    let story = story.keys("u");
    assert_eq!(attempt(&story, uid).attempt, was.attempt);
}

#[test]
fn a_try_that_another_window_changed_is_not_overwritten_unseen() {
    let (story, uid) = on_a_try();
    let was = attempt(&story, uid).attempt;
    let mut story = story.keys("e tab tab tab ctrl-a").types("Mine: ");
    story.elsewhere(&Write::EditAttempt(AttemptEdit {
        attempt: uid,
        at: was.at,
        channel: was.channel,
        contacts: Vec::new(),
        note: "Theirs".to_owned(),
        note_private: false,
        seen: None,
    }));
    let story = story.keys("ctrl-s");
    let said = story.remark().unwrap_or_default().to_owned();
    assert!(said.contains("another window has changed this try meanwhile"), "{said}");
    assert_eq!(attempt(&story, uid).attempt.note, "Theirs");
    assert!(story.screen().contains("Mine: "), "{}", story.screen());
    let story = story.keys("ctrl-s");
    assert!(attempt(&story, uid).attempt.note.starts_with("Mine: "));
}

#[test]
fn a_try_left_half_edited_is_taken_up_again() {
    let (story, uid) = on_a_try();
    let story = story.keys("e tab tab tab ctrl-a").types("Half: ").waits(600).keys("esc e");
    assert!(story.screen().contains("Half: "), "{}", story.screen());
    let story = story.keys("ctrl-s");
    assert!(attempt(&story, uid).attempt.note.starts_with("Half: "));
}

/// The page of a prospect with an outcome, and that.
fn on_an_outcome() -> (Story, Uid) {
    let story = Story::sample().keys(":").types("Pruitt").keys("enter");
    let Some(Screen::Prospect(page)) = story.app.top() else { panic!("{}", story.screen()) };
    let uid = page.page.as_ref().and_then(|page| page.ended.as_ref()).expect("it ended once").uid;
    (story, uid)
}

/// Opens its three lines by the menu.
fn opened(story: Story) -> Story {
    let mut story = story.keys("5 s");
    while !story.screen().lines().any(|line| line.contains('▌') && line.contains("quote lost: its three lines …")) {
        assert!(matches!(story.app.top(), Some(Screen::Menu(_))), "{}", story.screen());
        story = story.keys("down");
    }
    let story = story.keys("enter");
    let heading = "Quote lost: Pruitt Valve & Fitting";
    assert!(story.screen().contains(heading), "{}", story.screen());
    story
}

#[test]
fn an_outcome_is_edited_and_taken_back() {
    let (story, uid) = on_an_outcome();
    let was = outcome(&story, uid);
    let story = opened(story);
    // Its words stand there whole; what is not touched stays.
    assert!(story.screen().contains("would not answer for any"), "{}", story.screen());
    let story = story.keys("ctrl-a").types("We heard: ").keys("ctrl-s");
    let now = outcome(&story, uid);
    assert_eq!(now.ended.decided_by, format!("We heard: {}", was.ended.decided_by));
    assert_eq!((&now.ended.heard, &now.ended.not_dared), (&was.ended.heard, &was.ended.not_dared));
    assert_eq!((now.ended.what, now.ended.result, now.ended.on), (was.ended.what, was.ended.result, was.ended.on));
    assert!(story.screen().contains("“We heard: Stan"), "{}", story.screen());
    let story = story.keys("u");
    assert_eq!(outcome(&story, uid).ended, was.ended);
}

#[test]
fn where_outcomes_are_listed_e_edits_them() {
    let of = Counted::Outcomes { result: OutcomeResult::Lost, told: None };
    let day = |iso| Day::from_iso(iso).expect("a day");
    let (first, last) = (day("2020-01-01"), day("2026-11-19"));
    let story = Story::sample_at(vec![Place::Counted { of, prospect: None, first, last, cursor: None }]);
    let Some(Screen::Counted(list)) = story.app.top() else { panic!("{}", story.screen()) };
    let uid = list.rows.current().expect("a row").uid;
    let story = story.keys("e ctrl-a").types("Anew: ").keys("ctrl-s");
    assert!(outcome(&story, uid).ended.decided_by.starts_with("Anew: "), "{}", story.screen());
    assert!(matches!(story.app.top(), Some(Screen::Counted(_))), "{}", story.screen());
}

#[test]
fn an_outcome_that_another_window_changed_is_not_overwritten_unseen() {
    let (story, uid) = on_an_outcome();
    let mut story = opened(story).keys("ctrl-a").types("Mine: ");
    let page = outcome(&story, uid);
    story.elsewhere(&Write::KeepOutcome(OutcomeDraft {
        was: Some(OutcomeWas { uid, heard_stays: true, seen: None }),
        prospect: page.prospect.uid,
        what: page.ended.what,
        result: page.ended.result,
        on: page.ended.on,
        decided_by: "Theirs".to_owned(),
        first_heard: None,
        not_dared: String::new(),
        draft: None,
    }));
    let story = story.keys("ctrl-s");
    let said = story.remark().unwrap_or_default().to_owned();
    assert!(said.contains("another window has changed how it ended meanwhile"), "{said}");
    assert_eq!(outcome(&story, uid).ended.decided_by, "Theirs");
    assert_eq!(outcome(&story, uid).ended.heard, page.ended.heard, "what was not touched stays");
    let story = story.keys("ctrl-s");
    assert!(outcome(&story, uid).ended.decided_by.starts_with("Mine: "));
    // Left half done, the words come back the same way.
    let story = opened(story).keys("ctrl-a").types("Half: ").keys("esc");
    assert!(opened(story).screen().contains("Half: Mine: "));
}

#[test]
fn what_is_gone_opens_no_form() {
    let (mut story, uid) = on_a_try();
    let target = Target { kind: TargetKind::Attempt, uid };
    story.elsewhere(&Write::Trash(vec![target]));
    let story = story.keys("e");
    assert!(matches!(story.app.top(), Some(Screen::Prospect(_))), "{}", story.screen());
    assert!(story.remark().is_some(), "{}", story.screen());
}

#[test]
fn what_is_typed_before_a_form_is_filled_is_not_overwritten() {
    // The lines of an outcome take nothing before they are there, and say so.
    let (mut story, uid) = on_an_outcome();
    let was = outcome(&story, uid).ended;
    story = story.keys("5 s");
    while !story.screen().lines().any(|line| line.contains('▌') && line.contains("quote lost: its three lines …")) {
        story = story.keys("down");
    }
    story.hold();
    let mut story = story.keys("enter").types("Lost").keys("tab n");
    assert_eq!(story.remark(), Some("It is still being read; again in a moment."));
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    let mut story = story.types(" Mine.").keys("ctrl-s");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    let now = outcome(&story, uid).ended;
    assert_eq!(now.decided_by, format!("{} Mine.", was.decided_by));
    assert_eq!((now.heard, now.not_dared), (was.heard, was.not_dared));
    // In a try they stand behind what is there.
    let (mut story, uid) = on_a_try();
    let was = attempt(&story, uid).attempt;
    story.hold();
    let mut story = story.keys("e tab tab tab").types(" Mine.");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    story = story.keys("ctrl-s");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert_eq!(attempt(&story, uid).attempt.note, format!("{} Mine.", was.note));
}

#[test]
fn a_card_takes_nothing_before_it_is_filled() {
    let mut story = Story::sample();
    story.hold();
    let mut story = story.keys("e").types("Lost");
    assert_eq!(story.remark(), Some("It is still being read; again in a moment."));
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert!(matches!(story.app.top(), Some(Screen::Card(_))), "{}", story.screen());
    let name = story.screen().lines().find(|line| line.contains("▌ Name")).map(|line| line.trim_end().to_owned());
    assert_eq!(name.as_deref(), Some(" ▌ Name       Lumenark Software"));
}

#[test]
fn an_outcome_edited_later_says_the_days_before_it_ended() {
    let story = Story::sample().keys("f 2").keys(":").types("Zieli").keys("enter 5 s");
    let mut story = story;
    while !story.screen().lines().any(|line| line.contains('▌') && line.contains("its three lines …")) {
        assert!(matches!(story.app.top(), Some(Screen::Menu(_))), "{}", story.screen());
        story = story.keys("down");
    }
    let story = story.keys("enter").types("!").keys("ctrl-s");
    assert_eq!(story.remark(), Some("You first heard it on 14 Jul, to your face, 34 days before."));
}

#[test]
fn an_outcome_opened_and_left_untouched_keeps_nothing_and_says_nothing() {
    let (story, _) = on_an_outcome();
    let story = opened(story).keys("esc");
    assert_eq!(story.remark(), None);
    let story = opened(story).types("!").keys("esc");
    assert_eq!(story.remark(), Some("Kept · the same key brings the words back"));
}

#[test]
fn somebody_in_the_trash_stays_in_the_try_and_the_talk_they_were_in() {
    let (mut story, uid) = on_a_try();
    let was = attempt(&story, uid).attempt;
    let person = *was.contacts.first().expect("somebody was tried");
    story.elsewhere(&Write::Trash(vec![Target { kind: TargetKind::Contact, uid: person }]));
    let story = story.keys("e tab tab tab").types("!").keys("ctrl-s");
    assert_eq!(story.remark(), Some("Saved · u takes it back"));
    let now = attempt(&story, uid).attempt;
    assert_eq!((now.note, now.contacts), (format!("{}!", was.note), was.contacts));
}
