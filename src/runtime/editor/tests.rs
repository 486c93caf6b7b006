use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;

fn chosen(visual: &str, editor: &str) -> Result<Editor, String> {
    Editor::chosen(Some(visual), Some(editor))
}

#[test]
fn visual_comes_before_editor_and_words_are_split_as_in_a_shell() {
    let editor = chosen("", r#""/opt/my editor/ed" --line '1 2'"#).expect("words");
    assert_eq!(editor.program(), "/opt/my editor/ed");
    assert_eq!(editor.arguments(), ["--line", "1 2"]);
    assert_eq!(chosen("vim", "nano").expect("words").program(), "vim");
    assert_eq!(Editor::chosen(None, Some("  ")).expect("the usual one").program(), "vi");
    assert_eq!(chosen("", "code '").expect_err("open quote"), "$EDITOR is “code '”, in which a quote is not closed.");
}

#[test]
fn a_program_that_does_not_wait_is_known_by_name() {
    for (line, lacks) in [
        ("code", Some("--wait")),
        ("/usr/bin/code -n", Some("--wait")),
        ("code --wait", None),
        ("subl -w", None),
        ("gvim", Some("-f")),
        ("vim", None),
    ] {
        assert_eq!(chosen(line, "").expect("words").lacks(), lacks, "{line}");
    }
}

#[test]
fn messages_say_what_to_do() {
    let code = chosen("", "code").expect("words");
    let at_once = Outcome::EndedAtOnce {
        program: code.to_string(),
        instead: Some("code --wait".to_owned()),
        kept: PathBuf::from("/tmp/candor-x.md"),
    };
    assert_eq!(
        at_once.said().as_deref(),
        Some(r#"$EDITOR "code" ended at once. Try "code --wait". Its file is /tmp/candor-x.md."#)
    );
    let failed = Outcome::Failed { why: "Not taken over: it fell.".to_owned(), kept: Some("/tmp/a.md".into()) };
    assert_eq!(failed.said().as_deref(), Some("Not taken over: it fell. What was written is in /tmp/a.md."));
    assert_eq!(Outcome::Unchanged.said(), None);
}

#[test]
fn text_comes_back_as_the_app_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("text.md");
    for (before, bytes, after) in [
        ("a", &b"a\n"[..], "a"),
        ("a\n", b"a\n", "a\n"),
        ("a", b"\xef\xbb\xbfa\r\nb\r\n", "a\nb"),
        ("a", b"a\n\n", "a\n"),
        ("", b"", ""),
    ] {
        fs::write(&path, bytes).expect("written");
        assert_eq!(read_back(&path, before).expect("read"), after);
    }
    fs::write(&path, b"\xff").expect("written");
    assert!(read_back(&path, "").is_err());
}

#[cfg(unix)]
mod with_a_shell {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// An editor whose whole work is this line of shell, with the file as `$1`.
    fn shell(line: &str) -> Editor {
        chosen("", &format!("sh -c {} fake", shell_words::quote(line))).expect("words")
    }

    struct Desk {
        folder: tempfile::TempDir,
        told: Receiver<Heard>,
        open: Result<Open, Outcome>,
    }

    fn desk(editor: &Editor, text: &str) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let (inbox, told) = channel();
        let open = editor.open(text, folder.path(), move |heard| inbox.send(heard).is_ok());
        Desk { folder, told, open }
    }

    impl Desk {
        fn outcome(&self) -> Outcome {
            match self.told.recv_timeout(Duration::from_secs(60)) {
                Ok(Heard::EditorDone(outcome)) => outcome,
                other => panic!("{other:?}"),
            }
        }

        fn files(&self) -> Vec<PathBuf> {
            let entries = fs::read_dir(self.folder.path()).expect("a folder");
            entries.map(|entry| entry.expect("a file").path()).collect()
        }
    }

    #[test]
    fn an_edited_text_comes_back_and_no_file_stays() {
        let desk = desk(&shell(r#"test "$(stat -c %a "$1")" = 600 && echo more >> "$1""#), "words\nwords");
        assert_eq!(desk.outcome(), Outcome::Edited("words\nwords\nmore".to_owned()));
        assert_eq!(desk.files(), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_file_put_in_the_place_of_ours_is_read_and_removed() {
        let desk = desk(&shell(r#"echo new > "$1.tmp" && mv "$1.tmp" "$1""#), "old");
        assert_eq!(desk.outcome(), Outcome::Edited("new".to_owned()));
        assert_eq!(desk.files(), [] as [PathBuf; 0]);
    }

    #[test]
    fn an_editor_that_looks_and_leaves_changes_nothing() {
        let desk = desk(&shell("sleep 1"), "words");
        assert_eq!(desk.outcome(), Outcome::Unchanged);
        assert_eq!(desk.files(), [] as [PathBuf; 0]);
    }

    #[test]
    fn an_editor_that_does_not_wait_keeps_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let code = folder.path().join("code");
        fs::write(&code, "#!/bin/sh\n").expect("a program");
        fs::set_permissions(&code, fs::Permissions::from_mode(0o700)).expect("may be run");
        let desk = desk(&chosen("", &code.display().to_string()).expect("words"), "words");
        let Outcome::EndedAtOnce { instead, kept, .. } = desk.outcome() else { panic!("it waited") };
        assert_eq!(instead, Some(format!("{} --wait", code.display())));
        assert_eq!(desk.files(), [kept]);
    }

    #[test]
    fn a_failing_editor_leaves_what_was_written() {
        let desk = desk(&shell(r#"echo more >> "$1"; exit 3"#), "words");
        let Outcome::Failed { why, kept: Some(kept) } = desk.outcome() else { panic!("it did not fail") };
        assert!(
            why.starts_with("Not taken over: $EDITOR \"sh -c") && why.ends_with("ended with exit code 3."),
            "{why}"
        );
        assert_eq!(fs::read_to_string(kept).expect("the file"), "words\nmore\n");
    }

    #[test]
    fn an_editor_that_is_not_there_is_named() {
        let desk = desk(&chosen("", "candor-no-such-editor").expect("words"), "words");
        let Err(Outcome::Failed { why, kept: None }) = &desk.open else { panic!("it started") };
        assert!(why.starts_with("$EDITOR \"candor-no-such-editor\" was not found."), "{why}");
        assert_eq!(desk.files(), [] as [PathBuf; 0]);
    }

    #[test]
    fn when_we_end_the_editor_is_told_and_its_file_stays() {
        let desk = desk(
            &shell(r#"trap 'echo saved >> "$1"; exit' HUP; echo ready > "$1.ready"; while :; do sleep 0.01; done"#),
            "words",
        );
        let open = desk.open.as_ref().expect("started");
        while desk.files().len() < 2 {
            std::thread::sleep(Duration::from_millis(1));
        }
        let kept = open.hang_up().expect("a file");
        while !fs::read_to_string(&kept).expect("the file").ends_with("saved\n") {
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(desk.told.recv_timeout(Duration::from_secs(60)).is_err(), "nothing is told any more");
        assert_eq!(open.hang_up(), None);
    }
}
