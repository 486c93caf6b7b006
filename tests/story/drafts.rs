//! Whatever is typed survives: leaving a prompt or a card, a kill, a journal that could not be written.

use candor::{
    app::{Msg, screens::Screen},
    domain::{Held, Uid},
    journal::{Draft, Read, Reply, Write},
};

use super::Story;

/// The drafts that a window which opened now would be offered.
fn left(story: &Story) -> Vec<Draft> {
    match story.read(&Read::Drafts { window: "another".to_owned() }) {
        Reply::Drafts(drafts) => drafts,
        other => panic!("{other:?}"),
    }
}

/// Every prompt and card: the keys that open it, and words for it.
const FORMS: [(&str, &str); 9] = [
    ("enter p", "Who else decides?"),
    ("enter r", "the plan by fri"),
    ("enter S 3", "what the board says"),
    ("enter t", "o4"),
    ("2 t", "o4"),
    ("P", "Ostrava Glass"),
    ("e", " Works"),
    ("enter 5 a", "Jana Novak"),
    ("enter 5 e", " the Younger"),
];

#[test]
fn leaving_a_prompt_or_card_keeps_its_words_and_the_same_key_brings_them_back() {
    for (keys, words) in FORMS {
        let story = Story::sample().keys(keys).types(words).keys("esc");
        assert_eq!(story.remark(), Some("Kept · the same key brings the words back"), "{keys}");
        let last = keys.split(' ').next_back().expect("a key");
        let again = if last == "3" { "S 3" } else { last };
        let story = story.keys(again);
        assert!(story.screen().contains(words), "{keys}:\n{}", story.screen());
        assert_eq!(left(&story).len(), 1, "{keys}");
        // It waits there only: n is for what they said.
        let story = story.keys("esc n");
        assert!(matches!(story.app.top(), Some(Screen::WriteDown(_))), "{keys}: {}", story.screen());
    }
}

#[test]
fn words_are_kept_while_they_are_typed_and_n_continues_them_after_a_kill() {
    for (keys, words) in FORMS {
        let story = Story::sample().keys(keys).types(words);
        assert_eq!(left(&story).len(), 0, "{keys}: not at every key");
        let story = story.waits(600);
        assert_eq!(left(&story).len(), 1, "{keys}");
        let story = story.killed();
        assert!(story.screen().contains("n continues it"), "{keys}:\n{}", story.screen());
        let story = story.keys("n");
        assert!(story.screen().contains(words), "{keys}:\n{}", story.screen());
    }
}

#[test]
fn the_offer_says_for_whom() {
    let story = Story::sample().keys("enter p").types("Who else decides?").waits(600).killed();
    let name = story.app.screens().next().and_then(|home| home.page().subject()).expect("a row").name;
    assert!(story.screen().contains(&format!("Draft from 14:07 for {name} · n continues it")), "{}", story.screen());
}

#[test]
fn saving_or_emptying_leaves_nothing_over() {
    let story = Story::sample().keys("enter p").types("Who else decides?").waits(600).keys("enter");
    assert_eq!(left(&story), []);
    let story = story.keys("p").types("No").waits(600).keys("ctrl-u esc");
    assert_eq!((left(&story), story.remark()), (Vec::new(), None));
    let story = story.keys("esc P").types("Ostrava Glass").waits(600).keys("ctrl-s");
    assert_eq!(left(&story), []);
    let story = story.keys("e ctrl-e").types("!").waits(600).keys("backspace esc");
    assert_eq!(left(&story), [], "a card as the journal has it is no draft");
}

#[test]
fn an_edit_that_was_left_is_taken_up_by_editing_the_same_again() {
    let story = Story::sample().keys("2 enter e").types("Well, he").keys("esc e");
    assert!(story.screen().contains("Well, he"), "{}", story.screen());
    assert_eq!(left(&story).len(), 1);
    let story = story.keys("ctrl-s");
    assert!(story.screen().contains("Well, he") && left(&story).is_empty(), "{}", story.screen());
}

#[test]
fn words_in_a_file_are_offered_and_the_file_goes_once_they_are_in_the_journal() {
    let mut story = Story::sample();
    let uid = Uid::v7(5, &[1; 10]);
    let body = r#"{"talk":{"who":"Halvorsen"},"moments":[{"words":"Twelve weeks kills us."}]}"#.to_owned();
    let at = Held::from_iso("2026-11-19T14:05:00-05:00").expect("a time");
    story.tell(Msg::FoundAside(vec![Draft { uid, place: "write-down".to_owned(), body, at }]));
    assert!(story.screen().contains("Draft from 14:05 for Halvorsen · n continues it"), "{}", story.screen());
    assert_eq!(story.dropped, []);
    let story = story.keys("n");
    assert!(story.screen().contains("Twelve weeks kills us."), "{}", story.screen());
    let story = story.waits(600);
    assert_eq!((story.dropped.as_slice(), left(&story).len()), (&[uid][..], 1));
}

#[test]
fn a_person_is_added_on_the_people_tab() {
    let story = Story::sample().keys("enter 5 a").types("Jana Novak").keys("tab").types("Plant manager").keys("ctrl-s");
    assert!(story.screen().contains("Jana Novak"), "{}", story.screen());
}

/// Every answer held back comes, and what is asked on them.
fn answer_all(story: &mut Story) {
    while story.waiting() > 0 {
        story.answer(0, false);
    }
}

/// Words on their way into the journal, and the answer kept back.
fn saving(story: Story) -> Story {
    let mut story = story.keys("enter n").types("Twelve weeks kills us.").keys("tab").types("o4");
    story.hold();
    story.keys("ctrl-s")
}

#[test]
fn a_form_that_waits_for_another_writer_says_so() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let mut story = saving(Story::sample().sized(columns, rows));
        let says = "Another Candor is writing; this waits. Nothing is lost: esc keeps the draft.";
        assert!(!story.screen().contains(says), "not before it is so");
        story.tell(Msg::Waits(story.asked_to_write().expect("a save")));
        assert!(story.screen().contains(says), "{}", story.screen());
        // A key that does nothing meanwhile takes nothing of that away.
        let mut story = story.types("x");
        assert!(story.screen().contains(says), "{}", story.screen());
        story.answer(0, false);
        assert!(!story.screen().contains("Another Candor"), "{}", story.screen());
    }
    // What is no form says it too.
    let mut story = Story::sample();
    story.hold();
    let mut story = story.keys("s 3");
    story.tell(Msg::Waits(story.asked_to_write().expect("a stage")));
    assert!(story.screen().contains("the change waits for it. Nothing is lost."), "{}", story.screen());
}

#[test]
fn words_left_while_they_wait_are_a_draft_until_they_are_saved() {
    // Kept before they were saved, and not.
    for before in [0, 600] {
        let story = Story::sample().keys("enter n").types("Twelve weeks kills us.").keys("tab").types("o4");
        let mut story = story.waits(before);
        story.hold();
        let mut story = story.keys("ctrl-s");
        story.tell(Msg::Waits(story.asked_to_write().expect("a save")));
        let mut story = story.keys("esc");
        assert!(matches!(story.app.top(), Some(Screen::Prospect(_))), "{}", story.screen());
        while story.waiting() > 0 {
            story.answer(0, false);
        }
        assert_eq!(left(&story), [], "they are in the journal: {before}");
        assert_eq!(story.remark(), Some("What waited is saved now; no draft is left of it"));
        assert!(!story.screen().contains("continues it"), "{}", story.screen());
        while story.waiting() > 0 {
            story.answer(0, false);
        }
        assert!(story.keys("g").screen().contains("Twelve weeks kills us."), "kept once");
    }
    for before in [0, 600] {
        let story = Story::sample().keys("enter n").types("Twelve weeks kills us.").keys("tab").types("o4");
        let mut story = story.waits(before);
        story.hold();
        let mut story = story.keys("ctrl-s esc");
        assert_eq!(story.remark(), Some("Being saved · should that fail, the words stay as a draft"));
        // The draft is kept before the save, which fails.
        let drafts = story.waiting() - 1;
        (0..drafts).for_each(|_| story.answer(0, false));
        story.answer(0, true);
        answer_all(&mut story);
        assert_eq!(left(&story).len(), 1, "{before}");
        let story = story.keys("n");
        assert!(story.screen().contains("Twelve weeks kills us."), "{}", story.screen());
    }
}

#[test]
fn a_draft_is_thrown_away_and_brought_back_by_one_key() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = Story::sample().sized(columns, rows).keys("n").types("Twelve weeks kills us.").keys("esc down");
        let foot = story.screen().lines().last().expect("a foot").to_owned();
        let offer = foot.trim_start().split("   ").next().expect("an offer");
        assert!(offer.starts_with("Draft") && offer.contains('n'), "{foot}");
        // The keys of the screen have more than half of a narrow window.
        assert!(columns == 120 || offer.chars().count() * 2 < usize::from(columns), "{foot}");
        assert!(columns < 80 || offer.contains("X drops"), "{foot}");
        let story = story.keys("X");
        assert_eq!(left(&story), [], "it is gone");
        assert!(story.remark().is_some_and(|said| said.ends_with("is thrown away · X brings it back")), "{columns}");
        let story = story.keys("down");
        assert!(!story.screen().contains("Draft"), "{}", story.screen());
        let story = story.keys("X");
        assert_eq!((left(&story).len(), story.remark()), (1, Some("The draft is back")));
        assert!(story.keys("n").screen().contains("Twelve weeks kills us."));
    }
    // One of a window that is gone, too; and where there is none the key does nothing.
    let story = Story::sample().keys("n").types("Twelve weeks kills us.").waits(600).killed().keys("X");
    assert_eq!(left(&story), []);
    let story = story.killed().keys("X");
    assert_eq!(story.remark(), None);
}

#[test]
fn no_form_takes_a_letter_while_its_words_are_saved() {
    let others = [("p", "Nordkap"), ("enter 5 s 7 1", "They were cheaper")];
    for (keys, words) in FORMS.into_iter().chain(others) {
        // A talk is prepared where nothing is written yet.
        let begun = if keys == "p" { Story::empty() } else { Story::sample() };
        let mut story = begun.keys(keys).types(words);
        story.hold();
        // A name is asked about first; a prompt of several lines goes on to the next one; a list takes enter alone.
        for key in ["ctrl-s", "enter", "ctrl-s", "enter"] {
            if story.asked_to_write().is_none() {
                story = story.keys(key);
            }
            while story.waiting() > 0 && story.asked_to_write().is_none() {
                story.answer(0, false);
            }
        }
        assert!(story.asked_to_write().is_some(), "{keys}:\n{}", story.screen());
        let screen = story.screen();
        let mut story = story.types("#").keys("backspace backspace");
        story.tell(Msg::Paste("#".to_owned()));
        assert_eq!(story.remark(), Some("Saving …"), "{keys}");
        let form =
            |screen: &str| screen.lines().filter(|line| line.contains(words)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(form(&story.screen()), form(&screen), "{keys}");
        assert!(!story.screen().contains('#'), "{keys}:\n{}", story.screen());
        // What could not be saved can be changed again.
        while story.waiting() > 0 {
            story.answer(0, true);
        }
        let story = story.types("~");
        assert!(story.screen().contains('~'), "{keys}:\n{}", story.screen());
    }
}

#[test]
fn of_two_drafts_thrown_away_each_comes_back() {
    let mut story = Story::sample();
    for (n, words) in [(5, "Twelve weeks kills us."), (6, "The freight is too dear.")] {
        let body = format!(r#"{{"talk":{{"who":"Halvorsen"}},"moments":[{{"words":"{words}"}}]}}"#);
        story.elsewhere(&Write::KeepDraft { uid: Uid::v7(n, &[1; 10]), place: "write-down".to_owned(), body });
    }
    let story = story.killed();
    assert_eq!(left(&story).len(), 2);
    // At once: the remark says that the key brings it back.
    let story = story.keys("X");
    assert_eq!(left(&story).len(), 1);
    let story = story.keys("X");
    assert_eq!((left(&story).len(), story.remark()), (2, Some("The draft is back")));
    // Later the key means the other one.
    let story = story.keys("X down X");
    assert_eq!(left(&story).len(), 0);
    let story = story.keys("down");
    assert!(!story.screen().contains("continues it"), "{}", story.screen());
    let story = story.keys("X");
    assert_eq!(story.remark(), Some("The draft is back · X brings back the one before it"));
    let story = story.keys("X");
    assert_eq!((left(&story).len(), story.remark()), (2, Some("The draft is back")));
    assert!(story.keys("n").screen().contains("Write down"));
}

#[test]
fn what_is_brought_back_is_offered_as_it_was() {
    for (keys, words) in FORMS {
        let story = Story::sample().keys(keys).types(words).waits(600).killed();
        let story = story.keys("X").keys("X");
        assert_eq!(story.remark(), Some("The draft is back"), "{keys}");
        let story = story.keys("down");
        assert!(story.screen().contains("n continues it"), "{keys}:\n{}", story.screen());
        let story = story.keys("n");
        assert!(story.screen().contains(words), "{keys}:\n{}", story.screen());
    }
}

#[test]
fn words_typed_while_those_left_before_are_saved_are_not_lost_and_nothing_is_saved_twice() {
    for (again, typed) in [("esc n", true), ("esc n", false)] {
        let mut story = saving(Story::sample());
        story.tell(Msg::Waits(story.asked_to_write().expect("a save")));
        let mut story = story.keys(again);
        assert!(matches!(story.app.top(), Some(Screen::WriteDown(_))), "{}", story.screen());
        if typed {
            story = story.types("And the freight is dear.").waits(600);
        }
        answer_all(&mut story);
        let kept: Vec<String> = left(&story).into_iter().map(|draft| draft.body).collect();
        assert_eq!(kept.len(), usize::from(typed), "{kept:?}");
        assert!(kept.iter().all(|body| body.contains("freight") && !body.contains("kills us")), "{kept:?}");
        let mut story = story.keys("ctrl-s");
        answer_all(&mut story);
        let mut story = story.keys("esc esc 2 g");
        answer_all(&mut story);
        assert_eq!(story.screen().matches("●●●●○ Twelve weeks kills us.").count(), 1, "{}", story.screen());
    }
    // The same of a form that the same key opens again.
    let mut story = Story::sample().keys("enter p").types("Who else decides?");
    story.hold();
    let mut story = story.keys("enter esc p").types("Who signs?").waits(600);
    answer_all(&mut story);
    assert_eq!(left(&story).len(), 1);
    assert!(left(&story)[0].body.contains("Who signs?") && !left(&story)[0].body.contains("else"));
}

#[test]
fn what_is_saved_is_not_left_over_however_long_the_save_takes() {
    // A window that waits, one that quits, and one that is left.
    for then in ["", "ctrl-q", "esc"] {
        let mut story = saving(Story::sample());
        if then.is_empty() {
            story = story.waits(3_000);
        }
        let mut story = story.keys(then);
        answer_all(&mut story);
        assert_eq!(left(&story), [], "{then}");
    }
    let forms =
        [("P", "Ostrava Glass", "ctrl-s"), ("e", " Works", "ctrl-s"), ("enter p", "Who else decides?", "enter")];
    for (keys, words, save) in forms {
        for quits in [false, true] {
            let mut story = Story::sample().keys(keys).types(words);
            story.hold();
            let mut story = story.keys(save);
            // What the card asks of names comes before the save.
            while story.asked_to_write().is_none() && story.waiting() > 0 {
                story.answer(0, false);
            }
            let mut story = if quits { story.keys("ctrl-q") } else { story.waits(3_000) };
            answer_all(&mut story);
            assert_eq!(left(&story), [], "{keys} {quits}");
        }
    }
}

#[test]
fn a_save_that_nobody_hears_fail_leaves_its_draft() {
    let story = saving(Story::sample());
    let mut story = story.keys("ctrl-q");
    let drafts = story.waiting() - 1;
    (0..drafts).for_each(|_| story.answer(0, false));
    story.answer(0, true);
    assert_eq!(left(&story).len(), 1);
}

#[test]
fn the_offer_says_for_whom_in_a_narrow_window_too() {
    let offers = [(80, 24, "Draft Lumenark Software: n · X drops"), (40, 12, "Draft Lume")];
    for (columns, rows, offer) in offers {
        let story = Story::sample().sized(columns, rows).keys("n").types("Twelve weeks kills us.").keys("esc down");
        let foot = story.screen().lines().last().expect("a foot").to_owned();
        assert!(foot.contains(offer), "{foot}");
    }
}
