//! Areas cut in two. All of them stay within the area, however small it is.

use ratatui::layout::Rect;

/// The first `rows` rows, and the rest.
#[must_use]
pub fn top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let first = Rect { height: rows, ..area };
    (first, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// All but the last `rows` rows, and those.
#[must_use]
pub fn bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    top(area, area.height.saturating_sub(rows))
}

/// The first `columns` columns, and the rest.
#[must_use]
pub fn left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let first = Rect { width: columns, ..area };
    (first, Rect { x: area.x + columns, width: area.width - columns, ..area })
}

/// All but the last `columns` columns, and those.
#[must_use]
pub fn right(area: Rect, columns: u16) -> (Rect, Rect) {
    left(area, area.width.saturating_sub(columns))
}

/// An area of at most this size in the middle of another.
#[must_use]
pub fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let (width, height) = (columns.min(area.width), rows.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
