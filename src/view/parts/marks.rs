//! Tag, openness, news and how it came out, as columns of a list.

use ratatui::{layout::Rect, style::Style};

use super::list::column;
use crate::{
    domain::{News, Openness, Surfaced, Tag},
    view::{
        canvas::Canvas,
        split,
        theme::{Role, Theme},
    },
};

/// The word for a tag in a column.
#[must_use]
pub const fn tag_word(tag: Option<Tag>) -> &'static str {
    match tag {
        Some(Tag::CandidFeedback) => "candid",
        Some(Tag::Objection) => "objection",
        Some(Tag::Negotiation) => "negotiation",
        None => "inbox",
    }
}

/// The word for how it came out in a column.
#[must_use]
pub const fn surfaced_word(surfaced: Surfaced) -> &'static str {
    match surfaced {
        Surfaced::Volunteered => "volunteered",
        Surfaced::Asked => "asked",
        Surfaced::SecondHand => "second-hand",
    }
}

/// The word for news in a column; neutral says nothing.
#[must_use]
pub const fn news_word(news: News) -> &'static str {
    match news {
        News::Bad => "bad",
        News::Neutral => "",
        News::Good => "good",
    }
}

/// The look of how it came out.
#[must_use]
pub const fn surfaced_style(theme: Theme, surfaced: Surfaced) -> Style {
    theme.style(match surfaced {
        Surfaced::Volunteered => Role::Open,
        // Said behind our back is no state that calls for something: the word says it.
        Surfaced::Asked | Surfaced::SecondHand => Role::Ours,
    })
}

/// Says `private` before the words of a moment or question that is, by a glyph where the words would have no room left;
/// gives what is left of the row.
#[must_use]
pub fn private(private: bool, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    if !private {
        return area;
    }
    let glyph = format!("{} ", canvas.theme.glyphs.private());
    let said = if area.width < 24 { glyph.as_str() } else { "private " };
    let used = canvas.text(area, said, canvas.style(Role::Ours));
    split::left(area, used).1
}

/// The same within a sentence: `private they would go with another`.
#[must_use]
pub fn said(private: bool, words: &str) -> String {
    if private { format!("private {words}") } else { words.to_owned() }
}

/// What a moment is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Tag; `None` = inbox.
    pub tag: Option<Tag>,
    /// Openness; `None` = not marked.
    pub openness: Option<Openness>,
    /// News.
    pub news: News,
    /// How it came out.
    pub surfaced: Surfaced,
}

impl Marked {
    /// How many columns [`Marked::draw`] takes: with words where there is room.
    #[must_use]
    pub const fn columns(worded: bool) -> u16 {
        if worded { 2 + 12 + 6 + 12 + 5 } else { 2 + 6 }
    }

    /// Draws the marks as columns and gives what is left of the row.
    #[must_use]
    pub fn draw(self, worded: bool, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
        let glyphs = canvas.theme.glyphs;
        let (cell, mut rest) = column(area, 1);
        canvas.text(cell, glyphs.tag(self.tag), canvas.style(Role::Theirs));
        if worded {
            let (cell, after) = column(rest, 11);
            canvas.text(cell, tag_word(self.tag), canvas.style(Role::Theirs));
            rest = after;
        }
        let (cell, mut rest) = column(rest, 5);
        canvas.text(cell, &glyphs.openness(self.openness), canvas.style(Role::Theirs));
        if worded {
            let (cell, after) = column(rest, 11);
            canvas.text(cell, surfaced_word(self.surfaced), surfaced_style(canvas.theme, self.surfaced));
            let (cell, after) = column(after, 4);
            canvas.text(cell, news_word(self.news), canvas.style(Role::Theirs));
            rest = after;
        }
        rest
    }
}
