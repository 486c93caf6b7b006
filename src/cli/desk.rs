//! A journal opened for one verb: its connection, the clock, and the requests that go to it.

use std::{path::Path, time::Duration};

use super::{
    args::Everywhere,
    failure::{Code, Failure},
    place::Place,
    print::Printer,
    sample,
};
use crate::{
    domain::{Ids, Moment},
    journal::{self, ImportChoice, Imported, Progress, Read, Reply, Trouble, Write},
    runtime::{clock::Clock, random},
    store::{Mode, Reader, Store, StoreError, Why, Writer},
};

/// How long a write waits for another process in silence.
const SILENT: Duration = Duration::from_secs(1);
/// What History says of a change made here.
const ORIGIN: &str = "shell";

/// An open journal. Reading and writing share one connection: opening is most of what a short verb costs.
pub(super) struct Desk {
    writer: Writer,
    ids: Ids,
    now: Moment,
    /// Seconds that a write waits for another process in all.
    patience: u32,
    /// Holds the journal's lock.
    store: Store,
    /// Holds the folder of a copy that is thrown away.
    place: Place,
}

impl Desk {
    /// To look only. The journal has to be there; a folder that may not be written is no hindrance.
    ///
    /// # Errors
    /// Code 3 where there is no journal yet; what opening says.
    pub(super) fn to_look(everywhere: &Everywhere) -> Result<Self, Failure> {
        let place = Place::of(everywhere)?;
        if place.is_sample() {
            return Self::at(place, Mode::Create, true, everywhere.wait);
        }
        let mode = if everywhere.read_only { Mode::ReadOnly } else { Mode::Existing };
        Self::at(place, mode, false, everywhere.wait)
    }

    /// To write; a journal that is not there is made.
    ///
    /// # Errors
    /// What opening says.
    pub(super) fn to_write(everywhere: &Everywhere) -> Result<Self, Failure> {
        let place = Place::of(everywhere)?;
        let mode = if everywhere.read_only { Mode::ReadOnly } else { Mode::Create };
        let filled = place.is_sample();
        Self::at(place, mode, filled, everywhere.wait)
    }

    /// For the app: a journal that is not there is made, and what is in the `-wal` goes into the file at the end. One
    /// that may not be written is opened to look at, unless it is `to_write`.
    ///
    /// # Errors
    /// What opening says.
    pub(super) fn for_the_app(everywhere: &Everywhere, to_write: bool) -> Result<Self, Failure> {
        let place = Place::of(everywhere)?;
        let mode = if everywhere.read_only { Mode::ReadOnly } else { Mode::Create };
        let filled = place.is_sample();
        let store = match Store::open(place.path(), mode) {
            Err(error) if may_look(&error) && !to_write => look_instead(&place, &error)?,
            opened => opened.map_err(|error| failed(&error))?,
        };
        Self::on(store, place, filled, everywhere.wait)
    }

    fn at(place: Place, mode: Mode, filled: bool, patience: u32) -> Result<Self, Failure> {
        let store = open(&place, mode)?.one_shot();
        Self::on(store, place, filled, patience)
    }

    fn on(store: Store, place: Place, filled: bool, patience: u32) -> Result<Self, Failure> {
        let now = Clock::from_env()?.now();
        let writer = store.writer().map_err(|error| failed(&error))?;
        let ids = Ids::new(random::seed());
        let mut desk = Self { writer, ids, now, patience, store, place };
        if filled {
            sample::fill(&mut desk)?;
        }
        Ok(desk)
    }

    /// The moment this verb is done at.
    pub(super) fn now(&self) -> Moment {
        self.now
    }

    /// Whether it is the sample's copy.
    pub(super) fn is_sample(&self) -> bool {
        self.place.is_sample()
    }

    /// Whether it may only be looked at.
    pub(super) fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// The journal for the app's threads, and what has to live as long as they do.
    pub(super) fn hand_over(self) -> (Store, Place) {
        self.store.take_back(self.writer);
        (self.store, self.place)
    }

    /// A connection that only looks.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub(super) fn reader(&self) -> Result<Reader, Failure> {
        self.store.reader().map_err(|error| failed(&error))
    }

    /// Asks.
    ///
    /// # Errors
    /// What the journal could not do.
    pub(super) fn read(&mut self, read: &Read) -> Result<Reply, Failure> {
        Ok(journal::run_read_on(&self.writer, read, self.now)?)
    }

    /// Changes; waits for another process that is writing, and says so once a second has passed.
    ///
    /// # Errors
    /// What the journal could not do; nothing is changed then.
    pub(super) fn write_patiently(&mut self, write: &Write, out: &mut Printer) -> Result<Reply, Failure> {
        let patience = Duration::from_secs(self.patience.into());
        let silent = SILENT.min(patience);
        self.writer.wait_for(silent).map_err(|error| failed(&error))?;
        let busy = match self.write(write) {
            Err(Trouble::Busy(_)) => patience.saturating_sub(silent),
            done => return Ok(done?),
        };
        if !busy.is_zero() {
            let upto = if self.patience == 60 { "a minute".to_owned() } else { format!("{} s", self.patience) };
            out.say(&format!("Another Candor is writing. Waiting up to {upto} (ctrl-c gives up) …"));
            self.writer.wait_for(busy).map_err(|error| failed(&error))?;
            match self.write(write) {
                Err(Trouble::Busy(_)) => {}
                done => return Ok(done?),
            }
        }
        let says = format!("Not saved: another Candor is writing (waited {} s).", self.patience);
        Err(Failure::new(Code::Failed, says))
    }

    /// The verb is done, and the process with it.
    pub(super) fn leave(self) {
        self.writer.leave();
    }

    fn write(&mut self, write: &Write) -> Result<Reply, Trouble> {
        journal::run_write(&mut self.writer, write, self.now, &mut self.ids, ORIGIN)
    }

    /// Brings a file of JSON Lines in. `go_on` hears how far it is; once it says `false` nothing is kept.
    ///
    /// # Errors
    /// The file cannot be read, the journal cannot be written, it was stopped.
    pub(super) fn import(
        &mut self,
        file: &Path,
        choice: ImportChoice,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Imported, Failure> {
        Ok(journal::import(&mut self.writer, file, choice, self.now, &mut self.ids, ORIGIN, go_on)?)
    }
}

/// Opens it; to look at, also where nothing may be written.
fn open(place: &Place, mode: Mode) -> Result<Store, Failure> {
    match Store::open(place.path(), mode) {
        Err(error) if may_look(&error) && mode == Mode::Existing => look_instead(place, &error),
        opened => opened.map_err(|error| failed(&error)),
    }
}

/// Whether a journal that cannot be opened to write may still be looked at.
fn may_look(error: &StoreError) -> bool {
    matches!(error.why, Why::ReadOnly(_) | Why::Forbidden(_))
}

/// Opens it to look at; where there is none to look at, `written` says why none can be made.
fn look_instead(place: &Place, written: &StoreError) -> Result<Store, Failure> {
    Store::open(place.path(), Mode::ReadOnly).map_err(|looked| match looked.why {
        Why::Missing(_) => failed(written),
        _ => failed(&looked),
    })
}

/// A failure of the store: no journal is nothing found.
pub(super) fn failed(error: &StoreError) -> Failure {
    match &error.why {
        Why::Missing(path) => Failure::nothing(format!("There is no journal at {path} yet. candor add makes one.")),
        _ => Failure::new(Code::Failed, error.to_string()),
    }
}
