//! `candor import` and `export`.

use std::fs;

use super::Home;

const TWO: &str = "{\"prospect\":\"Nordvik Foods\",\"held_at\":\"2026-03-02T15:30:00+01:00\",\"text\":\"Lead time kills us.\",\"tag\":\"objection\",\"openness\":4,\"news\":\"bad\"}\n{\"prospect\":\"Nordvik Foods\",\"held_at\":\"2026-03-09\",\"text\":\"They want it cheaper.\"}\n";

#[test]
fn there_and_back_gives_the_same_bytes() {
    let home = Home::new();
    home.done(&["--journal", "sample.candor", "sample", "--to", "sample.candor"]);
    let export = home.done(&["--journal", "sample.candor", "export"]);
    assert!(export.lines().count() > 100);
    let ran = home.fed(&["--journal", "copy.candor", "import", "-"], export.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(" new."), "{}", ran.err);
    home.done(&["--journal", "copy.candor", "export", "-o", "out.jsonl"]);
    assert_eq!(fs::read_to_string(home.file("out.jsonl")).expect("written"), export);
}

#[test]
fn a_dash_is_standard_output() {
    let home = Home::with_halvorsen();
    let all = home.done(&["export"]);
    assert!(all.lines().count() > 1);
    for args in [&["export", "-"][..], &["export", "-o", "-"], &["export", "--out=-"]] {
        assert_eq!(home.done(args), all, "{args:?}");
    }
    let some = home.done(&["export", "tag:objection"]);
    assert_eq!(home.done(&["export", "tag:objection", "-"]), some);
    home.run(&["export", "-", "-o", "out.jsonl"]).fails(2, &["- is standard output, and out.jsonl a file"]);
    assert!(!home.file("-").exists() && !home.file("out.jsonl").exists());
    let report = home.done(&["report", "--format", "markdown"]);
    assert_eq!(home.done(&["report", "--format", "markdown", "-o", "-"]), report);
}

#[test]
fn twice_adds_nothing_twice() {
    let home = Home::new();
    fs::write(home.file("calls.jsonl"), TWO).expect("written");
    assert!(home.run(&["import", "calls.jsonl"]).err.ends_with("2 lines: 2 new.\n"));
    let ran = home.run(&["import", "calls.jsonl"]);
    assert!(ran.err.ends_with("2 lines: 0 new, 2 already there.\n"), "{}", ran.err);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
}

#[test]
fn a_dry_run_writes_nothing() {
    let home = Home::new();
    fs::write(home.file("calls.jsonl"), TWO).expect("written");
    let ran = home.run(&["import", "calls.jsonl", "--dry-run", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.ends_with("2 lines: 2 new. Nothing written.\n"), "{}", ran.err);
    let sum: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&sum["new"], &sum["written"]), (&2.into(), &false.into()));
    home.run(&["find"]).fails(3, &[]);
}

#[test]
fn a_bad_line_refuses_the_file_unless_it_is_left_out() {
    let home = Home::new();
    let bad = format!("{TWO}{{\"prospect\":\"X\",\"text\":\"t\",\"openness\":7}}\n");
    fs::write(home.file("calls.jsonl"), &bad).expect("written");
    home.run(&["import", "calls.jsonl"])
        .fails(65, &["LINE 3: openness is 7; it goes from 1 to 5", "3 lines: 1 bad. Nothing written."]);
    home.run(&["find"]).fails(3, &[]);
    let ran = home.run(&["import", "calls.jsonl", "--skip-bad"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("LINE 3: openness is 7") && ran.err.contains("calls.jsonl.rejected.jsonl"), "{}", ran.err);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
    let rejected = fs::read_to_string(home.file("calls.jsonl.rejected.jsonl")).expect("written");
    assert_eq!(rejected, bad.lines().nth(2).expect("a third").to_owned() + "\n");
}

#[test]
fn files_that_are_none_are_named() {
    let home = Home::new();
    home.run(&["import", "missing.jsonl"]).fails(1, &["missing.jsonl cannot be read"]);
    home.run(&["import", "."]).fails(1, &["it is a folder"]);
    fs::write(home.file("binary"), b"\xff\xfe\x00\x01\n").expect("written");
    home.run(&["import", "binary"]).fails(65, &["LINE 1: "]);
    fs::write(home.file("empty.jsonl"), "").expect("written");
    assert!(home.run(&["import", "empty.jsonl"]).err.ends_with("0 lines: 0 new.\n"));
}

#[test]
fn an_unknown_field_is_said_and_the_line_is_taken() {
    let home = Home::new();
    fs::write(home.file("calls.jsonl"), "{\"prospect\":\"A\",\"text\":\"t\",\"mood\":\"fine\"}\n").expect("written");
    let ran = home.run(&["import", "calls.jsonl"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("LINE 1: mood is not a field"), "{}", ran.err);
}

#[test]
fn an_export_goes_to_a_file_whole_or_not_at_all() {
    let home = Home::with_halvorsen();
    let ran = home.run(&["export", "-o", "out.jsonl"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.starts_with("Wrote out.jsonl ("), "{}", ran.err);
    assert_eq!(fs::read_to_string(home.file("out.jsonl")).expect("written"), home.done(&["export"]));
    home.run(&["export", "-o", "no/such/folder.jsonl"]).fails(1, &["Not written: no/such/folder.jsonl"]);
    let left: Vec<_> = fs::read_dir(home.path()).expect("a folder").flatten().map(|file| file.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".candor-")), "{left:?}");
}
