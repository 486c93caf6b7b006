//! The line at the foot: a remark, or else the keys that help most here, from the live key table.

use ratatui::layout::Rect;

use crate::{
    app::{
        Action, App, Spot,
        key::{Code, Key},
        keymap::{Context, Row},
        left_over,
        screens::{Screen, payback::PayBack},
    },
    view::{canvas::Canvas, split, theme::Role},
    words::{Glyphs, cut, number::cells, width},
};

/// So many hints where there is room, and so many where there is one pane only.
const HINTS: (usize, usize) = (9, 3);
/// Where a key of a field stands that only its screen has a word for.
const NAMED: u8 = 12;
/// From this place on a key stands at the right, always: how to leave a form, and the ways to all the others.
const ALWAYS: u8 = 245;
/// The keys of the pay-back line stand before this place.
const OWN: u8 = 10;

/// Draws the line.
pub fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let area = split::left(area, 1).1;
    match &app.known.remark {
        Some(remark) if remark.trouble => {
            let used = canvas.text(area, "! ", canvas.style(Role::Danger));
            canvas.text(split::left(area, used).1, &remark.text, canvas.style(Role::Theirs));
        }
        Some(remark) => {
            canvas.text(area, &remark.text, canvas.style(Role::Theirs));
        }
        None if app.waits_for_another() => {
            canvas.text(area, waits(app), canvas.style(Role::Theirs));
        }
        None => {
            let used = draft(app, area, canvas);
            hints(app, split::left(area, used).1, canvas);
        }
    }
}

/// Whom a change waits for. A form may be left meanwhile.
fn waits(app: &App) -> &'static str {
    if app.is_typing() {
        "Another Candor is writing; this waits. Nothing is lost: esc keeps the draft."
    } else {
        "Another Candor is writing; the change waits for it. Nothing is lost."
    }
}

/// What stands before the keys: what a save pays back with, a page that is being made, or words left over that are offered where something new
/// could be written.
fn draft(app: &App, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let said = match app.top() {
        Some(Screen::PayBack(payback)) => Some(paid(app, payback, area)),
        _ => {
            app.known.pages.said().or_else(|| left_over::offered(&app.known).filter(|_| app.offers(Action::WriteDown)))
        }
    };
    said.map_or(0, |said| canvas.text(area, &format!("{said}   "), canvas.style(Role::Theirs)))
}

/// Where the words went and what saving them pays back with, as far as its keys leave room; the question goes before
/// where it went.
fn paid(app: &App, payback: &PayBack, area: Rect) -> String {
    let own = hints_here(app).into_iter().filter(|hint| hint.rank < OWN);
    let keys: usize = own.map(|hint| columns(&hint) + 3).sum();
    let room = usize::from(area.width).saturating_sub(keys + 3).max(12);
    let went = payback.went(&app.known);
    let Some(pays) = payback.pays(&app.known) else { return cut(&went, room).into_owned() };
    let both = format!("{went} · {pays}");
    if width(&both) <= room { both } else { cut(&pays, room).into_owned() }
}

/// A hint: its keys, its word, what a click on it does, and its rank.
struct Hint {
    keys: String,
    word: &'static str,
    action: Action,
    rank: u8,
}

fn hints(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    // The keys of a question are all of it.
    let asked = matches!(app.top(), Some(Screen::PayBack(_)));
    let narrow = app.known.size.columns < 80 && !asked;
    let mut hints = hints_here(app);
    if asked {
        hints.retain(|hint| hint.rank < OWN);
    }
    hints.sort_by_key(|hint| hint.rank);
    let always = hints.iter().position(|hint| hint.rank >= ALWAYS).unwrap_or(hints.len());
    let mut last = hints.split_off(always);
    if app.known.size.columns < 100 {
        last.iter_mut().for_each(shorten);
    }
    if narrow {
        // Help knows the palette too, and where `?` is no key it comes last: what one came to do has its place.
        last.retain(|hint| hint.action != Action::Palette);
        hints.extend(last.extract_if(.., |hint| hint.action == Action::Help && hint.keys == "f1"));
    }
    let right: usize = last.iter().map(|hint| columns(hint) + 2).sum();
    let (mut rest, mut end) = split::right(area, cells(right));
    for hint in hints.into_iter().take(if narrow { HINTS.1 } else { HINTS.0 }) {
        // A blank parts it from what stands at the right.
        if columns(&hint) + usize::from(right > 0) > usize::from(rest.width) {
            break;
        }
        rest = put(&hint, 3, rest, canvas);
    }
    for hint in last {
        end = put(&hint, 2, end, canvas);
    }
}

/// The first of its words: `leave, draft stays` leaves.
fn shorten(hint: &mut Hint) {
    hint.word = hint.word.split(',').next().unwrap_or(hint.word);
}

fn columns(hint: &Hint) -> usize {
    width(&hint.keys) + 1 + width(hint.word)
}

fn put(hint: &Hint, gap: u16, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let keys = canvas.text(area, &hint.keys, canvas.style(Role::Accent));
    let rest = split::left(area, keys + 1).1;
    let word = canvas.text(rest, hint.word, canvas.style(Role::Ours));
    let whole = keys + 1 + word;
    canvas.spot(Rect { width: whole.min(area.width), height: 1, ..area }, Spot::Does(hint.action));
    split::left(area, whole + gap).1
}

/// The rows of the key table that can be used here and have a word for the footer; rows with the same word stand
/// together (`↑↓ move`).
fn hints_here(app: &App) -> Vec<Hint> {
    let Some(top) = app.top() else { return Vec::new() };
    let page = top.page();
    let mut hints: Vec<Hint> = Vec::new();
    for row in app.known.keymap.here(page.context(), |action| app.offers(action)) {
        let own = page.word_for(row.action);
        let word = own.unwrap_or(row.short);
        let named = own.is_some() && row.context == Context::Field;
        let rank = if row.rank == 0 && named { NAMED } else { row.rank };
        // A nearer row may say the same of the same key.
        let said = hints.iter().any(|hint| hint.action == row.action && hint.word == word);
        if rank == 0 || word.is_empty() || said {
            continue;
        }
        let keys = key_said(row, app.known.options.glyphs);
        match hints.iter_mut().find(|hint| hint.word == word) {
            Some(hint) => {
                // Arrows stand close, names of keys do not.
                if app.known.options.glyphs == Glyphs::Ascii {
                    hint.keys.push('/');
                }
                hint.keys.push_str(&keys);
            }
            None => hints.push(Hint { keys, word, action: row.action, rank }),
        }
    }
    hints
}

/// The first key of a row, arrows as arrows where they can be drawn.
fn key_said(row: &Row, glyphs: Glyphs) -> String {
    let arrow = |key: &Key| match key.code {
        Code::Up => Some("↑"),
        Code::Down => Some("↓"),
        Code::Left => Some("←"),
        Code::Right => Some("→"),
        _ => None,
    };
    let Some(key) = row.keys.first() else { return String::new() };
    match arrow(key) {
        Some(arrow) if glyphs == Glyphs::Unicode && !(key.ctrl || key.alt || key.shift) => arrow.to_owned(),
        _ => key.to_string(),
    }
}
