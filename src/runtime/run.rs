//! The loop: one inbox, then receive, update, carry out, draw. It waits for nothing else.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

use crate::{
    app::{
        self, App, Effect, Msg, Options, Size, Ticket,
        key::Input,
        screens::{Place, Screen},
    },
    domain::Moment,
    journal::Request,
    store::Store,
    view,
};

use super::{
    Heard, Signal, aside,
    clock::{Clock, instant},
    desk::{Looking, Told, Writing},
    editor::{self, Editor, Outcome},
    input::{self, Keyboard},
    page, signals,
    terminal::{self, Terminal},
    watch::{self, Pace},
};

/// Another process may commit many times a second; the screens are read again at most this often.
const CHANGES_APART: Duration = Duration::from_millis(100);

/// How long a frame waits for what a key asked of the journal: mostly it is there by then, and one frame is drawn in
/// place of two. It is a quarter of a frame of the screen, so nobody sees it; letters being typed do not wait even that.
const GRACE: Duration = Duration::from_millis(4);

/// How long the first frame waits for the first rows: one frame of the screen.
const FIRST_ROWS: Duration = Duration::from_millis(16);

/// What the screens start with.
#[derive(Debug)]
pub struct Start {
    /// The journal, open.
    pub store: Store,
    /// What the app is told.
    pub options: Options,
    /// The screens to open, the last on top; none = home.
    pub places: Vec<Place>,
    /// A screen made ready to stand on top of them: the composer.
    pub on_top: Option<Screen>,
    /// The clock.
    pub clock: Clock,
    /// Whether clicks are ours.
    pub mouse: bool,
}

/// Why the screens were not shown.
#[derive(Debug, thiserror::Error)]
pub enum NotShown {
    /// No terminal.
    #[error(transparent)]
    Terminal(#[from] super::terminal::NotOpened),
    /// The journal.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// The system.
    #[error("Candor could not start its threads: {0}.")]
    System(#[from] io::Error),
}

/// Everything that reaches the loop.
enum Inbox {
    Heard(Heard),
    Told(Told),
    Wrote(page::Wrote),
}

/// Shows the screens until the person leaves. The exit code: 0, or 128 and the number of the signal that ended it.
///
/// # Errors
/// [`NotShown`] before anything was shown; the terminal is as it was.
pub fn run(start: Start) -> Result<u8, NotShown> {
    let (sender, inbox) = mpsc::channel();
    // Signals first: from here on none ends the program with the terminal in our modes.
    let _ears = signals::listen(heard(&sender))?;
    let store = Arc::new(start.store);
    let window = start.options.window.clone();
    let looking = Looking::start(store.reader()?, told(&sender))?;
    let (columns, rows) = terminal::size();
    let now = start.clock.now();
    let (mut app, mut effects) = App::start(start.options, Size { columns, rows }, start.places, now);
    if let Some(screen) = start.on_top {
        effects.extend(app.open(screen));
    }
    // The first rows are looked up while the terminal is taken.
    let effects = effects.into_iter().filter_map(|effect| asked_first(effect, &looking, now)).collect();
    let terminal = Terminal::open(start.mouse)?;
    let keyboard = input::start(heard(&sender))?;
    // Until the end of this run: what is typed here is not left over.
    let open_window = store.open_window(&window);
    let writing = Writing::start(Arc::clone(&store), window.clone(), told(&sender))?;
    let area = terminal.area();
    let mut running = Loop {
        app,
        terminal,
        keyboard,
        looking,
        writing,
        pages: page::Pages::default(),
        watch: None,
        expected: Vec::new(),
        stale: true,
        answered: false,
        behind: false,
        clock: start.clock,
        store,
        window,
        sender,
        changed: Pace::of(CHANGES_APART),
        away: Away::Here,
        ended: None,
    };
    running.carry_out(effects);
    if (area.width, area.height) != (columns, rows) {
        running.update(Msg::Resize(Size { columns: area.width, rows: area.height }));
    }
    running.turn(&inbox);
    let code = running.finish();
    drop(open_window);
    Ok(code)
}

/// Asks what is only looked up; gives back all else.
fn asked_first(effect: Effect, looking: &Looking, now: Moment) -> Option<Effect> {
    match effect {
        Effect::Ask { ticket, request: Request::Read(read) } => {
            looking.ask(ticket, read, now);
            None
        }
        other => Some(other),
    }
}

fn heard(inbox: &Sender<Inbox>) -> impl Fn(Heard) -> bool + Send + 'static {
    let inbox = inbox.clone();
    move |fact| inbox.send(Inbox::Heard(fact)).is_ok()
}

fn told(inbox: &Sender<Inbox>) -> impl Fn(Told) -> bool + Send + 'static {
    let inbox = inbox.clone();
    move |answer| inbox.send(Inbox::Told(answer)).is_ok()
}

fn wrote(inbox: &Sender<Inbox>) -> impl Fn(page::Wrote) -> bool + Send + 'static {
    let inbox = inbox.clone();
    move |page| inbox.send(Inbox::Wrote(page)).is_ok()
}

/// Where the person is: with us, or in an editor.
enum Away {
    Here,
    /// The keyboard is asked to park; then this text goes to the editor.
    Going(Ticket, String),
    /// With this text.
    There(Ticket, editor::Open, String),
}

struct Loop {
    app: App,
    terminal: Terminal,
    keyboard: Keyboard,
    looking: Looking,
    writing: Writing,
    pages: page::Pages,
    watch: Option<watch::Watch>,
    /// The looks asked for since the last frame.
    expected: Vec<Ticket>,
    /// Something happened since the last frame.
    stale: bool,
    /// The first answer has come.
    answered: bool,
    /// What is done behind the first rows has been done.
    behind: bool,
    clock: Clock,
    store: Arc<Store>,
    /// This window's name in the journal.
    window: String,
    sender: Sender<Inbox>,
    changed: Pace,
    away: Away,
    ended: Option<u8>,
}

impl Loop {
    fn turn(&mut self, inbox: &Receiver<Inbox>) {
        self.look_aside();
        self.await_rows(inbox);
        while self.ended.is_none() {
            self.draw();
            if self.answered && !std::mem::replace(&mut self.behind, true) {
                self.notice();
            }
            match self.receive(inbox) {
                Ok(first) => self.take_all(first, inbox),
                Err(RecvTimeoutError::Timeout) => self.update(Msg::Tick),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.changed.due(instant()) {
                self.update(Msg::Changed);
            }
        }
    }

    /// The first frame has its rows in it, unless they take long: an empty one before it would only make them later.
    fn await_rows(&mut self, inbox: &Receiver<Inbox>) {
        let until = instant() + FIRST_ROWS;
        while !self.answered && self.ended.is_none() {
            let Ok(first) = inbox.recv_timeout(until.saturating_duration_since(instant())) else { return };
            self.take_all(first, inbox);
        }
    }

    /// All that has come meanwhile, before the next frame, and what comes soon of what was asked.
    fn take_all(&mut self, first: Inbox, inbox: &Receiver<Inbox>) {
        // Only a key's answer waits: what comes of itself, as the first rows do, is shown at once.
        let began = instant();
        let until = if matches!(first, Inbox::Heard(_)) { began + GRACE } else { began };
        self.take(first);
        while self.ended.is_none() {
            let next = if self.expected.is_empty() || self.app.is_typing() {
                inbox.try_recv().ok()
            } else {
                inbox.recv_timeout(until.saturating_duration_since(instant())).ok()
            };
            let Some(next) = next else { break };
            self.take(next);
        }
    }

    /// Words that could not go into the journal last time: looked for while the first rows are.
    fn look_aside(&mut self) {
        let left = aside::left(&self.store);
        if !left.is_empty() {
            self.update(Msg::FoundAside(left));
        }
    }

    /// From here on other processes are noticed. It costs a connection, which the first rows do not wait for.
    fn notice(&mut self) {
        let ask = self.writing.asker();
        ask();
        // Without it another window's changes show after the next key.
        self.watch = self.store.path().and_then(|path| watch::start(path, ask).ok());
    }

    fn receive(&self, inbox: &Receiver<Inbox>) -> Result<Inbox, RecvTimeoutError> {
        let now = self.clock.now();
        let deadline = self.clock.patience(app::wake_at(&self.app, now));
        match [deadline, self.changed.wait(instant())].into_iter().flatten().min() {
            Some(patience) => inbox.recv_timeout(patience),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn draw(&mut self) {
        self.expected.clear();
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let app = &self.app;
        let mut list = None;
        self.terminal.draw(|area, buffer| {
            let drawn = view::render(app, area, buffer);
            list = drawn.list;
            drawn.cursor
        });
        self.app.known.list_rows = list;
    }

    fn update(&mut self, msg: Msg) {
        self.stale = true;
        let effects = app::update(&mut self.app, msg, self.clock.now());
        self.carry_out(effects);
    }

    fn take(&mut self, fact: Inbox) {
        match fact {
            Inbox::Told(Told::Reply(ticket, reply)) => {
                self.answered = true;
                self.expected.retain(|expected| *expected != ticket);
                self.update(Msg::Reply(ticket, reply));
            }
            Inbox::Wrote(page) => self.update(Msg::Wrote(page)),
            Inbox::Told(Told::Waits(ticket)) => self.update(Msg::Waits(ticket)),
            Inbox::Told(Told::Noticing) => self.looking.compare(),
            Inbox::Told(Told::Changed) => {
                self.changed.happened(instant()).then(|| self.update(Msg::Changed));
            }
            Inbox::Heard(Heard::Input(input)) => self.input(input),
            Inbox::Heard(Heard::Resized { columns, rows }) => {
                self.terminal.resize(columns, rows);
                self.update(Msg::Resize(Size { columns, rows }));
            }
            Inbox::Heard(Heard::Parked) => self.go_away(),
            Inbox::Heard(Heard::EditorDone(outcome)) => self.come_back(outcome),
            Inbox::Heard(Heard::TerminalGone) => {
                self.terminal.gone();
                self.end(Signal::HangUp);
            }
            Inbox::Heard(Heard::Signal(signal)) => {
                if matches!(self.away, Away::Here) || signal.always_ours() {
                    if signal == Signal::HangUp {
                        self.terminal.gone();
                    }
                    self.end(signal);
                }
            }
        }
    }

    fn input(&mut self, input: Input) {
        let msg = match input {
            Input::Key(key) => Msg::Key(key),
            Input::Paste(text) => Msg::Paste(text),
            Input::Mouse { kind, column, row } => {
                Msg::Mouse { kind, spot: view::spot_at(&self.app, self.terminal.area(), column, row) }
            }
            Input::Focus(focused) => {
                if let Some(watch) = &self.watch {
                    watch.focus(focused);
                }
                Msg::Focus(focused)
            }
        };
        self.update(msg);
    }

    /// The system ends the program: drafts are kept, the terminal is given back.
    fn end(&mut self, signal: Signal) {
        self.update(Msg::End);
        self.ended = Some(signal.exit_code());
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request } => self.ask(ticket, request),
                Effect::Stop(ticket) => {
                    self.expected.retain(|expected| *expected != ticket);
                    self.looking.stop(ticket);
                }
                Effect::OpenEditor { ticket, text } => {
                    // One at a time: a second key before the keyboard parked opens nothing.
                    if matches!(self.away, Away::Here) {
                        self.away = Away::Going(ticket, text);
                        self.keyboard.park();
                    }
                }
                Effect::KeepAside(draft) => {
                    let file = aside::keep(&self.store, &self.window, &draft).map(|file| file.display().to_string());
                    self.update(Msg::KeptAside(file));
                }
                Effect::WritePage { name, sheet } => {
                    if let Err(why) = self.pages.write(page::Order { name, sheet }, wrote(&self.sender)) {
                        self.update(Msg::Wrote(Err(why)));
                    }
                }
                Effect::DropAside(draft) => aside::forget(draft),
                Effect::Copy(text) => self.terminal.copy(&text),
                Effect::Quit => self.ended = self.ended.or(Some(0)),
            }
        }
    }

    fn ask(&mut self, ticket: Ticket, request: Request) {
        let now = self.clock.now();
        match request {
            Request::Read(read) => {
                self.expected.push(ticket);
                self.looking.ask(ticket, read, now);
            }
            Request::Write(write) => self.writing.change(ticket, write, now),
        }
    }

    fn go_away(&mut self) {
        let Away::Going(ticket, text) = std::mem::replace(&mut self.away, Away::Here) else { return };
        self.terminal.lend();
        let opened = Editor::from_env()
            .map_err(|why| Outcome::Failed { why, kept: None })
            .and_then(|editor| editor.open(&text, &temporary(), heard(&self.sender)));
        match opened {
            Ok(open) => self.away = Away::There(ticket, open, text),
            Err(outcome) => self.returned(ticket, outcome, text),
        }
    }

    fn come_back(&mut self, outcome: Outcome) {
        if let Away::There(ticket, _, text) = std::mem::replace(&mut self.away, Away::Here) {
            self.returned(ticket, outcome, text);
        }
    }

    fn returned(&mut self, ticket: Ticket, outcome: Outcome, before: String) {
        self.terminal.take_back();
        self.keyboard.go();
        let area = self.terminal.area();
        self.update(Msg::Resize(Size { columns: area.width, rows: area.height }));
        let said = outcome.said();
        let text = match (outcome, said) {
            (Outcome::Edited(text), _) => Ok(text),
            (_, Some(said)) => Err(said),
            (_, None) => Ok(before),
        };
        self.update(Msg::Edited(ticket, text));
    }

    /// Gives the terminal back at once, then waits for the writes and pages asked so far.
    fn finish(self) -> u8 {
        if let Away::There(_, open, _) = &self.away {
            open.hang_up();
        }
        drop(self.terminal);
        drop(self.watch);
        drop(self.looking);
        self.writing.finish();
        self.pages.finish();
        self.ended.unwrap_or(0)
    }
}

/// Where the text being edited outside lies: for this user alone where the system has such a place.
fn temporary() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}
