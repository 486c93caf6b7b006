//! Journals that are none, that are newer, that cannot be written; readers that hang up; writers that hold the lock.

use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
};

use super::{Home, Ran};

#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    let home = Home::new();
    fs::write(home.file("letter.txt"), "Dear Dana, this is not a database at all, but it is long enough.")
        .expect("written");
    for verb in [&["list"][..], &["add", "x", "-p", "A", "-t", "c"]] {
        let args: Vec<_> = ["--journal", "letter.txt"].iter().chain(verb).collect();
        home.run(&args).fails(1, &["letter.txt", "not a Candor journal"]);
    }
    assert!(fs::read_to_string(home.file("letter.txt")).expect("there").starts_with("Dear Dana"));
    home.run(&["--journal", ".", "list"]).fails(1, &["is a folder"]);
}

#[test]
fn a_newer_journal_is_not_touched() {
    let home = Home::with_halvorsen();
    let stamp = rusqlite::Connection::open(home.journal()).expect("SQLite");
    stamp.execute_batch("PRAGMA user_version = 99").expect("stamped");
    drop(stamp);
    let newer = fs::read(home.journal()).expect("a journal");
    for verb in [&["list"][..], &["add", "x", "-p", "halv", "-t", "c"]] {
        home.run(verb).fails(1, &["written by a newer Candor (schema 99"]);
    }
    assert_eq!(fs::read(home.journal()).expect("there"), newer);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_halvorsen();
    let folder = home.journal().parent().expect("a folder").to_owned();
    let mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("permissions");
    mode(0o500);
    let is_root = fs::write(folder.join("probe"), "").is_ok();
    let looked = home.run(&["list"]);
    let added = home.run(&["add", "kept words", "-p", "halv", "-t", "c"]);
    mode(0o700);
    if is_root {
        eprintln!("left out: this user may write everywhere");
        return;
    }
    assert_eq!(looked.code, 0, "{}", looked.err);
    assert!(looked.out.starts_with("Halvorsen Castings"), "{}", looked.out);
    added.fails(1, &["may not be written"]);
}

#[test]
fn read_only_looks_and_refuses_to_write() {
    let home = Home::with_halvorsen();
    assert_eq!(home.done(&["--read-only", "find", "--count"]), "2\n");
    home.run(&["--read-only", "add", "x", "-p", "halv", "-t", "c"]).fails(1, &["Not saved"]);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
}

/// A limit on the size of files stands for a full disk: the journal is as it was, the words are in a file.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let home = Home::with_halvorsen();
    let before = home.done(&["export"]);
    let long = "words that must not be lost ".repeat(20_000);
    fs::write(home.file("long.txt"), &long).expect("written");
    let program = env!("CARGO_BIN_EXE_candor");
    let mut command = home.command(&[] as &[&str]);
    let envs: Vec<_> =
        command.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
    drop(std::mem::replace(&mut command, Command::new("sh")));
    // Blocks of 512 bytes: the journal has grown to some size, the new words do not fit.
    let script = format!("trap '' XFSZ; ulimit -f 700; exec '{program}' add -p halv -t c < long.txt");
    command.args(["-c", &script]).current_dir(home.path()).env_clear().envs(envs);
    let ran = Ran::of(command.output().expect("sh runs"));
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("Not saved"), "{}", &ran.err[..ran.err.len().min(400)]);
    assert_eq!(home.done(&["export"]), before);
}

#[test]
fn words_that_cannot_be_saved_are_kept_in_a_file() {
    let home = Home::with_halvorsen();
    let ran = home.run(&["--read-only", "add", "kept words", "-p", "halv", "-t", "c"]);
    let drafts: Vec<_> = fs::read_dir(home.file("state/candor")).expect("a folder").flatten().collect();
    assert_eq!(drafts.len(), 1);
    assert_eq!(fs::read_to_string(drafts[0].path()).expect("a draft"), "kept words");
    assert!(ran.err.contains(&drafts[0].path().display().to_string()), "{}", ran.err);
}

#[test]
fn a_reader_who_hangs_up_ends_it_quietly() {
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let mut child = home
        .command(&["--journal", "sample.candor", "export"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("candor runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("its messages").read_to_string(&mut said).expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(said, "");
}

#[test]
fn two_at_once_lose_nothing() {
    let home = Home::with_halvorsen();
    let mut children = Vec::new();
    for number in 0..24 {
        let words = format!("words {number}");
        let mut command = home.command(&["add", &words, "-p", "halv", "-t", "c"]);
        children.push(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("candor runs"));
        if children.len() == 4 {
            for child in children.drain(..) {
                let output = child.wait_with_output().expect("it ends");
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            }
        }
    }
    assert_eq!(home.done(&["find", "--count"]), "26\n");
}

#[test]
fn two_at_once_begin_one_journal() {
    let home = Home::new();
    let start = |name: &str| {
        home.command(&["add", "first words", "-p", name, "-t", "c"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("candor runs")
    };
    let children = [start("Alder Foods"), start("Quill & Sons"), start("Nordkap Marine")];
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(home.done(&["list", "--count"]), "3\n");
}

#[test]
fn it_waits_for_another_writer_and_says_so() {
    let home = Home::with_halvorsen();
    let other = rusqlite::Connection::open(home.journal()).expect("SQLite");
    other.execute_batch("BEGIN IMMEDIATE").expect("the write lock");
    let mut command = home.command(&["add", "patience", "-p", "halv", "-t", "c"]);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("candor runs");
    let mut said = [0; 28];
    let mut err = child.stderr.take().expect("its messages");
    err.read_exact(&mut said).expect("it says that it waits");
    assert_eq!(&said, b"Another Candor is writing. W");
    other.execute_batch("ROLLBACK").expect("given back");
    assert!(child.wait().expect("it ends").success());
    assert_eq!(home.done(&["find", "--count"]), "3\n");
}

#[test]
fn it_waits_no_longer_than_it_is_told_and_keeps_the_words() {
    let home = Home::with_halvorsen();
    let other = rusqlite::Connection::open(home.journal()).expect("SQLite");
    other.execute_batch("BEGIN IMMEDIATE").expect("the write lock");
    let ran = home.run(&["add", "--wait", "2", "Patience has an end.", "-p", "halv", "-t", "c"]);
    ran.fails(1, &["Waiting up to 2 s", "Not saved: another Candor is writing (waited 2 s)."]);
    let drafts: Vec<_> = fs::read_dir(home.file("state/candor")).expect("a folder").flatten().collect();
    assert_eq!(drafts.len(), 1);
    assert_eq!(fs::read_to_string(drafts[0].path()).expect("a draft"), "Patience has an end.");
    assert!(ran.err.contains(&drafts[0].path().display().to_string()), "{}", ran.err);
    let at_once = home.run(&["--wait", "0", "tried", "halv"]);
    at_once.fails(1, &["Not saved: another Candor is writing (waited 0 s)."]);
    assert!(!at_once.err.contains("Waiting"), "{}", at_once.err);
    other.execute_batch("ROLLBACK").expect("given back");
    assert_eq!(home.done(&["find", "--count"]), "2\n", "nothing was written");
}

/// Reading goes on while somebody writes.
#[test]
fn a_writer_keeps_nobody_from_looking() {
    let home = Home::with_halvorsen();
    let other = rusqlite::Connection::open(home.journal()).expect("SQLite");
    other.execute_batch("BEGIN IMMEDIATE").expect("the write lock");
    assert_eq!(home.done(&["find", "--count"]), "2\n");
}
