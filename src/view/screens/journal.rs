//! All entries under their months, the find field with its chips above them, the detail of one beside them.

use ratatui::{
    layout::Rect,
    text::{Line as TextLine, Span},
};

use crate::{
    app::{
        Action, App, Spot,
        parts::{
            detail::{self, Manner},
            document::{Block, Tone, lay},
            found,
        },
        screens::{
            Screen,
            journal::{Journal, Line, detail_columns},
        },
    },
    domain::{Surfaced, filter::Words},
    journal::EntryRow,
    view::{
        canvas::Canvas,
        parts::{
            document, editor, header,
            list::{self, column},
            marks::{Marked, private},
        },
        split,
        theme::Role,
    },
    words::{chip, number, number::cells, one_line, quoted, width},
};

/// So much of the words is shown beside the list; the entry's own page shows the rest.
const PREVIEW: usize = 2048;

/// So many columns have the prospects' names, and so many where the words would have too few beside it.
const NAME: (u16, u16) = (22, 18);

/// From so many columns on names may be long.
const NAMED: u16 = 84;

/// From so many columns on the marks are said in words too.
const WORDED: u16 = 120;

/// Draws the screen.
pub fn draw(journal: &Journal, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let at_root = matches!(app.screens().next(), Some(Screen::Journal(first)) if std::ptr::eq(first.as_ref(), journal));
    if at_root {
        header::root(app, head, canvas);
    } else {
        header::inner(vec![canvas.span("Journal", Role::Head)], &count(journal, app), head, canvas);
    }
    let (find, rest) = split::top(rest, 1);
    find_line(journal, app, find, canvas);
    let rest = mistake(journal, find, rest, canvas);
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let (body, rule) = split::bottom(rest, 1);
    canvas.rule(rule);
    let beside = detail_columns(app.known.size).min(body.width);
    let (list, side) = split::right(body, beside);
    canvas.put_cursor(list, list.x, list.y);
    let list = if beside > 0 { split::right(list, 1).0 } else { list };
    rows(journal, app, list, canvas);
    if beside > 0 {
        canvas.rule_down(side);
        preview(journal, app, split::left(side, 2).1, canvas);
    }
    if journal.find.is_typing() {
        // The caret is the cursor while words are typed; drawn last, so that it wins.
        let at = split::left(find, 3).1;
        editor::line(journal.find.field(), split::left(at, field_columns(journal, at.width)).0, true, canvas);
    }
}

/// `4 of 412`, or `…` while that is not known.
fn count(journal: &Journal, app: &App) -> String {
    let all = app.known.totals.map(|totals| totals.entries);
    match (journal.count(&app.known), all) {
        (Some(found), Some(all)) if !journal.find.is_empty() => number::share(found, all),
        (Some(found), _) => crate::words::counted(found, "entry"),
        (None, _) => "…".to_owned(),
    }
}

/// How wide the field is: what is typed in it, at least so much that one can type.
fn field_columns(journal: &Journal, room: u16) -> u16 {
    let typed = cells(width(&journal.find.field().text()) + 2);
    let least = if journal.find.is_typing() { 24 } else { 0 };
    typed.max(least).min(room)
}

fn find_line(journal: &Journal, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (slash, rest) = split::left(area, 3);
    canvas.text(slash, " /", canvas.style(Role::Accent));
    let (line, rest) = split::left(rest, field_columns(journal, rest.width));
    let typed = editor::line(journal.find.field(), line, false, canvas);
    canvas.spot(line, Spot::Field { field: 0, row: 0, column: 0 });
    if typed == 0 && !journal.find.is_typing() && journal.find.chips().is_empty() {
        let hint = Rect { width: line.width + rest.width, ..line };
        canvas.text(hint, "finds words, names, tag:objection …", canvas.style(Role::Ours));
    }
    let said = said_at_right(journal, app);
    let (chips_area, right) = split::right(rest, cells(width(&said) + 2));
    if !said.is_empty() {
        canvas.text_right(split::right(right, 1).0, &said, canvas.style(Role::Ours));
    }
    chips(journal, app, chips_area, canvas);
}

/// How many rows are picked, and how many the query finds.
fn said_at_right(journal: &Journal, app: &App) -> String {
    let picked = journal.picked.count();
    let picked = (picked > 0).then(|| format!("{} picked", number::count(picked)));
    let found = (!journal.find.is_empty()).then(|| count(journal, app));
    picked.into_iter().chain(found).collect::<Vec<_>>().join(" · ")
}

fn chips(journal: &Journal, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let mut rest = area;
    for (at, node) in journal.find.chips().iter().enumerate() {
        let said = format!("[{} ×]", chip(node, app.known.options.dates, app.known.today()));
        let columns = cells(width(&said));
        if columns > rest.width {
            let left = journal.find.chips().len() - at;
            canvas.text(rest, &format!("+{left}"), canvas.style(Role::Accent));
            return;
        }
        let used = canvas.text(rest, &said, canvas.style(Role::Accent));
        canvas.spot(Rect { width: used, height: 1, ..rest }, Spot::Chip(at));
        rest = split::left(rest, used + 1).1;
    }
    if !journal.find.is_typing() && !journal.find.chips().is_empty() && rest.width > 6 {
        let used = canvas.text(rest, "+ f", canvas.style(Role::Ours));
        canvas.spot(Rect { width: used, height: 1, ..rest }, Spot::Does(Action::Filter));
    }
}

/// Under the field: a caret where the mistake begins, and what would be right. Gives what is left of `area`.
fn mistake(journal: &Journal, find: Rect, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let Some(mistake) = journal.find.mistake() else { return area };
    let (line, rest) = split::top(area, 1);
    let before = journal.find.field().text().get(..mistake.at.start).map_or(0, width);
    let indent = cells(before + 3).min(find.width / 2);
    let (_, line) = split::left(line, indent);
    let used = canvas.text(line, "^ ! ", canvas.style(Role::Shut));
    canvas.text(split::left(line, used).1, &mistake.why, canvas.style(Role::Theirs));
    rest
}

fn rows(journal: &Journal, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if journal.rows.is_empty() {
        let says = nothing(journal, app);
        list::nothing(&says, area, canvas);
        return;
    }
    let wanted = journal.find.wanted();
    let names = name_columns(area.width);
    for (place, line) in area.rows().zip(journal.lines(app.known.size)) {
        match line {
            Line::Month(day) => {
                let month = app.known.options.dates.month(day, app.known.today());
                canvas.text(split::left(place, 3).1, &month, canvas.style(Role::Ours));
            }
            Line::Row(at) => {
                let Some(row) = journal.rows.loaded().get(at) else { continue };
                let selected = at == journal.rows.cursor();
                list::one(at, selected, !journal.find.is_typing(), place, canvas, |area, canvas| {
                    one(row, (names, journal.picked.has(row.uid)), app, &wanted, area, canvas);
                });
            }
        }
    }
}

/// Why there are no rows.
fn nothing(journal: &Journal, app: &App) -> String {
    let words = journal.find.field().text();
    match (&journal.stuck, words.trim()) {
        (Some(why), _) => why.clone(),
        (None, "") if journal.find.chips().is_empty() => match app.known.totals {
            Some(totals) if totals.entries > 0 => "…".to_owned(),
            _ => "Nothing written yet. After your next talk, press n.".to_owned(),
        },
        (None, "") => "No entry is like that. esc shows all.".to_owned(),
        (None, words) => format!("No entry says {}.", quoted(words)),
    }
}

/// How wide the names stand: the same whatever rows are loaded, else columns would move under whoever scrolls.
const fn name_columns(room: u16) -> u16 {
    match room {
        0..60 => 11,
        60..NAMED => NAME.1,
        _ => NAME.0,
    }
}

fn one(row: &EntryRow, (names, picked): (u16, bool), app: &App, wanted: &[Words], area: Rect, canvas: &mut Canvas<'_>) {
    let dates = app.known.options.dates;
    let (day, rest) = column(area, if dates.iso { 10 } else { 6 });
    // The heading of the month says the year.
    let said = dates.table(row.held.day(), row.held.day());
    canvas.text(day, &said, canvas.style(Role::Ours));
    let (name, rest) = column(rest, names);
    canvas.text(name, &row.prospect_name, canvas.style(Role::Theirs));
    let (pick, rest) = column(rest, 1);
    if picked {
        canvas.text(pick, canvas.theme.glyphs.done(), canvas.style(Role::Accent));
    }
    let marked = Marked { tag: row.tag, openness: row.openness, news: row.news, surfaced: row.surfaced };
    let rest = marked.draw(area.width >= WORDED, rest, canvas);
    let second = row.surfaced == Surfaced::SecondHand && area.width < WORDED;
    let lead = if second { "2nd-hand: " } else { "" };
    let used = canvas.text(rest, lead, canvas.style(Role::Ours));
    let rest = private(row.private, split::left(rest, used).1, canvas);
    words(row, wanted, rest, canvas);
}

/// The words with what was looked for underlined; they begin near the first match where it would be out of sight.
fn words(row: &EntryRow, wanted: &[Words], area: Rect, canvas: &mut Canvas<'_>) {
    let room = usize::from(area.width);
    // Only what is looked for may stand further out than there is room.
    let text = one_line(&row.text, if wanted.is_empty() { room } else { 400 });
    let places = found::places(&text, wanted);
    let far = places.first().filter(|range| width(&text[..range.end]) > room);
    let from = far.map_or(0, |range| start_near(&text, range.start, room / 3));
    let theirs = canvas.style(Role::Theirs);
    let mut line = TextLine::default();
    if from > 0 {
        line.push_span(Span::styled("…", theirs));
    }
    let mut at = from;
    for range in places.into_iter().filter(|range| range.start >= from) {
        line.push_span(Span::styled(text[at..range.start].to_owned(), theirs));
        line.push_span(Span::styled(text[range.clone()].to_owned(), theirs.patch(canvas.theme.found())));
        at = range.end;
    }
    line.push_span(Span::styled(text[at..].to_owned(), theirs));
    canvas.line(area, &line);
}

/// The beginning of a word so many columns before `at`.
fn start_near(text: &str, at: usize, columns: usize) -> usize {
    let starts = text[..at].char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    starts.take_while(|start| width(&text[*start..at]) <= columns).last().unwrap_or(at)
}

fn preview(journal: &Journal, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let manner = Manner::of(&app.known);
    let blocks: Vec<Block> = match (journal.preview(), journal.rows.current()) {
        (Some(page), _) => detail::entry(page, manner, PREVIEW),
        (None, Some(row)) => detail::row(row, manner),
        (None, None) => return,
    };
    let mut rows = lay(&blocks, usize::from(area.width.saturating_sub(1)));
    let height = usize::from(area.height);
    if rows.len() > height && height > 0 {
        rows.truncate(height - 1);
        rows.push(vec![(Tone::Quiet, "… enter reads on".to_owned())]);
    }
    document::rows(&rows, area, canvas);
}
