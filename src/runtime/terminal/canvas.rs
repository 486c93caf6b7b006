//! Two buffers and the bytes that lead from one to the other. Knows no terminal: it gives bytes.

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// No window is larger; a terminal that says so would only cost memory.
const MOST: (u16, u16) = (2048, 1024);

/// What stands on the terminal, as far as we know.
#[derive(Debug)]
pub(super) struct Canvas {
    shown: Buffer,
    next: Buffer,
    /// The rows that differ, as they stand and as they come, taken from the two above while they are compared.
    differing: (Buffer, Buffer),
    cursor: Option<Position>,
    /// What stands there is not known: the next frame clears all.
    unknown: bool,
}

impl Canvas {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        let area = Rect::new(0, 0, columns.min(MOST.0), rows.min(MOST.1));
        Self {
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            differing: Default::default(),
            cursor: None,
            unknown: true,
        }
    }

    pub(super) fn area(&self) -> Rect {
        self.shown.area
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        *self = Self::new(columns, rows);
    }

    pub(super) fn forget(&mut self) {
        self.unknown = true;
    }

    /// The bytes that bring the rendered frame onto the terminal; none where nothing differs. They are between the
    /// marks of a synchronised update, so that no half of a frame is seen.
    pub(super) fn frame(&mut self, render: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> Vec<u8> {
        self.next.reset();
        let area = self.area();
        let cursor = render(area, &mut self.next).filter(|at| area.contains(*at));
        if self.unknown {
            self.shown.reset();
        }
        let rows = self.take_differing_rows();
        let changes: Vec<_> = self
            .differing
            .0
            .diff_iter(&self.differing.1)
            .filter_map(|(x, y, cell)| Some((x, *rows.get(usize::from(y))?, cell)))
            .collect();
        let mut bytes = Vec::new();
        if self.unknown || !changes.is_empty() || cursor != self.cursor {
            // Bytes in memory cannot fail.
            let _ = write(&mut bytes, self.unknown, &changes, cursor);
        }
        self.swap_rows(&rows);
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.unknown = false;
        bytes
    }

    /// Moves the rows that differ to where they are compared, one below the other, and says which they are. A key changes
    /// a few rows; to ask each cell of all the others how wide it is costs as much as to draw them.
    fn take_differing_rows(&mut self) -> Vec<u16> {
        let width = usize::from(self.shown.area.width);
        let mut rows = Vec::new();
        for row in 0..self.shown.area.height {
            let cells = usize::from(row) * width..(usize::from(row) + 1) * width;
            if self.shown.content[cells.clone()] != self.next.content[cells] {
                rows.push(row);
            }
        }
        let area = Rect { height: u16::try_from(rows.len()).unwrap_or(u16::MAX), ..self.shown.area };
        self.differing.0.resize(area);
        self.differing.1.resize(area);
        self.swap_rows(&rows);
        rows
    }

    /// Takes the rows to where they are compared, or gives them back.
    fn swap_rows(&mut self, rows: &[u16]) {
        let width = usize::from(self.shown.area.width);
        for (at, row) in rows.iter().enumerate() {
            let (here, there) = (at * width..(at + 1) * width, usize::from(*row) * width);
            let there = there..there + width;
            self.differing.0.content[here.clone()].swap_with_slice(&mut self.shown.content[there.clone()]);
            self.differing.1.content[here].swap_with_slice(&mut self.next.content[there]);
        }
    }
}

fn write(
    bytes: &mut Vec<u8>,
    clear: bool,
    changes: &[(u16, u16, &ratatui::buffer::Cell)],
    cursor: Option<Position>,
) -> std::io::Result<()> {
    let mut backend = CrosstermBackend::new(bytes);
    queue!(backend, BeginSynchronizedUpdate)?;
    backend.hide_cursor()?;
    if clear {
        backend.clear()?;
    }
    if !changes.is_empty() {
        backend.draw(changes.iter().copied())?;
    }
    if let Some(cursor) = cursor {
        backend.set_cursor_position(cursor)?;
        backend.show_cursor()?;
    }
    queue!(backend, EndSynchronizedUpdate)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn on(terminal: &mut vt100::Parser, canvas: &mut Canvas, lines: &[&str], cursor: Option<Position>) -> usize {
        let bytes = canvas.frame(|_, buffer| {
            for (row, line) in (0..).zip(lines) {
                buffer.set_string(0, row, line, Style::new().bold());
            }
            cursor
        });
        terminal.process(&bytes);
        bytes.len()
    }

    fn lines(terminal: &vt100::Parser) -> Vec<String> {
        let (_, columns) = terminal.screen().size();
        terminal.screen().rows(0, columns.get()).map(|line| line.trim_end().to_owned()).collect()
    }

    fn terminal(rows: u16, columns: u16) -> vt100::Parser {
        let mut terminal = vt100::Parser::default();
        if let (Some(rows), Some(columns)) = (rows.try_into().ok(), columns.try_into().ok()) {
            terminal.screen_mut().set_size(rows, columns);
        }
        terminal
    }

    #[test]
    fn the_terminal_shows_each_frame_and_its_cursor() {
        let (mut canvas, mut terminal) = (Canvas::new(20, 3), terminal(3, 20));
        terminal.process(b"left over\r\nfrom before");
        let at = |x, y| Some(Position::new(x, y));
        on(&mut terminal, &mut canvas, &["Halvorsen 大阪", "two"], at(3, 1));
        assert_eq!(lines(&terminal), ["Halvorsen 大阪", "two", ""]);
        assert_eq!((terminal.screen().cursor_position(), terminal.screen().hide_cursor()), ((1, 3), false));
        on(&mut terminal, &mut canvas, &["Halvorsen 大", "", "three"], None);
        assert_eq!(lines(&terminal), ["Halvorsen 大", "", "three"]);
        assert!(terminal.screen().hide_cursor());
    }

    #[test]
    fn nothing_new_writes_nothing_and_a_letter_little() {
        let (mut canvas, mut terminal) = (Canvas::new(80, 24), terminal(24, 80));
        on(&mut terminal, &mut canvas, &["a line"; 24], None);
        assert_eq!(on(&mut terminal, &mut canvas, &["a line"; 24], None), 0);
        let mut lines = ["a line"; 24];
        lines[7] = "a lime";
        let bytes = on(&mut terminal, &mut canvas, &lines, None);
        assert!((1..100).contains(&bytes), "{bytes}");
    }

    #[test]
    fn after_another_size_or_others_words_all_is_drawn() {
        let (mut canvas, mut terminal) = (Canvas::new(20, 3), terminal(3, 20));
        on(&mut terminal, &mut canvas, &["one"], None);
        terminal.process(b"\x1b[Hnoise\r\nnoise");
        canvas.forget();
        on(&mut terminal, &mut canvas, &["one"], None);
        assert_eq!(lines(&terminal), ["one", "", ""]);
        canvas.resize(10, 2);
        assert_eq!(canvas.area(), Rect::new(0, 0, 10, 2));
        terminal.process(b"\x1b[Hnoise\r\nnoise");
        on(&mut terminal, &mut canvas, &["one"], None);
        assert_eq!(lines(&terminal), ["one", "", ""]);
    }

    #[test]
    fn no_size_is_too_small_or_too_large() {
        for (columns, rows) in [(0, 0), (1, 1), (u16::MAX, u16::MAX)] {
            let mut canvas = Canvas::new(columns, rows);
            canvas.frame(|area, buffer| {
                buffer.set_style(area, Style::new().bold());
                Some(Position::new(u16::MAX, 0))
            });
        }
    }
}
