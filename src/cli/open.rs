//! `candor` without a verb: the app, or, where there is no terminal to show it on, the same as text.

use std::io::{self, IsTerminal};

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    list,
    print::Printer,
    show,
    whom::{self, Fits},
};
use crate::{
    app::{
        Options, ReadOnly,
        screens::{Place, ProspectTab, Screen, write_down::WriteDown},
    },
    domain::Uid,
    journal::Link,
    runtime::{self, Start, clock::Clock, random},
    words::Glyphs,
};

/// Where the app begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begin<'a> {
    /// At the table of prospects.
    Home,
    /// At the page of the prospect that these letters mean.
    Prospect(&'a str),
    /// With the composer, its Who filled where letters are given.
    WriteDown(Option<&'a str>),
}

/// Opens the app, at a prospect where one is named; the text of `candor list` (`candor show`) where there is no terminal.
pub(super) fn run(everywhere: &Everywhere, prospect: Option<&str>, out: &mut Printer) -> Result<(), Failure> {
    let seen = io::stdin().is_terminal() && io::stdout().is_terminal();
    match prospect {
        Some(letters) if seen => start(everywhere, Begin::Prospect(letters)),
        Some(letters) => show::run(everywhere, &show::Args::of(letters), out),
        None if seen => start(everywhere, Begin::Home),
        None => list::run(everywhere, &list::Args::default(), out),
    }
}

/// Opens the app at the composer, as `candor add` without words does at a terminal.
pub(super) fn write_down(everywhere: &Everywhere, prospect: Option<&str>) -> Result<(), Failure> {
    if !io::stdout().is_terminal() {
        return Err(Failure::usage("Not saved: no words. Give them as an argument, or on standard input."));
    }
    if everywhere.read_only {
        return Err(Failure::usage("--read-only only looks: leave it out to write something down."));
    }
    start(everywhere, Begin::WriteDown(prospect))
}

/// Shows the screens until the person leaves.
fn start(everywhere: &Everywhere, begin: Begin<'_>) -> Result<(), Failure> {
    let mut desk = Desk::for_the_app(everywhere, matches!(begin, Begin::WriteDown(_)))?;
    let (places, on_top) = screens(begin, &mut desk)?;
    let options = Options {
        glyphs: glyphs(),
        colour: everywhere.color.wanted(true),
        sample: desk.is_sample(),
        read_only: match (everywhere.read_only, desk.is_read_only()) {
            (true, _) => Some(ReadOnly::Asked),
            (false, true) => Some(ReadOnly::Forbidden),
            (false, false) => None,
        },
        window: Uid::v7(desk.now().utc, &random::ten_bytes()).to_string(),
        seed: random::ten_bytes(),
        ..Options::default()
    };
    let (store, kept) = desk.hand_over();
    let ended = runtime::run(Start { store, options, places, on_top, clock: Clock::from_env()?, mouse: true });
    // The throw-away copy goes now that nobody has it open.
    drop(kept);
    match ended {
        Ok(0) => Ok(()),
        Ok(signal) => Err(Failure::ended(signal)),
        Err(error) => Err(Failure::new(Code::Failed, error.to_string())),
    }
}

/// The places to begin at, the last on top, and a screen that stands on all of them.
fn screens(begin: Begin<'_>, desk: &mut Desk) -> Result<(Vec<Place>, Option<Screen>), Failure> {
    Ok(match begin {
        Begin::Home => (Vec::new(), None),
        Begin::Prospect(letters) => {
            let prospect = whom::one(desk, letters)?.prospect.uid;
            (vec![Place::Prospect { prospect, tab: ProspectTab::default(), cursor: None }], None)
        }
        Begin::WriteDown(letters) => {
            let subject = letters.map(|letters| subject(letters, desk)).transpose()?.flatten();
            (Vec::new(), Some(WriteDown::new(subject, false).into()))
        }
    })
}

/// Whom the composer starts with; a name that nobody has is typed there again, where near ones are pointed out.
fn subject(letters: &str, desk: &mut Desk) -> Result<Option<Link>, Failure> {
    match whom::fits(desk, letters)? {
        Fits::One(hit) => Ok(Some(hit.prospect)),
        Fits::Several(hits) => Err(whom::several(letters, &hits)),
        Fits::Nobody => Ok(None),
    }
}

/// Unicode, unless the locale says otherwise.
fn glyphs() -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    if utf8 || cfg!(windows) { Glyphs::Unicode } else { Glyphs::Ascii }
}
