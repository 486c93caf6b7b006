//! How values are said: numbers, dates, plurals, glyphs, and people's words made safe and fitted to a width.
//!
//! App, command line and report all use it, so that figures agree to the last digit. No colour, no cell, no terminal in
//! here: what comes out is text.

mod chip;
pub mod date;
pub mod glyph;
mod grapheme;
pub mod number;
mod plural;
mod shown;
mod wrap;

pub use chip::chip;
pub use date::Dates;
pub use glyph::Glyphs;
pub use grapheme::{Graphemes, graphemes, simple_columns};
pub use plural::{counted, plural};
pub use shown::{cut, one_line, quoted, quoted_within, shown, whole_words};
pub use wrap::{Rows, grapheme_width, width, wrap, wrap_lines};
