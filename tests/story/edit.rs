//! Changing what was written: an entry's words and marks, a prospect's card, the one-line prompts.

use candor::{
    app::screens::Screen,
    domain::{Stage, TagOrigin, Uid},
    journal::{EntryPage, Read, Reply},
};

use super::Story;

/// The entry under the cursor of a prospect's timeline.
fn entry(story: &Story) -> Box<EntryPage> {
    let uid: Uid =
        story.app.top().and_then(|top| top.page().targets().first().map(|target| target.uid)).expect("a row");
    match story.read(&Read::Entry(uid)) {
        Reply::Entry(page) => page,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edited_moment_keeps_its_earlier_wording_and_where_its_tag_came_from() {
    let story = Story::sample().keys("enter");
    let before = entry(&story);
    let story = story.keys("e ctrl-e").types(" And more.").keys("ctrl-s");
    assert!(!matches!(story.app.top(), Some(Screen::WriteDown(_))), "{}", story.screen());
    let after = entry(&story);
    assert_eq!(after.entry.uid, before.entry.uid);
    assert!(after.entry.text.contains(" And more."), "{}", after.entry.text);
    assert_eq!((after.entry.tag, after.entry.tag_origin), (before.entry.tag, before.entry.tag_origin));
    assert_eq!(after.entry.openness, before.entry.openness);
    assert_eq!(after.entry.said_by, before.entry.said_by);
    assert_eq!(after.question.as_ref().map(|question| &question.text), before.question.as_ref().map(|q| &q.text));
    assert_eq!(after.revisions, before.revisions + 1);

    let story = story.keys("e tab ctrl-u").types("n1").keys("ctrl-s");
    let changed = entry(&story);
    assert_eq!(changed.entry.tag, Some(candor::domain::Tag::Negotiation));
    let origin = if before.entry.tag == changed.entry.tag { before.entry.tag_origin } else { Some(TagOrigin::Changed) };
    assert_eq!(changed.entry.tag_origin, origin, "{}", story.screen());
}

#[test]
fn the_prospect_under_the_cursor_is_replaced_by_the_first_letters_of_another() {
    let story = Story::sample().keys("n tab shift-tab").types("lume");
    assert!(story.screen().contains("lume   › [⇥ Lumenark Software]"), "{}", story.screen());
}

#[test]
fn prompts_save_by_themselves() {
    let story =
        Story::sample().keys(&"down ".repeat(9)).keys("enter p").types("Who else is on the shortlist?").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Planned")), "{}", story.screen());
    let story = story.keys("r").types("plan by fri").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Promised")), "{}", story.screen());
    let story = story.keys("S 2").types("what the board says").keys("enter");
    assert!(story.screen().contains("what the board says"), "{}", story.screen());
    let story = story.keys("t").types("5").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("Marked")), "{}", story.screen());
}

#[test]
fn a_new_prospect_opens_its_page_and_a_near_name_is_asked_about() {
    let story = Story::sample().keys("P").types("Ostrava Glass").keys("tab").types("disc").keys("ctrl-s");
    assert!(matches!(story.app.top(), Some(Screen::Prospect(_))), "{}", story.screen());
    let story = story.keys("esc P").types("Ostrava Glas").keys("ctrl-s");
    assert!(story.screen().contains("Ostrava Glass is there already"), "{}", story.screen());
    let story = story.keys("ctrl-s");
    assert!(matches!(story.app.top(), Some(Screen::Prospect(_))), "{}", story.screen());
}

#[test]
fn a_card_that_says_lost_asks_what_decided_it() {
    let edits = || Story::sample().keys("e");
    let stage = |story: &Story, uid| match story.read(&Read::Prospect(uid)) {
        Reply::Prospect(page) => (page.prospect.stage, page.ended.map(|ended| ended.decided_by)),
        other => panic!("{other:?}"),
    };
    let home = Story::sample();
    let uid = home.app.top().and_then(|top| top.page().subject()).expect("a prospect").uid;
    let story = edits().keys("tab ctrl-u").types("lost").keys("ctrl-s");
    assert!(matches!(story.app.top(), Some(Screen::Ending(_))), "{}", story.screen());
    let story = story.types("They were cheaper").keys("ctrl-s");
    assert_eq!(stage(&story, uid), (Stage::Lost, Some("They were cheaper".to_owned())));
    // What was lost before is not asked about again, and neither is another stage.
    let story = story.keys("f 2").keys("home e ctrl-e").types(" Ltd").keys("ctrl-s");
    assert!(!matches!(story.app.top(), Some(Screen::Ending(_))), "{}", story.screen());
    let story = edits().keys("tab ctrl-u").types("closing").keys("ctrl-s");
    assert!(matches!(story.app.top(), Some(Screen::Home(_))), "{}", story.screen());
}

/// What is a line: on a prospect's page, in the ledger, in a conversation.
#[test]
fn a_question_and_a_promise_are_edited_where_they_stand() {
    for keys in ["enter 2", "3"] {
        let story = Story::sample().keys(keys).keys("e home").types("So: ");
        assert!(story.screen().contains("The question in other words"), "{}", story.screen());
        let story = story.keys("enter");
        assert_eq!(story.remark(), Some("Saved in other words · u undoes"), "{keys}");
        assert!(story.screen().contains("“So: "), "{keys}:\n{}", story.screen());
        let story = story.keys("u");
        assert!(!story.screen().contains("“So: "), "{keys}:\n{}", story.screen());
    }
    let story =
        Story::sample().keys("enter p").types("Who pays?").keys("enter r").types("the plan by fri").keys("enter 4");
    assert!(story.screen().contains("the plan"), "{}", story.screen());
    let story = story.keys("g e");
    assert!(story.screen().contains("the plan by 2026-11-20"), "the day can be changed:\n{}", story.screen());
    let story = story.keys("ctrl-u").types("the new plan by 1 dec").keys("enter");
    let promise = story.screen().lines().find(|line| line.contains("the new plan")).expect("there").to_owned();
    assert!(promise.contains("due in 12 d"), "{promise}");
    let story = story.keys("e ctrl-u enter");
    assert!(story.screen().contains('!') && story.screen().contains("What do you promise"), "{}", story.screen());
}

#[test]
fn an_unsaid_item_is_put_in_other_words_or_goes() {
    let story =
        Story::sample().keys("P").types("Ostrava Glass").keys("ctrl-s S").keys("1").types("who decides").keys("enter");
    assert!(story.screen().contains("unsaid  who decides"), "{}", story.screen());
    let story = story.keys("S 1 3 ctrl-e").types(", and when").keys("enter");
    assert!(story.screen().contains("unsaid  who decides, and when"), "{}", story.screen());
    let story = story.keys("S 1 4");
    assert!(!story.screen().contains("who decides"), "{}", story.screen());
    let story = story.keys("u");
    assert!(story.screen().contains("unsaid  who decides, and when"), "{}", story.screen());
}

#[test]
fn what_another_window_changed_meanwhile_is_not_overwritten_unseen() {
    let story = Story::sample().keys("enter");
    let was = entry(&story);
    let mut story = story.keys("e ctrl-e").types(" And mine.");
    let edit = candor::app::parts::rewording::edit_of(&was, format!("{} And theirs.", was.entry.text));
    story.elsewhere(&candor::journal::Write::EditEntry(edit));
    let story = story.keys("ctrl-s");
    let said = story.remark().unwrap_or_default().to_owned();
    assert!(said.contains("another window has changed this moment meanwhile"), "{said}");
    assert!(story.screen().contains("And mine."), "{}", story.screen());
    let story = story.keys("ctrl-s");
    let now = entry(&story);
    assert!(now.entry.text.ends_with(" And mine."), "{}", now.entry.text);
    match story.read(&Read::Revisions(now.entry.uid)) {
        Reply::Revisions(earlier) => {
            assert!(earlier.iter().any(|wording| wording.text.ends_with(" And theirs.")), "both are kept");
        }
        other => panic!("{other:?}"),
    }
}

/// The menu's row that begins with this is taken.
fn choose(mut story: Story, row: &str) -> Story {
    for _ in 0..20 {
        // The list beneath has a cursor too: the menu's row stands right behind its own.
        let is_on = |line: &str| {
            let behind = line
                .rsplit_once("│ ▌ ")
                .map(|(_, behind)| behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
            behind.is_some_and(|behind| behind.starts_with(row))
        };
        if story.screen().lines().any(is_on) {
            return story.keys("enter");
        }
        story = story.keys("down");
    }
    panic!("no “{row}”: {}", story.screen());
}

#[test]
fn the_rhythm_is_set_from_a_row_that_has_a_state_of_its_own_and_taken_off_again() {
    let story = Story::sample().keys(":").types("Lumenark").keys("enter tab tab");
    let story = choose(story.keys("s"), "stage and rhythm of the prospect");
    let story = choose(story, "rhythm: months");
    let story = choose(story.keys("s"), "stage and rhythm of the prospect");
    assert!(story.screen().contains("rhythm: months (set)"), "{}", story.screen());
    let story = choose(story, "rhythm: not set");
    let proposes = "Talks lie months apart; the rhythm is not set (counts as weeks). s sets it.";
    assert!(story.screen().contains(proposes), "{}", story.screen());
    let story = choose(story.keys("s"), "stage and rhythm of the prospect");
    assert!(!story.screen().contains("(set)"), "{}", story.screen());
    // Once it is set, however the talks lie, nobody asks again; the menu still says how they do.
    let story = choose(story, "rhythm: weeks");
    assert!(!story.screen().contains("Talks lie"), "{}", story.screen());
    let story = choose(story.keys("s"), "stage and rhythm of the prospect");
    assert!(story.screen().contains("rhythm: months, as their talks lie"), "{}", story.screen());
}
