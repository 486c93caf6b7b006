//! A disk that is full, a folder that may not be written: for real, on mounts that only the script of a test sees.
#![cfg(target_os = "linux")]

use std::{fs, process::Command};

use super::{Home, Ran};

/// Runs a script in which `$1` is candor and mounts are allowed. `None`, and a word of it, where nobody may mount here.
fn mounted(home: &Home, script: &str) -> Option<Ran> {
    let environment = home.command(&[] as &[&str]);
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_candor")]);
    command.current_dir(home.path()).env_clear();
    command.envs(environment.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = command.output().ok().map(Ran::of).filter(|ran| ran.code == 0);
    if ran.is_none() {
        eprintln!("left out: nobody may mount here");
    }
    ran
}

/// So many entries, a line each.
fn calls(many: usize) -> String {
    let line = |number: usize| {
        format!(
            "{{\"prospect\":\"Halvorsen Castings\",\"held_at\":\"2026-03-02\",\"text\":\"Words {number}, {}\",\"tag\":\"objection\"}}\n",
            "and more ".repeat(20)
        )
    };
    (0..many).map(line).collect()
}

#[test]
fn on_a_full_disk_nothing_is_kept_by_halves() {
    let home = Home::new();
    fs::create_dir(home.file("disk")).expect("made");
    fs::write(home.file("few.jsonl"), calls(5)).expect("written");
    fs::write(home.file("many.jsonl"), calls(4000)).expect("written");
    fs::write(home.file("long.txt"), "words that must not be lost ".repeat(20_000)).expect("written");
    let script = r#"
        mount -t tmpfs -o size=3m tmpfs disk || exit 1
        export CANDOR_JOURNAL=disk/journal.candor
        "$1" import few.jsonl 2>&1; echo "few $?"
        "$1" export > before.jsonl
        head -c 8000000 /dev/zero > disk/filling 2>/dev/null
        "$1" add -p halv -t c < long.txt 2>&1; echo "add $?"
        "$1" import many.jsonl 2>&1; echo "many $?"
        "$1" export -o disk/out.jsonl 2>&1; echo "export $?"
        "$1" export > during.jsonl; echo "look $?"
        echo "there: $(ls -A disk | tr '\n' ' ')"
        rm disk/filling
        "$1" export > after.jsonl
        "$1" add 'room again' -p halv -t c 2>&1; echo "again $?"
    "#;
    let Some(ran) = mounted(&home, script) else { return };
    for said in ["few 0", "add 1", "many 1", "export 1", "look 0", "again 0"] {
        assert!(ran.out.lines().any(|line| line == said), "{said}:\n{}", ran.out);
    }
    for said in ["Not saved: the disk is full.", "Not written: disk/out.jsonl: the disk is full.", "Your words are in "]
    {
        assert!(ran.out.contains(said), "{said}:\n{}", ran.out);
    }
    let there = ran.out.lines().find(|line| line.starts_with("there: ")).expect("listed");
    assert!(!there.contains("export") && !there.contains("out.jsonl"), "{there}");
    let read = |name: &str| fs::read_to_string(home.file(name)).expect("written");
    assert_eq!(read("before.jsonl").lines().count(), 3);
    assert_eq!(read("during.jsonl"), read("before.jsonl"));
    assert_eq!(read("after.jsonl"), read("before.jsonl"));
    let draft = fs::read_dir(home.file("state/candor")).expect("a folder").flatten().next().expect("a draft");
    assert_eq!(fs::read_to_string(draft.path()).expect("there").trim(), read("long.txt").trim());
}

/// Also for somebody who may write everywhere.
#[test]
fn a_folder_on_a_disk_that_is_read_only_can_be_looked_at() {
    let home = Home::with_halvorsen();
    let script = r#"
        mount --bind data data && mount -o remount,bind,ro data || exit 1
        "$1" list 2>&1; echo "list $?"
        "$1" add 'kept words' -p halv -t c 2>&1; echo "add $?"
        "$1" export > looked.jsonl; echo "export $?"
    "#;
    let Some(ran) = mounted(&home, script) else { return };
    for said in ["list 0", "add 1", "export 0"] {
        assert!(ran.out.lines().any(|line| line == said), "{said}:\n{}", ran.out);
    }
    assert!(ran.out.starts_with("Halvorsen Castings") && ran.out.contains("may not be written"), "{}", ran.out);
    assert_eq!(fs::read_to_string(home.file("looked.jsonl")).expect("written"), home.done(&["export"]));
}
