use proptest::prelude::*;

use super::*;
use crate::app::key::{Button, MouseKind};

fn read(bytes: &[u8]) -> Vec<Input> {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(bytes, &mut out);
    out
}

/// Keys in their printed form, pastes in quotes, the rest in words.
fn said(inputs: &[Input]) -> String {
    let words: Vec<_> = inputs
        .iter()
        .map(|input| match input {
            Input::Key(key) => key.to_string(),
            Input::Paste(text) => format!("{text:?}"),
            Input::Focus(on) => format!("focus {on}"),
            Input::Mouse { kind, column, row } => format!("{kind:?} {column},{row}"),
        })
        .collect();
    words.join(" ")
}

#[test]
fn keys_of_many_terminals() {
    for (bytes, keys) in [
        (&b"a\r\t\x7f \x08"[..], "a enter tab backspace space backspace"),
        (b"\x01\x13\x1a\x00\x1c\x1f", "ctrl-a ctrl-s ctrl-z ctrl-space ctrl-\\ ctrl-_"),
        ("é大🌞".as_bytes(), "é 大 🌞"),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "up down right left home end"),
        (b"\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF\x1bOM", "up down right left home end enter"),
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[[A\x1b[[E", "f1 f2 f3 f4 f1 f5"),
        (b"\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~\x1b[7~\x1b[8~", "home insert del end pgup pgdn home end"),
        (b"\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "f1 f5 f6 f10 f11 f12"),
        (b"\x1b[1;2A\x1b[1;3B\x1b[1;5C\x1b[1;8D\x1b[3;5~", "shift-up alt-down ctrl-right ctrl-alt-shift-left ctrl-del"),
        (b"\x1b[1;5P\x1b[1;2R", "ctrl-f1 shift-f3"),
        (
            b"\x1b[Z\x1b\r\x1bn\x1bN\x1b\x7f\x1b\xc3\xa9\x1b\x01",
            "shift-tab alt-enter alt-n alt-N alt-backspace alt-é ctrl-alt-a",
        ),
        (b"\x1bOa\x1b[a\x1b[3^\x1b[3@", "ctrl-up shift-up ctrl-del ctrl-shift-del"),
        (
            b"\x1b[97;5u\x1b[13;3u\x1b[27u\x1b[97:65;2u\x1b[9;2u\x1b[127;5u",
            "ctrl-a alt-enter esc A shift-tab ctrl-backspace",
        ),
        (b"\x1b[27;5;13~\x1b[27;2;65~", "ctrl-enter A"),
        (b"\x1bOx", "alt-O x"),
    ] {
        assert_eq!(said(&read(bytes)), keys, "{}", bytes.escape_ascii());
    }
}

#[test]
fn what_means_nothing_is_dropped_whole() {
    for bytes in [
        &b"\x1b[97;5:3u"[..],                            // a release
        b"\x1b[57441;2u",                                // shift alone
        b"\x1b[?62;22c\x1b[>0;276;0c\x1b[24;80R",        // answers
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07\x1bP1$r0m\x07", // answers in words
        b"\x1b[M !!",                                    // the mouse of old
        b"\x1b[<35;5;5M\x1b[<0;0;5M\x1b[<66;1;1M",       // movement, no place, wheel to the side
        b"\xff\xfe\x80",                                 // not UTF-8
        b"\xc2\x9b",                                     // a control character of the upper half
        b"\x1b[201~",                                    // the end of no paste
    ] {
        assert_eq!(read(bytes), [], "{}", bytes.escape_ascii());
        assert_eq!(said(&read(&[bytes, b"x"].concat())), "x", "after {}", bytes.escape_ascii());
    }
    let long = [b"\x1b[".to_vec(), b"0;5".repeat(100), b"Mx".to_vec()].concat();
    assert_eq!(said(&read(&long)), "x");
    assert_eq!(said(&read(b"\x1b]0;title\x1b\\x\x1b]0;title\x1b[A")), "x up");
    assert_eq!(said(&read(b"\xc3(")), "(");
    assert_eq!(said(&read(b"\x1b[1;\x01\x1b[1;\xc3\xa9")), "ctrl-a é");
}

#[test]
fn the_mouse_and_the_focus() {
    assert_eq!(
        read(b"\x1b[<0;1;1M\x1b[<0;300;40m\x1b[<65;7;8M\x1b[<2;1;1M\x1b[I\x1b[O"),
        [
            Input::Mouse { kind: MouseKind::Press(Button::Left), column: 0, row: 0 },
            Input::Mouse { kind: MouseKind::Release(Button::Left), column: 299, row: 39 },
            Input::Mouse { kind: MouseKind::WheelDown, column: 6, row: 7 },
            Input::Mouse { kind: MouseKind::Press(Button::Right), column: 0, row: 0 },
            Input::Focus(true),
            Input::Focus(false),
        ]
    );
}

#[test]
fn a_paste_is_text_whatever_stands_in_it() {
    assert_eq!(said(&read(b"\x1b[200~a\rb\r\nc\x1b[31m\x03\xc3\xa9\x1b[201~q")), r#""a\nb\nc\u{1b}[31m\u{3}é" q"#);
    let big = "päste \x1b[20\n".repeat(1_000_000);
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for piece in [b"\x1b[200~", big.as_bytes(), b"\x1b[201~"].concat().chunks(4096) {
        parser.feed(piece, &mut out);
    }
    assert_eq!(out, [Input::Paste(big)]);
}

#[test]
fn a_silence_decides() {
    for (bytes, before, waiting, after) in [
        (&b"\x1b"[..], "", Some(KEY_SILENCE), "esc"),
        (b"\x1b\x1b", "esc", Some(KEY_SILENCE), "esc"),
        (b"\x1bO", "", Some(KEY_SILENCE), "alt-O"),
        (b"\x1b]", "", Some(KEY_SILENCE), "alt-]"),
        (b"\x1b[1;5", "", None, ""),
        (b"\xe5\xa4", "", None, ""),
        (b"x", "x", None, ""),
        (b"\x1b]11;rgb", "", Some(LOST_SILENCE), ""),
    ] {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(bytes, &mut out);
        assert_eq!((said(&out).as_str(), parser.waiting()), (before, waiting), "{}", bytes.escape_ascii());
        out.clear();
        parser.flush(&mut out);
        assert_eq!(said(&out), after, "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_paste_without_its_end_gives_its_text_and_only_esc_ends_it() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b[200~they said\xc3", &mut out);
    assert_eq!((out.len(), parser.waiting()), (0, Some(LOST_SILENCE)));
    parser.flush(&mut out);
    assert_eq!(said(&std::mem::take(&mut out)), r#""they said""#);
    parser.feed(b"\xa9\x11\x1b[A", &mut out);
    parser.flush(&mut out);
    assert_eq!(said(&std::mem::take(&mut out)), r#""é\u{11}\u{1b}[A""#);
    assert_eq!(parser.waiting(), None, "nothing pending, nothing to wait for");
    parser.feed(b"\x1b", &mut out);
    parser.flush(&mut out);
    parser.feed(b"q", &mut out);
    assert_eq!(said(&out), "q");
}

#[test]
fn an_end_mark_that_comes_late_still_ends_the_paste() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b[200~text\x1b[20", &mut out);
    parser.flush(&mut out);
    parser.feed(b"1~q", &mut out);
    assert_eq!(said(&out), r#""text" q"#);
}

const MIXED: &[&[u8]] = &[
    b"a",
    b"\x1b[A",
    b"\x1b[1;5C",
    b"\x1bOP",
    "é".as_bytes(),
    "👨‍👩‍👧".as_bytes(),
    b"\x1b[<0;10;20M",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[200~pasted \xe5\xa4\xa7 \x1b[31m\r\n\x1b[201~",
    b"\x1bn",
    b"\x1b\r",
    b"\x1b[97;5u",
    b"\r",
    b"\x03",
    b"\x1b[[A",
    b"\x1b[?1;2c",
    b"\x1b]11;rgb:00/00/00\x07",
    b"\x1b[M !!",
    b"\x1b[200~\x1b[201~",
];

proptest! {
    #[test]
    fn cuts_change_nothing(pieces in prop::collection::vec(prop::sample::select(MIXED), 1..30), cuts in any::<[prop::sample::Index; 2]>()) {
        let bytes = pieces.concat();
        let mut at = cuts.map(|cut| cut.index(bytes.len() + 1));
        at.sort_unstable();
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for piece in [&bytes[..at[0]], &bytes[at[0]..at[1]], &bytes[at[1]..]] {
            parser.feed(piece, &mut out);
        }
        prop_assert_eq!(out, read(&bytes));
    }

    #[test]
    fn noise_never_panics_and_cuts_of_it_change_nothing(bytes in prop::collection::vec(
        prop_oneof![3 => any::<u8>(), 2 => prop::sample::select(&b"\x1b[O<;:~MmuP]0129\x07"[..])], 0..400)) {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for byte in &bytes {
            parser.feed(std::slice::from_ref(byte), &mut out);
        }
        prop_assert_eq!(&out, &read(&bytes));
        while parser.waiting().is_some() {
            let before = (parser.rest.len(), parser.state);
            parser.flush(&mut out);
            if before == (parser.rest.len(), parser.state) { break }
        }
    }

    #[test]
    fn any_text_typed_comes_back(text in "\\PC*") {
        let typed: String = read(text.as_bytes()).iter().filter_map(|input| match input {
            Input::Key(key) => key.types(),
            _ => None,
        }).collect();
        prop_assert_eq!(typed, text);
    }
}
