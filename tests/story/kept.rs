//! Whatever is typed survives. Somebody writes a few words down, and then anything happens: keys of the live table,
//! answers that come late, in another order or as failures, other windows, waiting, leaving, a kill. Nothing but the keys
//! that delete letters may take a word away: in the end it stands in the journal, its trash included, among the drafts, or
//! in the file that a draft goes to where the journal cannot be written.

use candor::app::{
    Action,
    key::{Code, Key},
};
use proptest::prelude::*;
use rusqlite::Connection;

use super::{
    Story,
    walk::{Step, steps, take},
};

/// A letter that no step types and no row of the sample has.
const LETTER: char = '魚';

/// Every place that words are in for good: what they are in, and the columns.
const PLACES: [(&str, &[&str]); 9] = [
    ("drafts", &["body"]),
    ("entries", &["body", "settled_by", "labels"]),
    ("revisions", &["body"]),
    ("conversations", &["title", "note"]),
    ("questions", &["text", "note"]),
    ("follow_ups", &["text"]),
    ("attempts", &["note"]),
    ("prospects", &["name", "note", "aliases"]),
    ("contacts", &["name", "role", "note"]),
];

fn is_in(journal: &Connection) -> bool {
    PLACES.iter().flat_map(|(table, columns)| columns.iter().map(move |column| (table, column))).any(
        |(table, column)| {
            let query = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE instr({column}, ?1) > 0)");
            journal.query_row(&query, [LETTER.to_string()], |row| row.get(0)).expect("a place")
        },
    )
}

/// Whether the person asks for letters to go, or for rows to go for good.
fn takes_away(action: Action) -> bool {
    use Action::{
        Cut, DeleteAfter, DeleteBefore, DeleteToEnd, DeleteToStart, DeleteWord, Destroy, DropDraft, PutBack,
        SelectDown, SelectLeft, SelectRight, SelectUp, UndoText,
    };
    // What is selected goes with the next letter.
    matches!(
        action,
        Cut | DeleteAfter
            | DeleteBefore
            | DeleteToEnd
            | DeleteToStart
            | DeleteWord
            | Destroy
            | DropDraft
            | PutBack
            | SelectDown
            | SelectLeft
            | SelectRight
            | SelectUp
            | UndoText
    )
}

/// Whether a step may take words away: one of its key's rows does.
fn harmless(story: &Story, step: &Step) -> bool {
    let Step::Bound(row, key) = step else { return true };
    let rows = story.app.known.keymap.rows();
    let keys = &rows[row.index(rows.len())].keys;
    let key = keys[key.index(keys.len())];
    !rows.iter().any(|row| takes_away(row.action) && row.keys.contains(&key))
}

/// How it ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// Out of everything by esc.
    Out,
    /// ctrl-q.
    Quit,
    /// A kill, two seconds after the last key.
    Killed,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn no_word_goes_that_nobody_deleted(
        before in 0_usize..4,
        steps in steps(),
        end in prop::sample::select(vec![End::Out, End::Quit, End::Killed]),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("journal.candor");
        let way_in = ["n", "enter n", "2 n", "enter p"][before];
        let mut story = Story::sample_in(&file).keys(way_in).types(&format!("Too slow {LETTER} they say"));
        story.hold();
        for step in steps.iter().filter(|step| harmless(&story, step)).cloned().collect::<Vec<_>>() {
            story = take(story, &step);
            if story.ended {
                break;
            }
        }
        match end {
            _ if story.ended => {}
            End::Out => {
                let depth = story.app.screens().len();
                for _ in 0..depth * 3 + 3 {
                    story.press(Key::plain(Code::Esc));
                }
            }
            End::Quit => story.press(Key::ctrl('q')),
            End::Killed => story = story.waits(2_500),
        }
        for _ in 0..500 {
            story.answer(0, false);
        }
        let journal = Connection::open(&file).expect("SQLite");
        let aside = story.aside.iter().any(|draft| draft.body.contains(LETTER));
        prop_assert!(is_in(&journal) || aside, "gone:\n{}", story.screen());
    }
}
