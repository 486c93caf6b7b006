//! Odd files, odd places, two at once, and somebody who has seen enough.

use std::{fs, io::Read, process::Stdio};

use super::Home;

#[test]
fn a_line_without_an_end_is_refused_and_not_swallowed() {
    let home = Home::new();
    let mut bytes = vec![b'a'; 100 << 20];
    bytes.extend_from_slice(b"\n{\"prospect\":\"A\",\"text\":\"after it\"}\n");
    fs::write(home.file("endless.jsonl"), bytes).expect("written");
    home.run(&["import", "endless.jsonl"])
        .fails(65, &["LINE 1: the line is longer than 4 MiB", "2 lines: 1 bad. Nothing written."]);
}

#[test]
fn a_nul_is_a_letter_in_words_and_an_error_between_them() {
    let home = Home::new();
    fs::write(home.file("nul.jsonl"), "{\"prospect\":\"A\",\"text\":\"a\\u0000b\"}\n").expect("written");
    home.done(&["import", "nul.jsonl"]);
    let export = home.done(&["export"]);
    assert!(export.contains("\"text\":\"a\\u0000b\""), "{export}");
    assert!(!home.done(&["find"]).contains('\0'));
    fs::write(home.file("raw.jsonl"), "{\"prospect\":\"A\",\"text\":\"a\0b\"}\n").expect("written");
    home.run(&["import", "raw.jsonl"]).fails(65, &["LINE 1: the line is not JSON"]);
    assert_eq!(home.done(&["export"]), export);
}

#[test]
fn a_journal_may_lie_anywhere_under_any_name() {
    let home = Home::new();
    let file = "Meine Gespräche/журнал #1 50% 'ours' ?.candor";
    home.done(&["--journal", file, "add", "Twelve weeks", "-p", "Halvorsen", "-t", "o"]);
    assert_eq!(home.done(&["--journal", file, "find", "--count"]), "1\n");
    let export = home.done(&["--journal", file, "export", "-o", "aus fuhr ä.jsonl"]);
    assert_eq!(export, "");
    assert_eq!(home.fed(&["--journal", "b.candor", "import", "aus fuhr ä.jsonl"], b"").code, 0);
    assert!(home.file(file).exists());
}

#[test]
fn two_imports_at_once_both_come_in() {
    let home = Home::with_halvorsen();
    let start = |name: &str| {
        let line = |number| format!("{{\"prospect\":\"{name}\",\"text\":\"Words {number} of {name}.\"}}\n");
        let file = format!("{name}.jsonl");
        fs::write(home.file(&file), (0..300).map(line).collect::<String>()).expect("written");
        home.command(&["import", &file]).stderr(Stdio::piped()).spawn().expect("candor runs")
    };
    for child in [start("Alder"), start("Quill"), start("Nordkap")] {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(home.done(&["find", "--count"]), "902\n");
}

#[test]
fn a_query_exports_what_it_finds() {
    let home = Home::with_halvorsen();
    let found = home.done(&["export", "tag:objection"]);
    assert!(found.contains("Twelve weeks kills us.") && !found.contains("Payment in 45 days"), "{found}");
    assert_eq!(home.fed(&["--journal", "copy.candor", "import", "-"], found.as_bytes()).code, 0);
    assert_eq!(home.done(&["--journal", "copy.candor", "export"]), found);
    home.run(&["export", "zebra", "-o", "none.jsonl"]).fails(3, &["Nothing exported: no entry fits zebra."]);
    home.run(&["export", "tags:x", "-o", "none.jsonl"]).fails(2, &["tags:x\n^^^^", "is not a key"]);
    assert!(!home.file("none.jsonl").exists());
}

/// It waits for somebody to read on; then it sees that it was asked to stop.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_an_export() {
    use rustix::process::{Pid, Signal, kill_process};
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let whole = home.done(&["--journal", "sample.candor", "export"]);
    let mut command = home.command(&["--journal", "sample.candor", "export"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("candor runs");
    let mut out = child.stdout.take().expect("its output");
    // The first bytes: from now on it listens. A pipe takes far less than there is.
    let mut first = [0; 16];
    out.read_exact(&mut first).expect("it begins");
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw).expect("a process");
    kill_process(id, Signal::INT).expect("signalled");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).expect("it ends");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(130));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "Stopped. What was printed is not all.\n");
    assert!(first.len() + rest.len() < whole.len());
}
