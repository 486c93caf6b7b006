//! Fields of a form, a row each: label, text, and dim behind it what it will be taken for. The field that has the focus
//! is marked at the left and holds the terminal's cursor.

use ratatui::layout::Rect;

use crate::{
    app::{
        Known, Spot,
        parts::form::{Field, FieldName, Form, read},
    },
    view::{canvas::Canvas, parts::editor, split, theme::Role},
    words::{number::cells, wrap_lines},
};

/// Our own lines may be wider than prose.
const WIDEST: usize = 112;

/// The rows a field takes.
#[must_use]
pub fn rows(field: &Field) -> u16 {
    if field.name == FieldName::Words {
        0
    } else if field.name.is_body() {
        cells(field.editor.height())
    } else {
        1
    }
}

/// What is said behind the text of a field instead of the plain echo.
pub type Behind<'a> = &'a dyn Fn(&Field, bool) -> Option<String>;

/// Draws the fields shown, but for the words, scrolled so that the one with the focus is in sight.
pub fn draw(form: &Form, known: &Known, behind: Behind<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let focus = form.focus();
    let mut shown: Vec<(usize, &Field)> = form
        .fields()
        .enumerate()
        .filter(|(_, (field, shown))| *shown && field.name != FieldName::Words)
        .map(|(at, (field, _))| (at, field))
        .collect();
    // Tab goes to the marks first, the eye reads when it was first.
    let place = |name| shown.iter().position(|(_, field)| field.name == name);
    if let (Some(marks), Some(when)) = (place(FieldName::Marks), place(FieldName::When))
        && marks + 1 == when
    {
        shown.swap(marks, when);
    }
    let upto = shown.iter().position(|(at, _)| *at == focus).map_or(0, |at| at + 1);
    let above: u16 = shown.iter().take(upto).map(|(_, field)| rows(field)).sum();
    let mut hidden = above.saturating_sub(area.height);
    let mut rest = area;
    for (at, field) in shown {
        let height = rows(field);
        if hidden > 0 {
            hidden = hidden.saturating_sub(height);
            continue;
        }
        let (row, below) = split::top(rest, height);
        rest = below;
        if !row.is_empty() {
            one(field, at, at == focus, known, behind, row, canvas);
        }
    }
    if form.has_more() && !form.unfolded && !rest.is_empty() {
        // Whether a note is private says itself beside the note.
        let folded = form.fields().filter(|(field, shown)| !shown && field.name != FieldName::NotePrivate);
        let names: Vec<String> = folded.map(|(field, _)| field.name.label().to_lowercase()).collect();
        let place = split::left(rest, 1).1;
        let used =
            canvas.text(place, &format!("{} More       ", canvas.theme.glyphs.folded()), canvas.style(Role::Accent));
        canvas.spot(split::top(place, 1).0, Spot::Does(crate::app::Action::MoreFields));
        canvas.text(split::left(place, used).1, &names.join(" · "), canvas.style(Role::Ours));
    }
}

/// How far the text stands from the left.
fn indent(area: Rect) -> u16 {
    if area.width < 80 { 12 } else { 14 }
}

fn one(
    field: &Field,
    at: usize,
    focused: bool,
    known: &Known,
    behind: Behind<'_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let (label, text) = split::left(area, indent(area));
    let mark = if focused { canvas.theme.glyphs.selected() } else { " " };
    canvas.text(split::left(label, 1).1, mark, canvas.style(Role::Accent));
    let role = if field.error.is_some() { Role::Danger } else { Role::Ours };
    let bad = if field.error.is_some() { "!" } else { "" };
    canvas.text(split::left(label, 3).1, &format!("{bad}{}", field.name.label()), canvas.style(role));
    let text = split::right(text, 1).0;
    canvas.spot(area, Spot::Field { field: at, row: 0, column: u16::MAX });
    if field.name.is_body() {
        editor::body(&field.editor, text, focused, canvas);
    } else {
        let used = editor::line(&field.editor, text, focused, canvas);
        let rest = split::left(text, used + if used == 0 { 1 } else { 3 }).1;
        let said = behind(field, focused).or_else(|| echo(field, known));
        let said = said.or_else(|| (used == 0).then(|| hint(field.name, focused)));
        canvas.text(rest, &said.unwrap_or_default(), canvas.style(Role::Ours));
    }
    canvas.spot(Rect { height: 1, ..text }, Spot::Field { field: at, row: 0, column: 0 });
}

/// What belongs into a field that is empty; what it can be chosen from, where it has the focus.
fn hint(name: FieldName, focused: bool) -> String {
    let choices = name.choices();
    match (choices.is_empty(), focused) {
        (false, true) => format!("↑↓  {}", choices.join(" · ")),
        _ => name.hint().to_owned(),
    }
}

fn echo(field: &Field, known: &Known) -> Option<String> {
    let text = field.editor.text();
    if text.trim().is_empty() && field.name != FieldName::When {
        return None;
    }
    read::echo(field.name, &text, known.now, known.options.dates)
}

/// What helps with the field that has the focus: what is wrong with it, else what its letters mean.
pub fn explain(form: &Form, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(field) = form.field(form.focused()) else { return };
    let area = split::left(area, 1).1;
    let room = usize::from(area.width.saturating_sub(1)).min(WIDEST);
    let (text, role) = match &field.error {
        Some(why) => (format!("! {why}"), Role::Theirs),
        None if field.name == FieldName::Marks => (marks(area.height).to_owned(), Role::Ours),
        None => return,
    };
    for (row, line) in area.rows().zip(wrap_lines(&text, room)) {
        canvas.text(row, &line, canvas.style(role));
    }
}

/// The anchors of openness, and what bad news is.
pub(crate) const fn marks(rows: u16) -> &'static str {
    if rows < 2 {
        "c o n · 1–5 how freely · b g · v a h"
    } else {
        "1 said nothing really · 2 careful · 3 plain · 4 frank, it cost them something · 5 unvarnished, it stung\n\
         b bad: a hard truth about us, told; a brush-off is neutral · v volunteered · a asked · h heard elsewhere"
    }
}
