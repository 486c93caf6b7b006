//! Colours by meaning, from the terminal's own eight. Bad news is never red: here it is good. A state is always said by
//! glyph and word too, so that nothing is lost where there are no colours.

use ratatui::style::{Color, Modifier, Style};

use crate::{app::Options, words::Glyphs};

/// What a text means, for its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// People's words: bright.
    Theirs,
    /// Our words: dim.
    Ours,
    /// A heading of ours that has to be found.
    Head,
    /// Volunteered, answered, rising.
    Open,
    /// Dodged, quiet, overdue, unsaid.
    Shut,
    /// Failures and dialogs only.
    Danger,
    /// Focus, keys in the footer.
    Accent,
}

/// The look of this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Colours, or attributes only.
    pub colour: bool,
    /// Which glyphs are drawn.
    pub glyphs: Glyphs,
    /// No bars and rules, for software that reads the screen aloud.
    pub plain: bool,
}

impl Theme {
    /// As the program was started.
    #[must_use]
    pub const fn of(options: &Options) -> Self {
        Self { colour: options.colour, glyphs: options.glyphs, plain: options.plain }
    }

    /// The look of a role.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let coloured = match role {
            Role::Theirs => return plain,
            Role::Ours => return plain.add_modifier(Modifier::DIM),
            Role::Head => return plain.add_modifier(Modifier::BOLD),
            Role::Open => plain.fg(Color::Cyan),
            Role::Shut => plain.fg(Color::Yellow),
            Role::Danger => plain.fg(Color::Red),
            Role::Accent => plain.fg(Color::Magenta),
        };
        if self.colour {
            coloured
        } else {
            match role {
                Role::Shut | Role::Danger | Role::Accent => plain.add_modifier(Modifier::BOLD),
                _ => plain,
            }
        }
    }

    /// What is laid over the row under the cursor. Turned round, a coloured word would be a coloured block, louder than the
    /// row: it takes the row's colour.
    #[must_use]
    pub const fn selected(self, focused: bool) -> Style {
        if focused {
            Style::new().fg(Color::Reset).bg(Color::Reset).add_modifier(Modifier::REVERSED)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// A match of what was searched for.
    #[must_use]
    pub const fn found(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }
}
