//! What `candor add` costs: at most two syncs once the journal's `-wal` is there, counted by the system.

use std::{fs, process::Command};

use super::{Home, Ran};

#[test]
fn a_save_syncs_at_most_twice() {
    let home = Home::with_halvorsen();
    let traced = Command::new("strace").arg("-V").output();
    if !traced.is_ok_and(|output| output.status.success()) {
        eprintln!("left out: strace is not here to count the syncs");
        return;
    }
    let program = home.command(&["add", "Twelve weeks", "-p", "halv", "-t", "o"]);
    let mut command = Command::new("strace");
    command.args(["-f", "-e", "trace=fsync,fdatasync", "-o", "syncs.txt", env!("CARGO_BIN_EXE_candor")]);
    command.args(program.get_args()).current_dir(home.path()).env_clear();
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = Ran::of(command.output().expect("strace runs"));
    if ran.err.contains("PTRACE") {
        eprintln!("left out: strace may not trace here");
        return;
    }
    assert_eq!(ran.code, 0, "{}", ran.err);
    let trace = fs::read_to_string(home.file("syncs.txt")).expect("a trace");
    let syncs = trace.lines().filter(|line| line.contains("sync(")).count();
    assert!((1..=2).contains(&syncs), "{syncs} syncs:\n{trace}");
}

/// Killed at once after it ended, or a copy of the file and its `-wal` taken: what was acknowledged is there.
#[test]
fn what_was_acknowledged_is_in_the_files() {
    let home = Home::with_halvorsen();
    let copy = Home::new();
    let to = copy.journal();
    fs::create_dir_all(to.parent().expect("a folder")).expect("made");
    for end in ["", "-wal"] {
        let name = |journal: std::path::PathBuf| std::path::PathBuf::from(format!("{}{end}", journal.display()));
        if name(home.journal()).exists() {
            fs::copy(name(home.journal()), name(to.clone())).expect("copied");
        }
    }
    assert_eq!(copy.done(&["find"]), home.done(&["find"]));
}

#[cfg(unix)]
#[test]
fn the_journal_is_for_its_owners_eyes() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_halvorsen();
    let mode = fs::metadata(home.journal()).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
