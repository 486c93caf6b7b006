//! `candor sample`: a journal as a real salesperson might have written it, in a copy that is thrown away; its dates are
//! moved so that it ends today.

use std::{fs, path::PathBuf};

use super::{
    args::Everywhere,
    desk::Desk,
    failure::{Code, Failure},
    open,
    print::Printer,
};
use crate::{
    domain::{Held, Moment},
    exchange::{Reader, Shift},
    journal::ImportChoice,
};

/// The sample, as it was written.
const SAMPLE: &str = include_str!("../../assets/sample.jsonl");

/// What to do with the sample.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor sample                                look round; nothing is kept
  candor sample --to sample.candor             keep it as a journal of its own
  candor --journal sample.candor
  candor --sample list                         any verb, on a throw-away copy")]
pub(super) struct Args {
    /// Keep it as a journal here; a file that is there is never overwritten
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let Some(to) = &args.to else {
        return open::run(&Everywhere { sample: true, ..everywhere.clone() }, None, out);
    };
    if to.symlink_metadata().is_ok() {
        let says = format!("Not written: {} is there already. Name another file.", to.display());
        return Err(Failure::new(Code::Failed, says));
    }
    let here = Everywhere { sample: false, journal: Some(to.clone()), ..everywhere.clone() };
    fill(&mut Desk::to_write(&here)?)?;
    out.say(&format!("The sample is in {0}: candor --journal '{0}' opens it.", to.display()));
    Ok(())
}

/// Writes the sample into an empty journal, its days moved so that it ends today, or yesterday where its last talk would
/// else be still to come.
pub(super) fn fill(desk: &mut Desk) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("sample.jsonl");
    fs::write(&file, SAMPLE)?;
    let choice = ImportChoice { later_by: later_by(desk.now()), beginning: true, ..ImportChoice::default() };
    desk.import(&file, choice, &mut |_| true).map(drop)
}

/// Talks of the last so many days keep their distance to today; earlier ones keep their day of the week.
const RECENT: i32 = 10;

/// How far the sample is moved.
fn later_by(now: Moment) -> Shift {
    let held = Reader::new(SAMPLE.as_bytes()).filter_map(|line| line.ok()?.record.ok()?.held());
    let Some(last) = held.max_by_key(|held| held.at) else { return Shift::default() };
    Shift { days: days_to(last, now), weeks_before: Some(last.day() + -RECENT) }
}

/// The whole days between, so that nothing lies ahead.
fn days_to(last: Held, now: Moment) -> i32 {
    let days = now.day() - last.day();
    let ahead = last.at + i64::from(days) * 86_400_000 > now.utc;
    if ahead { days - 1 } else { days }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;

    #[test]
    fn the_sample_ends_today_or_yesterday_and_never_ahead() {
        let last = Held::from_iso("2026-11-19T17:30:00-05:00").expect("a time");
        for hour in 0..24 {
            let now = Held::from_iso(&format!("2027-03-02T{hour:02}:15:00-05:00")).expect("a time").at;
            let now = Moment { utc: now, zone: Zone::Fixed(-300) };
            let days = days_to(last, now);
            assert!(last.at + i64::from(days) * 86_400_000 <= now.utc, "at {hour}");
            assert!((0..=1).contains(&(now.day() - (last.day() + days))), "at {hour}");
        }
    }
}
