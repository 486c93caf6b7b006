//! The editor against a naive model: a `Vec` of graphemes, laid out whole each time.

mod model;

use super::*;
use model::Model;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Type(char),
    Paste(String),
    Delete(Delete),
    Go(Move, bool),
    Cut,
    Undo,
    Redo,
    Pause,
    Put(String),
    Fit(usize, usize),
}

const MOVES: &[Move] = &[
    Move::Left,
    Move::Right,
    Move::WordLeft,
    Move::WordRight,
    Move::Up,
    Move::Down,
    Move::PageUp,
    Move::PageDown,
    Move::RowStart,
    Move::RowEnd,
    Move::Start,
    Move::End,
];
const DELETES: &[Delete] =
    &[Delete::Back, Delete::On, Delete::WordBack, Delete::WordOn, Delete::LineStart, Delete::LineEnd];

fn character() -> impl Strategy<Value = char> {
    prop::sample::select("abc deé-\u{301}\u{200D}大阪🌞👩🇩🇪\n\tﾞ。(".chars().collect::<Vec<_>>())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => character().prop_map(Step::Type),
        2 => prop::collection::vec(character(), 0..30).prop_map(|text| Step::Paste(text.into_iter().collect())),
        3 => prop::sample::select(DELETES).prop_map(Step::Delete),
        6 => (prop::sample::select(MOVES), any::<bool>()).prop_map(|(to, select)| Step::Go(to, select)),
        1 => Just(Step::Cut),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        1 => Just(Step::Pause),
        1 => "[a-c 大\n]{0,20}".prop_map(Step::Put),
        1 => (1_usize..20, 1_usize..6).prop_map(|(columns, rows)| Step::Fit(columns, rows)),
    ]
}

fn carry_out(editor: &mut Editor, model: &mut Model, step: Step) {
    match step {
        Step::Type(typed) => {
            editor.type_char(typed);
            model.insert(&typed.to_string());
        }
        Step::Paste(text) => {
            editor.paste(&text);
            model.insert(&text);
        }
        Step::Delete(what) => {
            editor.delete(what);
            model.delete(what);
        }
        Step::Go(to, select) => {
            editor.go(to, select);
            model.go(to, select);
        }
        Step::Cut => assert_eq!(editor.cut(), model.cut()),
        // What a step is, is told by other tests; here the texts must be some earlier (or later) text.
        Step::Undo | Step::Redo => {
            let before = editor.text();
            let (there, back) = if matches!(step, Step::Undo) { (true, false) } else { (false, true) };
            if turn(editor, there) {
                let reached = editor.clone();
                assert!(turn(editor, back));
                assert_eq!(editor.text(), before);
                assert!(turn(editor, there));
                assert_eq!(editor.text(), reached.text());
                model.take(&editor.text(), editor.caret);
            }
        }
        Step::Pause => editor.pause(),
        Step::Put(text) => {
            editor.put(&text);
            model.put(&text);
        }
        Step::Fit(columns, rows) => {
            editor.fit(columns, rows);
            model.fit(columns, rows);
        }
    }
}

fn turn(editor: &mut Editor, back: bool) -> bool {
    if back { editor.undo() } else { editor.redo() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn it_does_what_the_naive_model_does(steps in prop::collection::vec(step(), 0..60)) {
        let mut editor = Editor::body();
        let mut model = Model::default();
        editor.fit(12, 4);
        model.fit(12, 4);
        for step in steps {
            let said = format!("{step:?}");
            carry_out(&mut editor, &mut model, step);
            prop_assert_eq!(editor.text(), model.text(), "{}", said);
            prop_assert_eq!(editor.caret, model.spot(), "{}", said);
            prop_assert_eq!(editor.selected(), model.selected(), "{}", said);
            prop_assert_eq!(editor.seen(editor.caret), model.seen(), "{}", said);
            let all: Vec<_> = editor.map.rows_from(&editor.buffer, 0).collect();
            prop_assert_eq!(&all, &model.rows(), "{}", said);
            prop_assert_eq!(all.len(), editor.rows());
            let (row, column) = editor.caret();
            prop_assert!(row < editor.height && editor.in_sight().count() > row, "{}", said);
            prop_assert!(column <= editor.map.width());
        }
    }

    #[test]
    fn undo_goes_back_to_the_beginning_and_redo_to_the_end(steps in prop::collection::vec(step(), 0..60)) {
        let mut editor = Editor::body();
        editor.fit(12, 4);
        let mut model = Model::default();
        for step in steps.into_iter().filter(|step| !matches!(step, Step::Undo | Step::Redo)) {
            carry_out(&mut editor, &mut model, step);
        }
        let end = editor.text();
        while editor.undo() {}
        prop_assert_eq!(editor.text(), "");
        while editor.redo() {}
        prop_assert_eq!(editor.text(), end);
    }
}

fn typed(editor: &mut Editor, text: &str) {
    text.chars().for_each(|typed| editor.type_char(typed));
}

#[test]
fn a_run_of_typing_is_one_step_until_a_move_or_a_pause() {
    let mut editor = Editor::body();
    typed(&mut editor, "one");
    editor.pause();
    typed(&mut editor, " two");
    editor.go(Move::Left, false);
    editor.go(Move::Right, false);
    typed(&mut editor, " three");
    editor.delete(Delete::Back);
    editor.delete(Delete::Back);
    editor.paste("\r\nfour\rfive");
    let texts = ["one two thr", "one two three", "one two", "one", ""];
    assert_eq!(editor.text(), "one two thr\nfour\nfive");
    for text in texts {
        assert!(editor.undo());
        assert_eq!(editor.text(), text);
    }
    assert!(!editor.undo());
    while editor.redo() {}
    assert_eq!(editor.text(), "one two thr\nfour\nfive");
}

#[test]
fn what_is_typed_takes_the_place_of_the_selection() {
    let mut editor = Editor::body().with("eight weeks, not twelve");
    editor.fit(80, 5);
    editor.go(Move::Start, false);
    editor.go(Move::WordRight, true);
    assert_eq!(editor.selected().as_deref(), Some("eight"));
    assert_eq!(editor.in_sight().next().and_then(|row| row.selected), Some(0..5));
    typed(&mut editor, "ten");
    assert_eq!(editor.text(), "ten weeks, not twelve");
    editor.undo();
    assert_eq!(editor.text(), "eight weeks, not twelve");
    editor.select_all();
    assert_eq!(editor.cut().as_deref(), Some("eight weeks, not twelve"));
    assert!(editor.is_blank());
}

#[test]
fn a_family_is_one_step_and_one_deletion() {
    let mut editor = Editor::line().with("é👨\u{200D}👩\u{200D}👧x");
    let steps = std::iter::repeat_with(|| editor.go(Move::Left, false)).take_while(|moved| *moved).count();
    assert_eq!(steps, 3);
    editor.go(Move::End, false);
    editor.delete(Delete::Back);
    editor.delete(Delete::Back);
    assert_eq!(editor.text(), "é");
}

#[test]
fn a_field_keeps_one_line() {
    let mut editor = Editor::line();
    editor.fit(5, 1);
    editor.paste("Halvorsen\r\nCastings\tInc");
    assert_eq!((editor.text().as_str(), editor.rows()), ("Halvorsen Castings Inc", 1));
    assert_eq!(editor.caret(), (0, 22));
}

/// A million letters in words of uneven length, as people write: rows fall together again soon after a change.
fn uneven_words() -> String {
    let mut seed = 7_u32;
    let mut text = String::new();
    while text.len() < 1 << 20 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(&"abcdefghijkl"[..=(seed >> 24) as usize % 12]);
        text.push(' ');
    }
    text
}

#[test]
fn a_letter_in_a_megabyte_on_one_line_lays_out_a_few_rows() {
    let mut editor = Editor::body().with(&uneven_words());
    editor.fit(81, 20);
    let rows = editor.rows();
    assert!(rows > 13_000);
    for go in [Move::Start, Move::PageDown, Move::RowEnd, Move::Down] {
        editor.go(go, false);
        let before = editor.map.laid_out;
        typed(&mut editor, "a few words more ");
        editor.delete(Delete::WordBack);
        editor.paste(" pasted");
        editor.undo();
        let laid_out = editor.map.laid_out - before;
        assert!(laid_out < 20 * 40, "{laid_out} rows laid out after {go:?}");
    }
}

#[test]
fn a_cut_in_two_leaves_no_blank_ends() {
    let mut editor = Editor::body().with("first words\n\n  second words\n");
    for _ in 0.."second words\n".len() {
        editor.go(Move::Left, false);
    }
    assert_eq!(editor.split_off(), "second words");
    assert_eq!(editor.text(), "first words");
    editor.undo();
    assert_eq!(editor.text(), "first words\n\n  second words\n");
}
