//! Trust as glyph, word, number and bar. What it says in words stands in `journal::said`.

use crate::{
    trust::{Glance, State},
    view::theme::{Role, Theme},
    words::{Glyphs, number},
};

/// The glyph of a state.
#[must_use]
pub const fn glyph(glyphs: Glyphs, state: State) -> &'static str {
    match state {
        State::Falling => glyphs.falling(),
        State::GoneQuiet => glyphs.gone_quiet(),
        State::TooEarly => glyphs.too_early(),
        State::Steady => glyphs.steady(),
        State::Rising => glyphs.rising(),
    }
}

/// The word of a state in a column.
#[must_use]
pub const fn word(state: State) -> &'static str {
    match state {
        State::Falling => "falling",
        State::GoneQuiet => "gone quiet",
        State::TooEarly => "too early",
        State::Steady => "steady",
        State::Rising => "rising",
    }
}

/// The look of a state.
#[must_use]
pub const fn role(state: State) -> Role {
    match state {
        State::Rising => Role::Open,
        State::Falling | State::GoneQuiet => Role::Shut,
        State::TooEarly | State::Steady => Role::Ours,
    }
}

/// The bare number of a table and its look: gone quiet shows its last one, too early none.
#[must_use]
pub fn score(trust: &Glance) -> (String, Role) {
    match (trust.state, trust.was) {
        (State::TooEarly, _) | (State::GoneQuiet, None) => ("–".to_owned(), Role::Ours),
        (State::GoneQuiet, Some(was)) => (format!("was {}", number::nearest(was)), Role::Ours),
        _ => (number::score(trust.mean).to_string(), Role::Theirs),
    }
}

/// The band and the mean on 0–100 in `cells` columns; nothing for software that reads the screen aloud.
#[must_use]
pub fn bar(theme: Theme, trust: &Glance, cells: usize) -> String {
    if theme.plain {
        return String::new();
    }
    let early = trust.trend == crate::trust::Trend::TooEarly;
    theme.glyphs.bar(trust.low, trust.mean, trust.high, early, cells)
}
