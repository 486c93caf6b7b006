//! The head of a prospect's page: who they are, what is unsaid, the sentence about trust and what it rests on.

use ratatui::{
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

use crate::{
    app::{Action, App, Spot, screens::prospect::Prospect},
    domain::{Day, Unsaid, UnsaidState},
    journal::{ProspectPage, ending, said},
    trust::Trend,
    view::{
        canvas::Canvas,
        parts::{chart, header, marks, trust},
        split, text,
        theme::Role,
    },
    words::{counted, date, number::cells, one_line, quoted_within, whole_words, width},
};

/// At most so many unsaid items stand on the page; the rest is counted.
const UNSAID_SHOWN: usize = 2;

/// Draws it and gives what is left of the area.
pub(super) fn draw(screen: &Prospect, page: &ProspectPage, app: &App, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let (title, rest) = split::top(area, 1);
    name(page, app, title, canvas);
    let inside = split::left(rest, 1).1;
    // On a low window every line is dear: one of each.
    let low = area.height < 20;
    let columns = usize::from(inside.width.saturating_sub(1));
    let mut lines = unsaid(page, low, columns, canvas);
    lines.extend(sentence(page, app, low, columns, canvas));
    let state_at = cells(lines.len());
    lines.extend(state(page, app, columns, canvas));
    if !low {
        lines.extend(warning(page, columns, canvas));
        lines.extend(later(page, canvas));
        lines.extend(rhythm(page, canvas));
        lines.extend(ended(page, app, columns, canvas));
        lines.extend(pairs(page, app, columns, canvas));
    }
    let used = canvas.lines(inside, &lines);
    if let Some(line) = lines.get(usize::from(state_at)).filter(|_| !low && page.trust.now.trend != Trend::TooEarly) {
        let row = split::right(split::top(inside, state_at).1, 1).0;
        range(screen, split::left(row, cells(line.width()) + 3).1, canvas);
    }
    split::top(rest, used).1
}

fn name(page: &ProspectPage, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let prospect = &page.prospect;
    let talked = page.talked.map_or_else(|| "not talked yet".to_owned(), |day| talked(day, app.known.today()));
    let (name, stage) = (prospect.name.clone(), prospect.stage.said());
    // The way back, the gaps and the remark with its own take the rest of the line.
    let taken = 3 + width(&name) + 3 + width(&stage) + 3 + 2 + width(&talked) + 1;
    let about = about(page, usize::from(area.width).saturating_sub(taken));
    let mut subject = vec![canvas.span(name, Role::Head), Span::raw("   "), canvas.span(stage, Role::Ours)];
    if !about.is_empty() {
        subject.extend([Span::raw("   "), canvas.span(about, Role::Theirs)]);
    }
    header::inner(subject, &talked, area, canvas);
}

/// A note in fewer columns than this says nothing.
const NOTE: usize = 20;

/// The note and the people, as far as there is room: the first of them whole or by the name alone, then so much of the
/// note as makes sense, then the others, whole. Where there is no room for the first there is none for the others.
fn about(page: &ProspectPage, room: usize) -> String {
    let prospect = &page.prospect;
    let mut people = prospect.contacts.iter();
    let first =
        people.next().and_then(|first| [first.said(), first.name.clone()].into_iter().find(|said| width(said) <= room));
    let has_room = first.is_some();
    let mut said: Vec<String> = first.into_iter().collect();
    let left = |said: &[String]| room.saturating_sub(said.iter().map(|part| width(part) + 3).sum());
    let private = prospect.note_private && !prospect.note.is_empty();
    let note = marks::said(private, &prospect.note);
    let note = whole_words(&note, left(&said).min(40));
    if !note.is_empty() && (width(&note) >= NOTE || !note.ends_with('…')) {
        said.insert(0, note);
    }
    for contact in people.filter(|_| has_room) {
        let contact = contact.said();
        if width(&contact) > left(&said) {
            break;
        }
        said.push(contact);
    }
    said.join(" · ")
}

/// A talk dated after today is none yet.
fn talked(day: Day, today: Day) -> String {
    let ago = date::ago(day, today);
    if day > today { format!("talk dated {ago}") } else { format!("talked {ago}") }
}

/// What they still seem unable to say stands on the page always.
fn unsaid(page: &ProspectPage, low: bool, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let label = || Span::styled("unsaid  ", canvas.style(Role::Shut));
    let open: Vec<&Unsaid> = page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open).collect();
    if open.is_empty() {
        let ask = "What do they still seem unable to tell you? (S)";
        return text::at_most(text::labelled(label(), ask, canvas.style(Role::Ours), columns), 1);
    }
    let shown = if low { 1 } else { UNSAID_SHOWN };
    let more = if open.len() > shown { format!("  and {} more (S)", open.len() - shown) } else { String::new() };
    let last = open.len().min(shown) - 1;
    let line = |(at, item): (usize, &&Unsaid)| {
        let more = if at == last { more.clone() } else { String::new() };
        let words = one_line(&item.text, columns.saturating_sub(8 + width(&more)));
        let more = Span::styled(more, canvas.style(Role::Ours));
        // The label stands once.
        let label = if at == 0 { label() } else { Span::raw(" ".repeat(8)) };
        Line::from(vec![label, Span::styled(words, canvas.style(Role::Theirs)), more])
    };
    open.iter().take(shown).enumerate().map(line).collect()
}

/// The sentence first, the number second and dim. In a low window two lines at most, the number among them: what comes
/// second is not what is left out.
fn sentence(page: &ProspectPage, app: &App, low: bool, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let sentence = said::sentence(&page.trust, page.tries, app.known.options.dates);
    // A sentence that fits on one line stays on one, prose or not: the number behind it is what the eye goes to next.
    let mut lines = if width(&sentence) <= columns {
        vec![Line::styled(sentence, canvas.style(Role::Theirs))]
    } else {
        text::wrapped(&sentence, canvas.style(Role::Theirs), columns)
    };
    let figure = said::figure(&page.trust).map(|figure| Span::styled(figure, canvas.style(Role::Ours)));
    let beside = |line: &Line<'_>, figure: &Span<'_>| line.width() + 3 + figure.width() <= columns;
    if low {
        let fits = figure.as_ref().is_none_or(|figure| lines.len() == 2 && beside(&lines[1], figure));
        lines = text::at_most(lines, if fits { 2 } else { 1 });
    }
    if let Some(figure) = figure {
        match lines.last_mut() {
            Some(last) if beside(last, &figure) => last.spans.extend([Span::raw("   "), figure]),
            _ => lines.push(Line::from(figure)),
        }
    }
    lines
}

/// State, the move in 90 days, and what the number rests on.
fn state(page: &ProspectPage, app: &App, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let state = page.trust.now.state;
    let glyph = trust::glyph(canvas.theme.glyphs, state);
    let said = Span::styled(format!("{glyph} {}", said::state(&page.trust)), canvas.style(trust::role(state)));
    let mut rests = said::rests_on(&page.trust);
    if page.trust.unmarked > 0 && app.offers(Action::MarkUnmarked) {
        rests.push_str(" M marks them.");
    }
    let ours = canvas.style(Role::Ours);
    if said.width() + 3 + width(&rests) <= columns {
        let mut letters = rests.chars();
        let small = letters.next().map(|first| first.to_lowercase().collect::<String>()).unwrap_or_default();
        vec![Line::from(vec![said, Span::raw(" · "), Span::styled(small + letters.as_str(), ours)])]
    } else {
        vec![Line::from(said), Line::styled(rests, ours)]
    }
}

/// A warning's sentence needs so many columns.
const SENTENCE: usize = 48;

/// The most urgent warning, and how many more there are.
fn warning(page: &ProspectPage, columns: usize, canvas: &Canvas<'_>) -> Option<Line<'static>> {
    let first = page.warnings.first()?;
    let more = match page.warnings.len() - 1 {
        0 => "   ! shows it".to_owned(),
        more if columns < 60 => format!("  and {more} more (!)"),
        more => format!("   and {more} more: ! shows them"),
    };
    let room = columns.saturating_sub(width(&more) + 2);
    // Half a sentence says nothing; two words do.
    let says = if room < SENTENCE { &first.reason } else { &first.text };
    let text = one_line(&marks::said(first.is_private(), says), room);
    let sign = format!("{} ", canvas.theme.glyphs.warning());
    Some(Line::from(vec![
        Span::styled(sign, canvas.style(Role::Shut)),
        Span::styled(text, canvas.style(Role::Theirs)),
        Span::styled(more, canvas.style(Role::Ours)),
    ]))
}

/// How far back the chart goes, with the keys that change it, at the right: `12 months  − + zoom`.
fn range(screen: &Prospect, area: Rect, canvas: &mut Canvas<'_>) {
    let Some((chart, _)) = screen.over_time.chart().filter(|_| !canvas.theme.plain) else { return };
    let says = chart::range_said(chart);
    let keys = if chart::zooms(chart) { "  − + zoom" } else { "" };
    let columns = cells(width(&says) + width(keys));
    if area.height == 0 || columns > area.width {
        return;
    }
    let place = Rect { height: 1, ..split::right(area, columns).1 };
    let used = canvas.text(place, &says, canvas.style(Role::Ours));
    let keys_place = split::left(place, used).1;
    canvas.text(keys_place, keys, canvas.style(Role::Ours));
    for (at, action) in [(2, Action::ZoomOut), (4, Action::ZoomIn)] {
        let key = split::left(split::left(keys_place, at).1, 1).0;
        if key.width > 0 {
            canvas.restyle(key, canvas.style(Role::Accent).remove_modifier(Modifier::DIM));
            canvas.spot(key, Spot::Does(action));
        }
    }
}

/// What is dated after today counts nowhere yet, and the page says so.
fn later(page: &ProspectPage, canvas: &Canvas<'_>) -> Option<Line<'static>> {
    let says = match page.trust.later {
        0 => return None,
        1 => "1 moment is dated after today; it counts from its day.".to_owned(),
        later => format!("{} are dated after today; they count from their day.", counted(later, "moment")),
    };
    Some(Line::styled(says, canvas.style(Role::Ours)))
}

/// The rhythm their gaps propose, with the key that sets it. One that was set is the person's own: the menu of the key
/// says what the gaps propose then.
fn rhythm(page: &ProspectPage, canvas: &Canvas<'_>) -> Option<Line<'static>> {
    let proposed = page.proposed.filter(|_| page.prospect.rhythm.is_none())?;
    let says = format!("Talks lie {} apart; the rhythm is not set (counts as weeks). s sets it.", proposed.said());
    Some(Line::styled(says, canvas.style(Role::Ours)))
}

/// How it ended, where a quote or the prospect was won or lost: on one line where both that and when it was first heard
/// have room, else on two.
fn ended(page: &ProspectPage, app: &App, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let Some(ended) = &page.ended else { return Vec::new() };
    let says = |most| ending::line(ended, app.known.today(), app.known.options.dates, most);
    let (style, one) = (canvas.style(Role::Theirs), says(columns));
    if width(&one) <= columns {
        return vec![Line::styled(one, style)];
    }
    // Two lines, less what wrapping between words costs.
    let two = (columns.min(text::PROSE) * 2).saturating_sub(12);
    text::at_most(text::wrapped(&says(two), style, columns), 2)
}

/// What was unsaid and has been said since: both quotes, side by side where both have room.
fn pairs(page: &ProspectPage, app: &App, columns: usize, canvas: &Canvas<'_>) -> Vec<Line<'static>> {
    let Some((uid, words, day)) = page.said.first() else { return Vec::new() };
    let Some(item) = page.prospect.unsaid.iter().find(|item| item.uid == *uid) else { return Vec::new() };
    let table = |day| app.known.options.dates.table(day, app.known.today());
    let noted = item.noted_on.map(|day| format!(" on {}", table(day))).unwrap_or_default();
    let (wrote, said) = (format!("You wrote{noted}: "), format!("On {}: ", table(*day)));
    let quote = |lead: &str, words: &str, room: usize| {
        format!("{lead}{}", quoted_within(words, room.saturating_sub(width(lead) + 2)))
    };
    let style = canvas.style(Role::Open);
    let both = format!("{}. {}", quote(&wrote, &item.text, usize::MAX), quote(&said, words, usize::MAX));
    if width(&both) <= columns {
        return vec![Line::styled(both, style)];
    }
    [quote(&wrote, &item.text, columns), quote(&said, words, columns)].map(|line| Line::styled(line, style)).into()
}
