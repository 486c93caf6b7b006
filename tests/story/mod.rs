//! Stories: keys in, screen out. The app with a journal in memory behind it, its orders carried out on the spot, a
//! clock that stands still. What threads and the terminal add is proved elsewhere.

mod anew;
mod brief;
mod browse;
mod capture;
mod chart;
mod drafts;
mod edit;
mod ended;
mod explaining;
mod first_run;
mod kept;
mod keys;
mod lists;
mod moment;
mod mouse;
mod paging;
mod palette;
mod private;
mod questions;
mod read_only;
mod review;
mod today;
mod trends;
mod unsaid;
mod walk;
mod warned;

use candor::{
    app::{App, Effect, Msg, Options, ReadOnly, Size, Ticket, key::Key, screens::Place, update, wake_at},
    domain::{Held, Moment, Uid, Zone},
    journal::{
        Draft, Ids, ImportChoice, Reader, Reply, Request, Store, Trouble, Write, Writer, import, run_read, run_write,
    },
    view::render,
    words::width,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The journal of `--sample`, as of the day it was written to end on.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");
/// Thursday 19 November 2026, seven minutes past two in Ohio.
const NOW: &str = "2026-11-19T14:07:00-05:00";
/// The window that a story plays in.
const WINDOW: &str = "story";

/// Brings the sample in.
fn fill_sample(writer: &mut Writer, ids: &mut Ids, now: Moment) {
    let done = import(writer, SAMPLE.as_ref(), ImportChoice::default(), now, ids, "shell", &mut |_| true);
    assert_eq!(done.expect("the sample comes in").bad, Vec::<String>::new());
}

/// An app that is being used.
pub(crate) struct Story {
    /// The app, for what a picture does not show.
    pub(crate) app: App,
    /// The clock; a story moves it by hand.
    pub(crate) now: Moment,
    /// The program has ended.
    pub(crate) ended: bool,
    /// What was copied last.
    pub(crate) copied: Option<String>,
    /// The page that was written last: the name of its file, and what is in it.
    pub(crate) wrote: Option<(String, String)>,
    /// What `$EDITOR` makes of the words it is given; `None` = it fails.
    pub(crate) editor: Option<String>,
    reader: Reader,
    writer: Writer,
    ids: Ids,
    /// Asked, and not answered yet: only while [`Story::hold`] holds.
    held: Option<Vec<(Ticket, Request)>>,
    /// Drafts that went into a file, for the journal could not be written.
    pub(crate) aside: Vec<Draft>,
    /// Drafts whose file was given up.
    pub(crate) dropped: Vec<Uid>,
    window: String,
    _store: Store,
}

impl Story {
    /// In an empty journal.
    pub(crate) fn empty() -> Self {
        Self::empty_at(Vec::new())
    }

    /// In an empty journal, on these screens.
    pub(crate) fn empty_at(places: Vec<Place>) -> Self {
        Self::begin(places, |_, _, _| ())
    }

    /// In the sample journal.
    pub(crate) fn sample() -> Self {
        Self::sample_at(Vec::new())
    }

    /// In the sample journal, on these screens.
    pub(crate) fn sample_at(places: Vec<Place>) -> Self {
        Self::begin(places, fill_sample)
    }

    /// In the sample journal, in a file that others can look into.
    pub(crate) fn sample_in(file: &std::path::Path) -> Self {
        let store = Store::open(file, candor::journal::Mode::Create).expect("a journal");
        Self::begin_in(store, Vec::new(), fill_sample)
    }

    /// In a journal that is there already, on these screens.
    pub(crate) fn over(file: &std::path::Path, places: Vec<Place>) -> Self {
        let store = Store::open(file, candor::journal::Mode::Create).expect("a journal");
        Self::begin_in(store, places, |_, _, _| ())
    }

    fn begin(places: Vec<Place>, fill: impl FnOnce(&mut Writer, &mut Ids, Moment)) -> Self {
        Self::begin_in(Store::memory().expect("a journal"), places, fill)
    }

    fn begin_in(store: Store, places: Vec<Place>, fill: impl FnOnce(&mut Writer, &mut Ids, Moment)) -> Self {
        let now = Moment { utc: Held::from_iso(NOW).expect("a time").at, zone: Zone::Fixed(-300) };
        let (reader, mut writer) = (store.reader().expect("a reader"), store.writer().expect("a writer"));
        let mut ids = Ids::new([7; 32]);
        fill(&mut writer, &mut ids, now);
        let options = Options { window: WINDOW.to_owned(), seed: [9; 10], ..Options::default() };
        let (app, effects) = App::start(options, Size { columns: 120, rows: 36 }, places, now);
        let mut story = Self {
            app,
            now,
            ended: false,
            copied: None,
            wrote: None,
            editor: None,
            reader,
            writer,
            ids,
            held: None,
            aside: Vec::new(),
            dropped: Vec::new(),
            window: WINDOW.to_owned(),
            _store: store,
        };
        story.carry_out(effects);
        story
    }

    /// The same journal in a window that only looks.
    pub(crate) fn only_looking(mut self, why: ReadOnly) -> Self {
        let read_only = Some(why);
        let options = Options { window: self.window.clone(), seed: [6; 10], read_only, ..Options::default() };
        let (app, effects) = App::start(options, self.app.known.size, Vec::new(), self.now);
        self.app = app;
        self.carry_out(effects);
        self
    }

    /// The window is killed, and another one opened on the same journal.
    pub(crate) fn killed(mut self) -> Self {
        self.window.push_str("-again");
        let options = Options { window: self.window.clone(), seed: [8; 10], ..Options::default() };
        let (app, effects) = App::start(options, self.app.known.size, Vec::new(), self.now);
        self.app = app;
        self.carry_out(effects);
        self
    }

    /// In a window of this size.
    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.tell(Msg::Resize(Size { columns, rows }));
        self
    }

    /// Presses keys, parted by blanks: `down enter ctrl-s`.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        for key in keys.split_whitespace() {
            self.press(key.parse().unwrap_or_else(|_| panic!("{key} is no key")));
        }
        self
    }

    /// Types text, a key a character; `\n` is enter.
    pub(crate) fn types(mut self, text: &str) -> Self {
        for c in text.chars() {
            let key = if c == '\n' { "enter".parse().expect("a key") } else { Key::char(c) };
            self.press(key);
        }
        self
    }

    /// Lets time pass, deadlines and all.
    pub(crate) fn waits(mut self, ms: i64) -> Self {
        let until = self.now.plus_ms(ms);
        let mut woken = 0;
        while let Some(due) = wake_at(&self.app, self.now).filter(|due| *due <= until.utc) {
            // A deadline that does not move on would ask for ever.
            self.now.utc = due.max(self.now.utc + 1);
            self.tell(Msg::Tick);
            woken += 1;
            assert!(woken <= ms / 100 + 20, "a deadline that never goes would burn the processor");
        }
        self.now = until;
        self.tell(Msg::Tick);
        self
    }

    /// One key.
    pub(crate) fn press(&mut self, key: Key) {
        self.tell(Msg::Key(key));
    }

    /// Something happens, and what the app orders is done.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.app, msg, self.now);
        self.carry_out(effects);
    }

    /// From here on answers wait until [`Story::answer`] gives them.
    pub(crate) fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    /// How many answers are held back.
    pub(crate) fn waiting(&self) -> usize {
        self.held.as_ref().map_or(0, Vec::len)
    }

    /// The ticket of the first change among them.
    pub(crate) fn asked_to_write(&self) -> Option<Ticket> {
        let write = |(ticket, request): &(Ticket, Request)| matches!(request, Request::Write(_)).then_some(*ticket);
        self.held.iter().flatten().find_map(write)
    }

    /// Gives one of the answers held back, as the journal says it or as a failure.
    pub(crate) fn answer(&mut self, at: usize, failing: bool) {
        let Some(held) = self.held.as_mut().filter(|held| at < held.len()) else { return };
        let (ticket, request) = held.remove(at);
        let reply = if failing {
            Reply::Failed(Box::new(request), Trouble::Store("Not done: the disk says no.".to_owned()))
        } else {
            self.run(request)
        };
        self.tell(Msg::Reply(ticket, reply));
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request } => self.ask(ticket, request),
                Effect::Stop(ticket) => {
                    if let Some(held) = &mut self.held {
                        held.retain(|(asked, _)| *asked != ticket);
                    }
                }
                Effect::OpenEditor { ticket, text: _ } => {
                    let words = self.editor.clone().ok_or_else(|| "$EDITOR ended at once.".to_owned());
                    self.tell(Msg::Edited(ticket, words));
                }
                // No file is written in a story.
                Effect::KeepAside(draft) => {
                    self.aside.push(draft);
                    self.tell(Msg::KeptAside(Some("/here/draft.json".to_owned())));
                }
                Effect::DropAside(draft) => self.dropped.push(draft),
                Effect::WritePage { name, sheet } => {
                    let page = sheet.html().expect("a page");
                    self.wrote = Some((name.clone(), page));
                    self.tell(Msg::Wrote(Ok(format!("/here/{name}"))));
                }
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Quit => self.ended = true,
            }
        }
    }

    fn ask(&mut self, ticket: Ticket, request: Request) {
        if let Some(held) = &mut self.held {
            held.push((ticket, request));
        } else {
            let reply = self.run(request);
            self.tell(Msg::Reply(ticket, reply));
        }
    }

    fn run(&mut self, request: Request) -> Reply {
        let done = match &request {
            Request::Read(read) => run_read(&self.reader, read, self.now),
            Request::Write(write) => self.change(write),
        };
        done.unwrap_or_else(|trouble| Reply::Failed(Box::new(request), trouble))
    }

    /// Another window changes the journal, and this one does not know yet.
    pub(crate) fn elsewhere(&mut self, write: &Write) {
        self.change(write).expect("another window may");
    }

    fn change(&mut self, write: &Write) -> Result<Reply, Trouble> {
        // No two changes at the same instant: ids and History keep their order.
        self.now = self.now.plus_ms(1);
        run_write(&mut self.writer, write, self.now, &mut self.ids, &self.window)
    }

    /// What the journal itself holds now.
    pub(crate) fn read(&self, read: &candor::journal::Read) -> Reply {
        run_read(&self.reader, read, self.now).expect("the journal answers")
    }

    /// A frame has been drawn: the app knows how many rows its list had there.
    pub(crate) fn drawn(mut self) -> Self {
        let Size { columns, rows } = self.app.known.size;
        let area = Rect::new(0, 0, columns, rows);
        self.app.known.list_rows = render(&self.app, area, &mut Buffer::empty(area)).list;
        self
    }

    /// The screen as text, a line a row.
    pub(crate) fn screen(&self) -> String {
        let Size { columns, rows } = self.app.known.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        render(&self.app, area, &mut buf);
        let lines = area.rows().map(|row| {
            let mut line = String::new();
            let mut hidden = 0_usize;
            for cell in row.positions().map(|at| &buf[at]) {
                if hidden > 0 {
                    hidden -= 1;
                    continue;
                }
                line.push_str(cell.symbol());
                hidden = width(cell.symbol()).saturating_sub(1);
            }
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The remark at the foot.
    pub(crate) fn remark(&self) -> Option<&str> {
        self.app.known.remark.as_ref().map(|remark| remark.text.as_str())
    }
}
