//! The command line from outside: what each verb prints, where, and how it ends.

mod adding;
mod asking;
mod brief;
mod broken;
mod disk;
mod durable;
mod explaining;
mod hostile;
mod inout;
mod looking;
mod manual;
mod odd;
mod private;
mod questions;
mod report;
mod taking_back;
mod warned;

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// The moment of all these tests: a Thursday, a quarter past two.
const NOW: &str = "2026-11-19T14:06:00+01:00";

/// A home folder of its own, thrown away at the end.
pub(crate) struct Home {
    folder: TempDir,
}

/// What a run of the program left behind.
pub(crate) struct Ran {
    pub(crate) out: String,
    err: String,
    code: i32,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A home with Halvorsen Castings in its journal, an objection that was answered and a talk before that.
    fn with_halvorsen() -> Self {
        let home = Self::new();
        home.done(&[
            "add",
            "Twelve weeks kills us.",
            "-p",
            "Halvorsen Castings",
            "-k",
            "o4bv",
            "-w",
            "2026-11-10 10:00",
        ]);
        home.done(&[
            "add",
            "Payment in 45 days if freight is ours.",
            "-p",
            "halv",
            "-t",
            "n",
            "-w",
            "2026-11-12 15:00",
        ]);
        home
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A file in this home.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path().join("data/candor/journal.candor")
    }

    fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.args(args).current_dir(self.path()).env_clear();
        for kept in ["PATH", "LLVM_PROFILE_FILE", "SystemRoot"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command
            .env("HOME", self.path())
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("TMPDIR", self.path())
            .env("LC_ALL", "C.UTF-8")
            .env("CANDOR_NOW", NOW)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[impl AsRef<OsStr>]) -> Ran {
        Ran::of(self.command(args).output().expect("candor runs"))
    }

    /// Runs it with this on standard input.
    fn fed(&self, args: &[impl AsRef<OsStr>], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("candor runs");
        // It may end before it has read all: that is its own business.
        let _ = child.stdin.take().expect("its input").write_all(input);
        Ran::of(child.wait_with_output().expect("candor ends"))
    }

    /// Runs what has to work, and gives what it printed.
    pub(crate) fn done(&self, args: &[impl AsRef<OsStr> + std::fmt::Debug]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// Runs what has to work and prints JSON, a value a line.
    pub(crate) fn values(&self, args: &[&str]) -> Vec<serde_json::Value> {
        let out = self.done(args);
        out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).expect("output is text"),
            err: String::from_utf8(output.stderr).expect("messages are text"),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// The end, the messages and nothing on standard output.
    #[track_caller]
    fn fails(&self, code: i32, says: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        for said in says {
            assert!(self.err.contains(said), "“{said}” is not said: {}", self.err);
        }
    }
}
