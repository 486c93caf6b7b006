//! The one way into the cells. It clips to the area given, makes every text safe to show, and remembers what can be
//! clicked and where the terminal's cursor belongs.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
    widgets::Widget,
};
use tui_big_text::{BigText, PixelSize};

use super::{
    Drawn,
    theme::{Role, Theme},
};
use crate::{
    app::Spot,
    words::{Glyphs, cut, grapheme_width, graphemes, number::cells, simple_columns, width},
};

/// What is drawn on.
#[derive(Debug)]
pub struct Canvas<'b> {
    buf: &'b mut Buffer,
    /// The look of this run.
    pub theme: Theme,
    cursor: Option<Position>,
    spots: Vec<(Rect, Spot)>,
    list: Option<u16>,
}

impl<'b> Canvas<'b> {
    pub(super) fn new(buf: &'b mut Buffer, theme: Theme) -> Self {
        Self { buf, theme, cursor: None, spots: Vec::new(), list: None }
    }

    pub(super) fn finish(self) -> (Drawn, Vec<(Rect, Spot)>) {
        (Drawn { cursor: self.cursor, list: self.list }, self.spots)
    }

    /// The list with the focus has so many rows.
    pub fn list_of(&mut self, rows: u16) {
        self.list = Some(rows);
    }

    /// The look of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A piece of text in the look of a role.
    #[must_use]
    pub fn span(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.style(role))
    }

    /// One of our own glyphs, one column wide, in the cell at this column of the first row of `area`. For pictures of
    /// many cells: nothing is measured and nothing made safe, so people's words never come this way.
    pub fn glyph(&mut self, area: Rect, column: u16, glyph: char, style: Style) {
        if column < area.width
            && area.height > 0
            && let Some(cell) = self.buf.cell_mut(Position::new(area.x.saturating_add(column), area.y))
        {
            cell.set_char(glyph).set_style(style);
        }
    }

    /// A text on the first row of `area`, cut with `…` where it does not fit; says how many columns it took.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        self.put(area, cut(text, usize::from(area.width)), style)
    }

    /// The same at the right edge.
    pub fn text_right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let text = cut(text, usize::from(area.width));
        let columns = cells(width(&text)).min(area.width);
        self.put(super::split::right(area, columns).1, text, style)
    }

    /// Pieces of text on the first row of `area`; what does not fit is cut with `…`. Says how many columns they took.
    pub fn line(&mut self, area: Rect, line: &Line<'_>) -> u16 {
        let mut rest = area;
        for span in &line.spans {
            let used = self.text(rest, &span.content, line.style.patch(span.style));
            rest = super::split::left(rest, used).1;
        }
        area.width - rest.width
    }

    /// Lines from the first row of `area` down, as many as fit; says how many there were room for.
    pub fn lines(&mut self, area: Rect, lines: &[Line<'_>]) -> u16 {
        for (row, line) in area.rows().zip(lines) {
            self.line(row, line);
        }
        cells(lines.len()).min(area.height)
    }

    /// Fills the first row of `area` with a text that is safe; says how many columns it took.
    fn put<'t>(&mut self, area: Rect, safe: impl Into<Cow<'t, str>>, style: Style) -> u16 {
        let (area, safe) = (area.intersection(self.buf.area), safe.into());
        if area.is_empty() {
            return 0;
        }
        let safe = if self.theme.glyphs == Glyphs::Ascii { in_ascii(safe) } else { safe };
        if simple_columns(&safe).is_some() {
            return self.letters(area, &safe, style);
        }
        self.cells(area, &safe, style) - area.x
    }

    /// Simple text: a cell a character.
    fn letters(&mut self, area: Rect, simple: &str, style: Style) -> u16 {
        let first = self.buf.index_of(area.x, area.y);
        let cells = self.buf.content[first..].iter_mut().take(usize::from(area.width));
        let mut used = 0;
        for (cell, letter) in cells.zip(simple.chars()) {
            cell.set_char(letter).set_style(style);
            used += 1;
        }
        used
    }

    /// All else; gives the column behind it. What takes a column each goes into its cell as it is, the rest by ratatui's
    /// own measure.
    fn cells(&mut self, area: Rect, safe: &str, style: Style) -> u16 {
        let mut x = area.x;
        for (_, grapheme) in graphemes(safe) {
            let columns = grapheme_width(grapheme);
            if columns > usize::from(area.right() - x) {
                break;
            }
            let mut letters = grapheme.chars();
            if let (1, Some(letter), None) = (columns, letters.next(), letters.next()) {
                if let Some(cell) = self.buf.cell_mut(Position::new(x, area.y)) {
                    cell.set_char(letter).set_style(style);
                }
                x += 1;
            } else {
                (x, _) = self.buf.set_stringn(x, area.y, grapheme, columns, style);
            }
        }
        x
    }

    /// A line of large letters from the top of `area` down, four cells wide and four high each. The caller has seen to
    /// it that every letter has a picture.
    pub fn large(&mut self, area: Rect, line: &str, style: Style) {
        let area = area.intersection(self.buf.area);
        let big = BigText::builder().pixel_size(PixelSize::Quadrant).lines(vec![Line::styled(line, style)]).build();
        big.render(area, self.buf);
    }

    /// A look laid over an area.
    pub fn restyle(&mut self, area: Rect, style: Style) {
        self.buf.set_style(area.intersection(self.buf.area), style);
    }

    /// Blanks an area, for what floats over it.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for row in area.rows() {
            // A wide letter that would reach into it goes whole.
            if let Some(before) = row.x.checked_sub(1).and_then(|x| self.buf.cell_mut(Position::new(x, row.y)))
                && width(before.symbol()) > 1
            {
                before.set_char(' ');
            }
            self.buf.set_style(row, Style::reset());
            self.put(row, " ".repeat(usize::from(row.width)), Style::reset());
        }
    }

    /// Says in the lower border of a box how many of its rows are out of sight below.
    pub fn more_below(&mut self, place: Rect, rows: usize) {
        if rows > 0 {
            let last = super::split::bottom(place, 1).1;
            let style = self.style(Role::Ours);
            self.text_right(super::split::right(last, 2).0, &format!(" {rows} more "), style);
        }
    }

    /// A thin rule along the first row of `area`; nothing for software that reads the screen aloud.
    pub fn rule(&mut self, area: Rect) {
        if !self.theme.plain {
            let rule = self.theme.glyphs.rule().repeat(usize::from(area.width));
            self.put(area, rule, self.style(Role::Ours));
        }
    }

    /// A thin rule down the first column of `area`.
    pub fn rule_down(&mut self, area: Rect) {
        if !self.theme.plain {
            for row in area.rows() {
                self.put(Rect { width: 1, ..row }, self.theme.glyphs.down(), self.style(Role::Ours));
            }
        }
    }

    /// An empty box with a heading in its border, round what floats or is being written; gives the area inside.
    pub fn boxed(&mut self, area: Rect, heading: &str, style: Style) -> Rect {
        let area = area.intersection(self.buf.area);
        self.clear(area);
        if area.width < 2 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        let [corners, across, down] = match self.theme.glyphs {
            Glyphs::Unicode => ["╭╮╰╯", "─", "│"],
            Glyphs::Ascii => ["++++", "-", "|"],
        };
        let corner = |n: usize| corners.chars().nth(n).map(String::from).unwrap_or_default();
        let middle = across.repeat(usize::from(area.width - 2));
        let (first, rest) = super::split::top(area, 1);
        let (sides, last) = super::split::bottom(rest, 1);
        self.put(first, format!("{}{middle}{}", corner(0), corner(1)), style);
        self.put(last, format!("{}{middle}{}", corner(2), corner(3)), style);
        for row in sides.rows() {
            self.put(row, down, style);
            self.put(super::split::right(row, 1).1, down, style);
        }
        if !heading.is_empty() && area.width > 6 {
            let inside = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
            self.text(inside, &format!(" {} ", cut(heading, usize::from(inside.width - 2))), self.style(Role::Head));
        }
        Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
    }

    /// What a click in this area does.
    pub fn spot(&mut self, area: Rect, spot: Spot) {
        self.spots.push((area, spot));
    }

    pub(super) fn forget_spots(&mut self) {
        self.spots.clear();
    }

    /// The terminal's cursor belongs here, if that is within `area`.
    pub fn put_cursor(&mut self, area: Rect, column: u16, row: u16) {
        let at = Position::new(column, row);
        if area.intersection(self.buf.area).contains(at) {
            self.cursor = Some(at);
        }
    }
}

/// Our punctuation for terminals without UTF-8, each as wide as it was. Letters beyond ASCII are people's own and stay.
fn in_ascii(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() {
        return text;
    }
    let plain = |c| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '−' => '-',
        // Between words a minus would be read as one.
        '·' => '|',
        '…' | '±' => '~',
        '×' => 'x',
        '›' | '→' => '>',
        '‹' | '←' => '<',
        other => other,
    };
    Cow::Owned(text.chars().map(plain).collect())
}
