//! `candor undo` and `redo`, each in a process of its own.

use super::Home;

#[test]
fn any_change_is_taken_back_and_brought_back_across_processes() {
    let home = Home::with_halvorsen();
    let with_two = home.done(&["export"]);
    home.done(&["add", "Three", "-p", "halv", "-t", "c"]);
    let with_three = home.done(&["export"]);
    let ran = home.run(&["undo"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("Undone: ") && ran.err.contains("candor redo"), "{}", ran.err);
    assert_eq!(home.done(&["export"]), with_two);
    let ran = home.run(&["redo"]);
    assert!(ran.err.starts_with("Redone: ") && ran.err.contains("candor undo"), "{}", ran.err);
    assert_eq!(home.done(&["export"]), with_three);
}

#[test]
fn undo_goes_back_step_by_step_and_then_says_that_it_is_done() {
    let home = Home::with_halvorsen();
    home.done(&["undo"]);
    assert_eq!(home.done(&["find", "--count"]), "1\n");
    home.done(&["undo"]);
    home.run(&["find"]).fails(3, &[]);
    home.run(&["undo"]).fails(3, &[]);
    home.run(&["redo"]);
    assert_eq!(home.done(&["find", "--count"]), "1\n");
}

#[test]
fn what_was_done_is_listed_and_any_of_it_can_be_taken_back() {
    let home = Home::with_halvorsen();
    home.done(&["tried", "halv"]);
    let rows = home.values(&["undo", "--list", "--json"]);
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row["origin"] == "shell" && row["undone"] == false));
    let talk = rows[1]["id"].as_str().expect("an id");
    home.done(&["undo", talk]);
    assert_eq!(home.done(&["find", "--count"]), "1\n");
    let list = home.done(&["undo", "--list"]);
    assert!(list.contains("taken back") && list.contains("from the shell"), "{list}");
    home.run(&["undo", "the last"]).fails(2, &["not the id of a change"]);
}

#[test]
fn an_import_is_one_step() {
    let home = Home::new();
    let file = home.file("calls.jsonl");
    std::fs::write(&file, "{\"prospect\":\"A\",\"text\":\"one\"}\n{\"prospect\":\"B\",\"text\":\"two\"}\n")
        .expect("written");
    home.done(&["import", "calls.jsonl"]);
    let ran = home.run(&["undo", "--json"]);
    assert!(ran.err.contains("calls.jsonl"), "{}", ran.err);
    assert!(ran.out.contains("\"undone\""), "{}", ran.out);
    home.run(&["find"]).fails(3, &[]);
    home.run(&["list"]).fails(3, &[]);
    home.done(&["redo"]);
    assert_eq!(home.done(&["find", "--count"]), "2\n");
}

/// What a journal began with is nobody's change.
#[test]
fn the_sample_is_not_taken_back() {
    let home = Home::new();
    home.done(&["sample", "--to", "sample.candor"]);
    let entries = home.done(&["--journal", "sample.candor", "find", "--count"]);
    home.run(&["--journal", "sample.candor", "undo"]).fails(3, &["othing"]);
    assert_eq!(home.done(&["--journal", "sample.candor", "find", "--count"]), entries);
    home.done(&["--journal", "sample.candor", "add", "One more.", "-p", "lumen", "-t", "c"]);
    home.done(&["--journal", "sample.candor", "undo"]);
    assert_eq!(home.done(&["--journal", "sample.candor", "find", "--count"]), entries);
}
