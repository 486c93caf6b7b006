//! What is switched on in a terminal while it is ours, and off again, as bytes.

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{Command, queue};

/// The second screen, marks around pasted text, reports of the focus and, with `mouse`, of clicks.
pub(super) fn on(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    add(&mut bytes, EnterAlternateScreen);
    add(&mut bytes, Hide);
    add(&mut bytes, EnableBracketedPaste);
    add(&mut bytes, EnableFocusChange);
    if mouse {
        add(&mut bytes, Clicks(true));
    }
    bytes
}

/// The same in reverse.
pub(super) fn off(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if mouse {
        add(&mut bytes, Clicks(false));
    }
    add(&mut bytes, DisableFocusChange);
    add(&mut bytes, DisableBracketedPaste);
    add(&mut bytes, Show);
    add(&mut bytes, LeaveAlternateScreen);
    bytes
}

/// Clicks are reported, or no longer.
pub(super) fn mouse(on: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    add(&mut bytes, Clicks(on));
    bytes
}

/// `text` goes on the clipboard (OSC 52).
pub(super) fn copy(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    add(&mut bytes, CopyToClipboard::to_clipboard_from(text));
    bytes
}

fn add(bytes: &mut Vec<u8>, command: impl Command) {
    // Bytes in memory cannot fail; an old Windows console can, and then lacks the mode.
    let _ = queue!(bytes, command);
}

/// Buttons and wheel, with places beyond column 223. crossterm's own command asks for every movement too, and each
/// would wake us for nothing.
struct Clicks(bool);

impl Command for Clicks {
    fn write_ansi(&self, to: &mut impl std::fmt::Write) -> std::fmt::Result {
        to.write_str(if self.0 { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> std::io::Result<()> {
        if self.0 {
            crossterm::event::EnableMouseCapture.execute_winapi()
        } else {
            crossterm::event::DisableMouseCapture.execute_winapi()
        }
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use vt100::{MouseProtocolEncoding, MouseProtocolMode};

    use super::*;

    #[test]
    fn what_is_switched_on_is_switched_off() {
        for with_mouse in [false, true] {
            let before = vt100::Parser::default();
            let mut terminal = vt100::Parser::default();
            terminal.process(&on(with_mouse));
            let screen = terminal.screen();
            assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
            assert_eq!(screen.mouse_protocol_mode() == MouseProtocolMode::PressRelease, with_mouse);
            assert_eq!(screen.mouse_protocol_encoding() == MouseProtocolEncoding::Sgr, with_mouse);
            terminal.process(&off(with_mouse));
            assert_eq!(terminal.screen().state_formatted(), before.screen().state_formatted());
            assert!(!terminal.screen().alternate_screen());
        }
    }

    #[test]
    fn the_focus_is_asked_for_and_released() {
        let says = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(says(&on(false), b"\x1b[?1004h") && says(&off(false), b"\x1b[?1004l"));
    }
}
