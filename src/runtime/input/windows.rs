//! The keyboard where there is no unix: crossterm reads the console's events, a tenth of a second at a time, so that an
//! order is heard between two of them.

use std::io;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::key::{Button, Code, Input, Key, MouseKind};
use crate::runtime::Heard;

const PATIENCE: Duration = Duration::from_millis(100);

/// The running keyboard. Dropped, its thread ends without a word.
#[derive(Debug)]
pub struct Keyboard {
    orders: Sender<bool>,
}

impl Keyboard {
    /// Leave the keys to somebody else; [`Heard::Parked`] comes after everything told before.
    pub fn park(&mut self) {
        let _ = self.orders.send(true);
    }

    /// Take the keys again.
    pub fn go(&mut self) {
        let _ = self.orders.send(false);
    }
}

/// Starts the thread. It tells [`Heard::Input`], [`Heard::Resized`], [`Heard::Parked`] and, as its last word,
/// [`Heard::TerminalGone`].
///
/// # Errors
/// When the system gives no thread.
pub fn start(tell: impl Fn(Heard) -> bool + Send + 'static) -> io::Result<Keyboard> {
    let (orders, obeyed) = channel();
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || run(&obeyed, tell))?;
    Ok(Keyboard { orders })
}

#[expect(clippy::disallowed_methods, reason = "the console has no bytes to read; nothing else reads events")]
fn run(orders: &Receiver<bool>, tell: impl Fn(Heard) -> bool) {
    let mut parked = false;
    loop {
        let order = if parked { orders.recv().map_err(|_| TryRecvError::Disconnected) } else { orders.try_recv() };
        match order {
            Ok(park) => {
                parked = park;
                if parked && !tell(Heard::Parked) {
                    return;
                }
                continue;
            }
            Err(TryRecvError::Disconnected) => return,
            Err(TryRecvError::Empty) => {}
        }
        let event = match crossterm::event::poll(PATIENCE) {
            Ok(false) => continue,
            Ok(true) => crossterm::event::read(),
            Err(error) => Err(error),
        };
        let Ok(event) = event else {
            tell(Heard::TerminalGone);
            return;
        };
        if let Some(heard) = translate(event)
            && !tell(heard)
        {
            return;
        }
    }
}

fn translate(event: Event) -> Option<Heard> {
    Some(match event {
        Event::Resize(columns, rows) => Heard::Resized { columns, rows },
        Event::FocusGained => Heard::Input(Input::Focus(true)),
        Event::FocusLost => Heard::Input(Input::Focus(false)),
        Event::Paste(text) => Heard::Input(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        Event::Key(key) => Heard::Input(Input::Key(pressed(key)?)),
        Event::Mouse(mouse) => Heard::Input(moused(mouse)?),
    })
}

fn pressed(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let (mut ctrl, mut alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let mut shift = held(KeyModifiers::SHIFT);
    let code = match event.code {
        // AltGr is said as control and alt; what it types is a plain character.
        KeyCode::Char(typed) if ctrl && alt => {
            (ctrl, alt) = (false, false);
            Code::Char(typed)
        }
        KeyCode::Char(typed) => Code::Char(typed),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    (event.kind != KeyEventKind::Release).then(|| Key::new(code, ctrl, alt, shift))
}

fn moused(event: MouseEvent) -> Option<Input> {
    let button = |button| match button {
        MouseButton::Left => Button::Left,
        MouseButton::Middle => Button::Middle,
        MouseButton::Right => Button::Right,
    };
    let kind = match event.kind {
        MouseEventKind::Down(which) => MouseKind::Press(button(which)),
        MouseEventKind::Up(which) => MouseKind::Release(button(which)),
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse { kind, column: event.column, row: event.row })
}
