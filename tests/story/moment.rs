//! The moment of truth: asked, held or broken, written down; and nothing lost when the window is killed.

use candor::{
    app::screens::Screen,
    domain::{Question, QuestionState, Uid},
    journal::{Read, Reply, Window},
};

use super::Story;

/// The page of a prospect of the sample.
fn at(name: &str, columns: u16, rows: u16) -> Story {
    Story::sample().sized(columns, rows).keys(":").types(name).keys("enter")
}

fn prospect(story: &Story) -> Uid {
    story.app.screens().rev().find_map(|screen| screen.page().subject()).expect("a prospect").uid
}

fn questions(story: &Story, prospect: Uid) -> Vec<Question> {
    match story.read(&Read::Questions { prospect: Some(prospect), window: Window::First(100) }) {
        Reply::Questions(page) => page.rows.into_iter().map(|row| row.question).collect(),
        other => panic!("{other:?}"),
    }
}

fn worded<'a>(questions: &'a [Question], text: &str) -> Vec<&'a Question> {
    questions.iter().filter(|question| question.text == text).collect()
}

/// A moment with a question of one's own, not asked yet.
fn mine(text: &str) -> Story {
    at("Quarterline", 120, 36).keys("m e").types(text).keys("enter")
}

#[test]
fn three_steps_at_three_sizes() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Quarterline", columns, rows).keys("m");
        insta::assert_snapshot!(format!("moment_read_{columns}x{rows}"), story.screen());
        let story = story.keys("space").waits(14_200);
        insta::assert_snapshot!(format!("moment_silence_{columns}x{rows}"), story.screen());
        let story = story.keys("z");
        insta::assert_snapshot!(format!("moment_large_{columns}x{rows}"), story.screen());
        let story = story.keys("space");
        insta::assert_snapshot!(format!("moment_spoke_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn what_they_said_is_written_down_with_the_question_and_the_silence() {
    let text = "What would make you stay with them?";
    let story = mine(text);
    let whose = prospect(&story);
    assert_eq!(
        questions(&story, whose).iter().filter(|question| question.text == text).count(),
        0,
        "it is chosen only"
    );
    let story = story.keys("space").waits(14_900).keys("space").types("If you miss March once.");
    assert!(story.screen().contains("14 s held") && story.screen().contains(text), "{}", story.screen());
    let story = story.keys("tab").types("o3").keys("ctrl-s");
    let kept = questions(&story, whose);
    let asked = worded(&kept, text);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].state, asked[0].silence, asked[0].held), (QuestionState::Answered, Some(14), Some(true)));
    let left = story.read(&Read::Drafts { window: "another".to_owned() });
    assert_eq!(left, Reply::Drafts(Vec::new()), "no draft is left over");
}

#[test]
fn a_silence_i_broke_is_filled() {
    let text = "Who else is on the list?";
    let story =
        mine(text).keys("space").waits(5_000).keys("i").types("He named two.").keys("tab").types("o3").keys("ctrl-s");
    let kept = questions(&story, prospect(&story));
    let asked = worded(&kept, text);
    assert_eq!((asked[0].silence, asked[0].held), (Some(5), Some(false)));
}

#[test]
fn left_in_the_silence_it_is_pending_and_its_answer_finds_it() {
    let text = "Who can still say no?";
    let story = mine(text).keys("space").waits(3_000).keys("esc");
    assert_eq!(story.remark(), Some("Left pending · n writes down what they say · u undoes"));
    let whose = prospect(&story);
    let kept = questions(&story, whose);
    assert_eq!(worded(&kept, text)[0].state, QuestionState::Pending);
    assert_eq!(worded(&kept, text)[0].asked_at.map(|at| at.at / 1000), Some((story.now.utc - 3_000) / 1000));
    let story = story.keys("n").types("The CFO.").keys("tab").types("o3").keys("ctrl-o").types(text).keys("ctrl-s");
    let kept = questions(&story, whose);
    assert_eq!(worded(&kept, text).iter().map(|q| q.state).collect::<Vec<_>>(), [QuestionState::Answered]);
    let story = story.keys("u u");
    assert!(worded(&questions(&story, whose), text).is_empty(), "both steps are taken back");
}

#[test]
fn a_planned_question_is_the_one_and_stays_one() {
    let text = "What did you not tell the last supplier?";
    let story = at("Quarterline", 120, 36).keys("p").types(text).keys("enter m");
    assert!(story.screen().contains(text) && story.screen().contains("planned"), "{}", story.screen());
    let whose = prospect(&story);
    let story = story
        .keys("enter")
        .waits(2_000)
        .keys("enter")
        .types("That they were late.")
        .keys("tab")
        .types("o3")
        .keys("ctrl-s");
    let kept = questions(&story, whose);
    assert_eq!(worded(&kept, text).iter().map(|q| q.state).collect::<Vec<_>>(), [QuestionState::Answered]);
}

#[test]
fn the_question_under_the_cursor_is_meant() {
    let story = at("Quarterline", 120, 36).keys("2 down");
    let under = questions(&story, prospect(&story))[1].text.clone();
    let story = story.keys("m");
    assert!(story.screen().contains(&under[..30]), "{under}\n{}", story.screen());
}

#[test]
fn a_window_killed_at_any_step_loses_only_the_seconds() {
    let text = "What would you tell a friend about us?";
    // Chosen, not asked: it waits where it was chosen.
    let story = mine(text).killed();
    assert!(!story.screen().contains("n goes on"), "{}", story.screen());
    let story = story.keys(":").types("Quarterline").keys("enter m");
    assert!(story.screen().contains(text), "{}", story.screen());
    // Asked, in the silence: offered again, without a false figure.
    let story = story.keys("space").waits(4_000).killed().waits(60_000);
    assert!(story.screen().contains("Quarterline") && story.screen().contains("was asked at 14:07 · n goes on"));
    let story = story.keys("n");
    assert!(story.screen().contains(text) && story.screen().contains("The clock was cut off"), "{}", story.screen());
    // They spoke: the words' form has it, at once.
    let story = story.keys("space").killed();
    assert!(story.screen().contains("n continues it"), "{}", story.screen());
    let story = story.keys("n");
    assert!(matches!(story.app.top(), Some(Screen::WriteDown(_))));
    let story = story.types("That we are slow.").keys("tab").types("o3").keys("ctrl-s");
    let whose = story.app.top().and_then(|top| top.page().subject()).expect("saved for somebody").uid;
    let kept = questions(&story, whose);
    let asked = worded(&kept, text);
    assert_eq!((asked[0].state, asked[0].silence, asked[0].held), (QuestionState::Answered, None, Some(true)));
}

#[test]
fn a_clock_left_behind_is_no_silence() {
    let story = mine("And if it goes wrong?").keys("space").waits(600_000);
    assert!(story.screen().contains("10:00"), "{}", story.screen());
    let story = story.waits(1_000);
    assert!(!story.screen().contains("10:0") && story.screen().contains("no seconds are kept"), "{}", story.screen());
    let story = mine("And if it goes wrong?").keys("space").waits(2_000).keys("ctrl-c");
    assert!(!story.ended && story.screen().contains("no seconds are kept"), "{}", story.screen());
}

#[test]
fn the_question_can_be_changed_only_before_it_is_asked() {
    let story = mine("What is in the way?");
    assert!(story.screen().contains("another question"));
    let story = story.keys("space e");
    assert!(matches!(story.app.top(), Some(Screen::Moment(_))) && !story.screen().contains("another question"));
}

#[test]
fn nothing_to_ask_says_so_and_space_chooses() {
    let mut story = at("Quarterline", 120, 36);
    story.hold();
    let mut story = story.keys("m");
    while story.waiting() > 0 {
        story.answer(0, true);
    }
    let story = story.keys("z z");
    assert!(story.screen().contains("No question is planned. Which one will you ask?"), "{}", story.screen());
    let story = story.keys("space");
    assert!(matches!(story.app.top(), Some(Screen::Plan(_))));
}

#[test]
fn read_aloud_the_clock_speaks_every_ten_seconds() {
    let mut story = mine("Who signs?");
    story.app.known.options.plain = true;
    let story = story.keys("space").waits(9_900);
    assert!(story.screen().contains("0:00"), "{}", story.screen());
    let story = story.waits(14_300);
    assert!(story.screen().contains("0:20"), "{}", story.screen());
    // What is kept is what it was.
    assert!(story.keys("space").screen().contains("24 s held"));
}

#[test]
fn large_letters_only_where_there_is_a_picture_of_each() {
    let large = |story: &Story| story.screen().contains('▟');
    let story = mine("Wer entscheidet außer Ihnen, Frau Süß?").keys("z");
    assert!(large(&story), "{}", story.screen());
    let story = mine("誰が決めますか?").keys("z");
    assert!(!large(&story) && story.screen().contains("誰が決めますか"), "{}", story.screen());
    let mut story = mine("Who signs?");
    story.app.known.options.glyphs = candor::words::Glyphs::Ascii;
    let story = story.keys("z");
    assert!(!large(&story) && story.screen().contains("Who signs?"), "{}", story.screen());
    // Four lines are no longer taken in at a glance.
    let story = mine(
        "If you had to choose today between us and the yard next door, with all that you know of both of us, who?",
    );
    let story = story.keys("z");
    assert!(!large(&story), "{}", story.screen());
}
