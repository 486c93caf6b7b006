//! Random walks: any key of the live table and anything that can be typed, with answers that come late, in another
//! order, or as failures. Whatever happened, esc leads out, and nobody waits for an answer that does not come.

use candor::app::key::{Code, Key};
use proptest::prelude::*;

use super::Story;

/// A step of a walk.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// This row of the key table, this of its keys.
    Bound(prop::sample::Index, prop::sample::Index),
    /// A character.
    Typed(char),
    /// One of the answers held back comes, well or as a failure.
    Answer(prop::sample::Index, bool),
    /// Another process has committed.
    Changed,
    /// Another size.
    Sized(u16, u16),
    /// Time passes, in milliseconds.
    Waits(i64),
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(row, key)| Step::Bound(row, key)),
        2 => prop::sample::select("aehlns12, éß大🌞“".chars().collect::<Vec<_>>()).prop_map(Step::Typed),
        5 => (any::<prop::sample::Index>(), prop::bool::weighted(0.2)).prop_map(|(at, fails)| Step::Answer(at, fails)),
        1 => Just(Step::Changed),
        1 => (0_u16..150, 0_u16..50).prop_map(|(columns, rows)| Step::Sized(columns, rows)),
        1 => (1_i64..10_000).prop_map(Step::Waits),
    ];
    prop::collection::vec(step, 0..60)
}

pub(super) fn take(mut story: Story, step: &Step) -> Story {
    match step {
        Step::Bound(row, key) => {
            let rows = story.app.known.keymap.rows();
            let keys = &rows[row.index(rows.len())].keys;
            let key = keys[key.index(keys.len())];
            // The end is another story.
            if key != Key::ctrl('q') && key != Key::ctrl('c') && key != Key::char('q') {
                story.press(key);
            }
        }
        Step::Typed(typed) => story.press(Key::char(*typed)),
        Step::Answer(at, fails) if story.waiting() > 0 => {
            let at = at.index(story.waiting());
            story.answer(at, *fails);
        }
        Step::Answer(..) => {}
        Step::Changed => story.tell(candor::app::Msg::Changed),
        Step::Sized(columns, rows) => story = story.sized(*columns, *rows),
        Step::Waits(ms) => story = story.waits(*ms),
    }
    story
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn esc_leads_out_of_any_walk(steps in steps()) {
        let mut story = Story::sample();
        story.hold();
        for step in &steps {
            story = take(story, step);
            story.screen();
            if story.ended {
                return Ok(());
            }
        }
        for _ in 0..500 {
            story.answer(0, false);
        }
        prop_assert_eq!(story.waiting(), 0, "every request is answered or dropped");
        prop_assert!(!story.app.is_saving());
        let depth = story.app.screens().len();
        for _ in 0..depth * 3 + 3 {
            story.press(Key::plain(Code::Esc));
        }
        prop_assert_eq!(story.app.screens().len(), 1, "from depth {}", depth);
    }
}
