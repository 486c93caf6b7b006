//! The prospect under the cursor in a few lines: people, where trust stands, what is unsaid, what to heed,
//! what to ask next, the frankest words.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::{App, screens::home::Home},
    domain::UnsaidState,
    journal::{NextQuestion, ProspectPage, bank, said},
    view::{canvas::Canvas, parts::trust, text, theme::Role},
    words::{number::cells, quoted},
};

/// So many warnings at most: the page has the rest.
const WARNINGS: usize = 2;

/// Draws it; nothing while the page has not come yet but the name.
pub(super) fn draw(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    match (home.preview(), home.rows.current()) {
        (Some(page), _) => {
            let lines = lines(page, home.ask_next(), app, usize::from(area.width), canvas);
            canvas.lines(area, &text::at_most(lines, usize::from(area.height)));
        }
        (None, Some(row)) => {
            canvas.text(area, &row.name, canvas.style(Role::Head));
        }
        (None, None) => {}
    }
}

fn lines(
    page: &ProspectPage,
    next: Option<&NextQuestion>,
    app: &App,
    columns: usize,
    canvas: &Canvas<'_>,
) -> Vec<Line<'static>> {
    let dates = app.known.options.dates;
    let theirs = canvas.style(Role::Theirs);
    let ours = canvas.style(Role::Ours);
    let mut lines = people(page, columns, canvas);
    lines.extend(trust_lines(page, app, columns, canvas));
    for item in page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open) {
        lines.extend(text::labelled(Span::styled("unsaid   ", canvas.style(Role::Shut)), &item.text, theirs, columns));
    }
    for warning in page.warnings.iter().take(WARNINGS) {
        let label = format!("{}        ", canvas.theme.glyphs.warning());
        let label = Span::styled(label, canvas.style(Role::Shut));
        lines.extend(text::at_most(text::labelled(label, &warning.text, theirs, columns), 2));
    }
    if let Some(next) = next {
        let said = format!("{}  {}", quoted(&next.text), bank::opened(next.opened));
        let label = Span::styled("ask next ", ours);
        lines.extend(text::at_most(text::labelled(label, said.trim_end(), theirs, columns), 2));
    }
    if let Some((words, day, _)) = &page.frankest {
        let said = format!("{}  {}", quoted(words), dates.table(*day, app.known.today()));
        let label = Span::styled("frankest ", canvas.style(Role::Open));
        lines.extend(text::at_most(text::labelled(label, &said, theirs, columns), 3));
    }
    if !page.prospect.note.is_empty() {
        let note = text::labelled(Span::styled("note     ", ours), &page.prospect.note, ours, columns);
        lines.extend(text::at_most(note, 2));
    }
    if page.entries == 0 {
        lines.push(Line::styled("Nothing written yet. After your next talk, press n.", ours));
    }
    lines
}

/// The name with the people, three at most.
fn people(page: &ProspectPage, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let contacts = &page.prospect.contacts;
    let mut names: Vec<String> = contacts.iter().take(3).map(crate::domain::Contact::said).collect();
    if contacts.len() > 3 {
        names.push(format!("{} more", contacts.len() - 3));
    }
    let name = Span::styled(page.prospect.name.clone(), canvas.style(Role::Head));
    let who = names.join(" · ");
    let one_line = crate::words::width(&name.content) + 3 + crate::words::width(&who) <= columns;
    if names.is_empty() {
        vec![Line::from(name)]
    } else if one_line {
        vec![Line::from(vec![name, Span::raw(" · "), Span::styled(who, canvas.style(Role::Theirs))])]
    } else {
        let mut lines = vec![Line::from(name)];
        lines.extend(text::at_most(text::wrapped(&who, canvas.style(Role::Theirs), columns), 2));
        lines
    }
}

fn trust_lines(page: &ProspectPage, app: &App, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let state = page.trust.now.state;
    let glyph = format!("{}        ", trust::glyph(canvas.theme.glyphs, state));
    let label = Span::styled(glyph, canvas.style(trust::role(state)));
    let sentence = said::sentence(&page.trust, page.tries, app.known.options.dates);
    let mut lines = text::labelled(label, &sentence, canvas.style(Role::Theirs), columns);
    if let Some(figure) = said::figure(&page.trust) {
        let figure = Span::styled(figure, canvas.style(Role::Ours));
        let room = lines.last().map_or(0, |last| columns.saturating_sub(last.width()));
        match lines.last_mut() {
            Some(last) if cells(room) > cells(figure.width() + 3) => last.spans.extend([Span::raw("   "), figure]),
            _ => lines.push(Line::from(vec![Span::raw(" ".repeat(9)), figure])),
        }
    }
    lines
}
