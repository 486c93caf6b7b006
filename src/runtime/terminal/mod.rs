//! The terminal: taken when the program starts, lent to an editor, given back once, and written to in whole frames.
//!
//! ratatui's own `Terminal` is not used, only its buffers and its way to write them: it asks for the size before every
//! draw (and starts a program for it when the terminal has gone), reads the terminal to find its cursor, and prints an
//! error when it cannot be restored, which panics. Here every write ignores its error: the keyboard's thread tells when
//! the terminal vanished, and until then the next frame is drawn whole.

mod canvas;
mod modes;

use std::io::{self, IsTerminal, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use canvas::Canvas;

/// Why the screens cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Standard input or output (named) is a file or a pipe.
    #[error("Candor's screens need a terminal, and {0} is not one. candor --help lists what works without.")]
    NoTerminal(&'static str),
    /// The terminal does not do as told.
    #[error("The terminal cannot be switched to single keys: {0}.")]
    Modes(#[from] io::Error),
}

/// The terminal while it is ours. Dropped, it is as it was before, also when a panic drops it.
#[derive(Debug)]
pub struct Terminal {
    canvas: Canvas,
    state: State,
    mouse: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// In our modes; frames are drawn.
    Ours,
    /// In its own modes, lent to somebody else or given back.
    Lent,
    /// Vanished.
    Gone,
}

impl Terminal {
    /// Takes the terminal: single keys, its second screen, reports of paste and focus and, with `mouse`, of clicks.
    /// Signals should be heard before, so that none ends the program between.
    ///
    /// # Errors
    /// When standard input or output is no terminal, or it refuses.
    pub fn open(mouse: bool) -> Result<Self, NotOpened> {
        if !io::stdin().is_terminal() {
            return Err(NotOpened::NoTerminal("standard input"));
        }
        if !io::stdout().is_terminal() {
            return Err(NotOpened::NoTerminal("standard output"));
        }
        crossterm::terminal::enable_raw_mode()?;
        let (columns, rows) = size();
        let terminal = Self { canvas: Canvas::new(columns, rows), state: State::Ours, mouse };
        put(&modes::on(mouse));
        Ok(terminal)
    }

    /// The cells there are to draw on.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.canvas.area()
    }

    /// Draws a frame and writes what differs from the last one, all at once. `render` fills the empty buffer and says
    /// where the cursor stands. Nothing is drawn while the terminal is lent or gone.
    pub fn draw(&mut self, render: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) {
        if self.state == State::Ours {
            let frame = self.canvas.frame(render);
            if !put(&frame) {
                self.canvas.forget();
            }
        }
    }

    /// Takes note of the size of the window; the next frame is drawn whole.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.canvas.resize(columns, rows);
    }

    /// Draws the next frame whole, in case somebody else wrote over the last one.
    pub fn redraw(&mut self) {
        self.canvas.forget();
    }

    /// Reports clicks from now on, or leaves the mouse to the terminal (to select text with).
    pub fn set_mouse(&mut self, on: bool) {
        if on != self.mouse && self.state == State::Ours {
            put(&modes::mouse(on));
        }
        self.mouse = on;
    }

    /// Asks the terminal to put `text` on the clipboard, which works over ssh too. There is no answer: some terminals
    /// cannot do it and some refuse.
    pub fn copy(&mut self, text: &str) {
        if self.state == State::Ours {
            put(&modes::copy(text));
        }
    }

    /// Lends the terminal to another program: it is as it was before we came. The keyboard must be parked first.
    pub fn lend(&mut self) {
        if self.state == State::Ours {
            self.give_back();
        }
    }

    /// Takes the terminal again after [`Terminal::lend`], with the size it has by now.
    pub fn take_back(&mut self) {
        if self.state == State::Lent {
            // It fails when the terminal vanished meanwhile, and that is told elsewhere.
            let _ = crossterm::terminal::enable_raw_mode();
            put(&modes::on(self.mouse));
            let (columns, rows) = size();
            self.canvas.resize(columns, rows);
            self.state = State::Ours;
        }
    }

    /// The terminal vanished. From now on nothing is written, and the standard streams lead nowhere, so that nobody's
    /// late words panic.
    pub fn gone(&mut self) {
        self.state = State::Gone;
        lead_nowhere();
    }

    fn give_back(&mut self) {
        self.state = State::Lent;
        put(&modes::off(self.mouse));
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.state == State::Ours {
            self.give_back();
        }
    }
}

/// Writes bytes to the terminal at once; whether they got there.
fn put(bytes: &[u8]) -> bool {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).is_ok()
}

/// Columns and rows of the window; 80 and 24 where the terminal does not know.
#[must_use]
pub fn size() -> (u16, u16) {
    #[cfg(unix)]
    let (columns, rows) =
        rustix::termios::tcgetwinsize(rustix::stdio::stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row));
    #[cfg(not(unix))]
    let (columns, rows) = crossterm::terminal::size().unwrap_or((0, 0));
    if columns == 0 || rows == 0 { (80, 24) } else { (columns, rows) }
}

#[cfg(unix)]
fn lead_nowhere() {
    let Ok(nowhere) = std::fs::File::options().read(true).write(true).open("/dev/null") else { return };
    let _ = rustix::stdio::dup2_stdin(&nowhere);
    let _ = rustix::stdio::dup2_stdout(&nowhere);
    let _ = rustix::stdio::dup2_stderr(&nowhere);
}

#[cfg(not(unix))]
fn lead_nowhere() {}
