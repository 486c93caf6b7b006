//! The prospect under the cursor in a few lines: people, where trust stands, what is unsaid, what to heed,
//! what to ask next, the frankest words.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::{App, screens::home::Home},
    domain::UnsaidState,
    journal::{EntryRow, NextQuestion, ProspectPage, bank, said},
    view::{
        canvas::Canvas,
        parts::{
            list::column,
            marks::{self, Marked},
            trust,
        },
        split, text,
        theme::Role,
    },
    words::{number::cells, quoted, width},
};

/// So many warnings at most: the page has the rest.
const WARNINGS: usize = 2;

/// Draws it; nothing while the page has not come yet but the name.
pub(super) fn draw(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if let Some((row, at, of)) = home.moment() {
        return moment(row, (at, of), app, area, canvas);
    }
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
    // A label stands once, and what comes second has no colour: it is the first that should be seen.
    let open = page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open);
    for (at, item) in open.enumerate() {
        let label = if at == 0 { "unsaid   " } else { "         " };
        lines.extend(text::labelled(Span::styled(label, canvas.style(Role::Shut)), &item.text, theirs, columns));
    }
    // What to ask next says itself that it was dodged; of others there is the warning.
    let asked = next.and_then(|next| next.question);
    let warnings = page
        .warnings
        .iter()
        .filter(|warning| warning.rests_on.len() > 1 || !warning.is_of_question(asked))
        .take(WARNINGS);
    let warnings = warnings.enumerate().map(|(at, warning)| {
        let label = format!("{}        ", canvas.theme.glyphs.warning());
        let label = Span::styled(label, canvas.style(if at == 0 { Role::Shut } else { Role::Ours }));
        text::at_most(text::labelled(label, &marks::said(warning.is_private(), &warning.text), theirs, columns), 2)
    });
    let mut warnings = warnings.collect::<Vec<_>>().into_iter();
    lines.extend(warnings.next().into_iter().flatten());
    // What to do about it comes before the next of what is wrong.
    if let Some(next) = next {
        let said = format!("{}  {}", quoted(&next.text), bank::why(next, app.known.today(), dates));
        let label = Span::styled("ask next ", ours);
        lines.extend(text::at_most(text::labelled(label, said.trim_end(), theirs, columns), 2));
    }
    lines.extend(warnings.flatten());
    if let Some(frank) = &page.frankest {
        let words = marks::said(frank.private, &quoted(&frank.words));
        let said = format!("{words}  {}", dates.table(frank.day, app.known.today()));
        let label = Span::styled("frankest ", canvas.style(Role::Open));
        lines.extend(text::at_most(text::labelled(label, &said, theirs, columns), 3));
    }
    if !page.prospect.note.is_empty() {
        let note = marks::said(page.prospect.note_private, &page.prospect.note);
        let note = text::labelled(Span::styled("note     ", ours), &note, ours, columns);
        lines.extend(text::at_most(note, 2));
    }
    if page.entries == 0 {
        lines.push(Line::styled("Nothing written yet. After your next talk, press n.", ours));
    }
    lines
}

/// One of their last moments: whose and which, its marks, its words, and what it replies to.
fn moment(row: &EntryRow, (at, of): (usize, usize), app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let which = format!("{at} of the last {of}   ← earlier   → later");
    let (name, right) = split::right(head, cells(width(&which) + 2));
    canvas.text(name, &row.prospect_name, canvas.style(Role::Head));
    canvas.text_right(right, &which, canvas.style(Role::Ours));
    let (line, rest) = split::top(rest, 1);
    let (day, line) = column(line, 11);
    let table = app.known.options.dates.table(row.held.day(), app.known.today());
    canvas.text(day, &table, canvas.style(Role::Ours));
    let marked = Marked { tag: row.tag, openness: row.openness, news: row.news, surfaced: row.surfaced };
    let rest_of_row = marks::private(row.private, marked.draw(true, line, canvas), canvas);
    canvas.text(rest_of_row, row.said_by.as_deref().unwrap_or_default(), canvas.style(Role::Ours));
    let columns = usize::from(rest.width);
    let words = if row.cut { format!("{}…", row.text) } else { row.text.clone() };
    let mut lines = Vec::new();
    if let Some((question, _)) = &row.question {
        let label = Span::styled("asked    ", canvas.style(Role::Ours));
        lines.extend(text::at_most(text::labelled(label, &quoted(question), canvas.style(Role::Ours), columns), 2));
    }
    lines.extend(text::wrapped(&words, canvas.style(Role::Theirs), columns));
    canvas.lines(rest, &text::at_most(lines, usize::from(rest.height)));
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
