//! The moment of truth: small at first, one question and a clock, for a screen may be shared; in large letters on demand.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known,
        screens::moment::{MomentOfTruth, Stand},
    },
    view::{canvas::Canvas, parts::header, split, text::PROSE, theme::Role},
    words::{
        Glyphs,
        number::{self, cells},
        one_line, quoted, width, wrap_lines,
    },
};

/// Cells of a large letter, across and down.
const LETTER: u16 = 4;
/// A question of more large lines is no longer taken in at a glance.
const LARGE_LINES: usize = 3;

/// Draws the screen.
pub fn draw(screen: &MomentOfTruth, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if screen.large {
        draw_large(screen, &app.known, area, canvas);
    } else {
        draw_small(screen, &app.known, area, canvas);
    }
}

/// One question and a clock in the corner.
fn draw_small(screen: &MomentOfTruth, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let subject = vec![
        canvas.span("Moment of truth   ", Role::Head),
        canvas.span(subject_said(screen, usize::from(head.width).saturating_sub(20)), Role::Theirs),
    ];
    header::inner(subject, "", head, canvas);
    let inside = split::right(split::left(rest, 3).1, 1).0;
    let (rest, alone) = split::bottom(split::top(inside, 1).1, 1);
    canvas.text(alone, "Only you should see this screen.", canvas.style(Role::Ours));
    canvas.put_cursor(rest, rest.x, rest.y);
    let columns = usize::from(rest.width).min(PROSE);
    // The clock and what to do keep their rows, however long the question is.
    let (question, below) = split::top(rest, cells(asked(screen, columns).len()).min(rest.height.saturating_sub(4)));
    for (row, line) in question.rows().zip(asked(screen, columns)) {
        canvas.text(row, &line, canvas.style(Role::Head));
    }
    let mut rows = below.rows();
    if !screen.from.is_empty()
        && screen.stand == Stand::Read
        && let Some(row) = rows.next()
    {
        canvas.text(row, &screen.from, canvas.style(Role::Ours));
    }
    rows.next();
    if let (Some(clock), Some(row)) = (clock(screen, known), rows.next()) {
        canvas.text(row, &clock, canvas.style(Role::Theirs));
    }
    for (row, line) in rows.zip(wrap_lines(&hint(screen, known), columns)) {
        canvas.text(row, &line, canvas.style(Role::Ours));
    }
}

/// `Halvorsen Castings · Dana Ruiz`; without the person where there is no room for both.
fn subject_said(screen: &MomentOfTruth, columns: usize) -> String {
    let name = one_line(&screen.prospect.name, 60);
    let both = screen.person.as_ref().map(|person| format!("{name} · {}", one_line(person, 40)));
    both.filter(|both| width(both) <= columns).unwrap_or(name)
}

/// The question fills the window.
fn draw_large(screen: &MomentOfTruth, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (name, rest) = split::top(area, 1);
    centred(name, &subject_said(screen, usize::from(name.width)), Role::Ours, canvas);
    let (rest, foot) = split::bottom(rest, 3);
    let [clock_row, hint_row, alone] = [0, 1, 2].map(|row| split::top(split::top(foot, row).1, 1).0);
    if let Some(clock) = clock(screen, known) {
        centred(clock_row, &clock, Role::Theirs, canvas);
    }
    centred(hint_row, &hint(screen, known), Role::Ours, canvas);
    centred(alone, "Only you should see this screen.", Role::Ours, canvas);
    let (lines, height) = match large_lines(screen, rest, canvas) {
        Some(lines) => (lines, LETTER),
        None => (asked(screen, usize::from(rest.width.saturating_sub(4)).min(PROSE)), 1),
    };
    let place = split::middle(rest, rest.width, cells(lines.len()).saturating_mul(height));
    canvas.put_cursor(place, place.x, place.y);
    for (at, line) in (0_u16..).zip(&lines) {
        let row = split::top(place, at.saturating_mul(height)).1;
        if height == 1 {
            centred(row, line, Role::Head, canvas);
        } else {
            let row = split::middle(row, cells(width(line)) * LETTER, row.height);
            canvas.large(row, line, canvas.style(Role::Theirs));
        }
    }
}

/// The question in lines of large letters; `None` where it has too many, or a letter without a picture.
fn large_lines(screen: &MomentOfTruth, area: Rect, canvas: &Canvas<'_>) -> Option<Vec<String>> {
    let question: String = screen.question.as_deref()?.chars().map(plain).collect();
    let drawn = canvas.theme.glyphs == Glyphs::Unicode && !canvas.theme.plain && question.chars().all(has_picture);
    let columns = usize::from(area.width.saturating_sub(LETTER) / LETTER);
    if !drawn || question.split_whitespace().any(|word| width(word) > columns) {
        return None;
    }
    let lines = wrap_lines(question.trim(), columns);
    let most = LARGE_LINES.min(usize::from(area.height / LETTER));
    (lines.len() <= most).then_some(lines)
}

/// Printers' punctuation as the large letters have it.
fn plain(letter: char) -> char {
    match letter {
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}

/// The large letters are those of Latin alphabets.
fn has_picture(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}')
}

fn centred(area: Rect, text: &str, role: Role, canvas: &mut Canvas<'_>) {
    let row = split::top(area, 1).0;
    let place = split::middle(row, cells(width(text)), 1);
    canvas.text(place, text, canvas.style(role));
}

/// The question in lines, or what stands in its place.
fn asked(screen: &MomentOfTruth, columns: usize) -> Vec<String> {
    let text = match &screen.question {
        Some(question) => quoted(question.trim()),
        None if screen.looks() => "…".to_owned(),
        None => "No question is planned. Which one will you ask?".to_owned(),
    };
    wrap_lines(&text, columns.max(1))
}

/// `0:14`; nothing while no clock runs.
fn clock(screen: &MomentOfTruth, known: &Known) -> Option<String> {
    screen.shown_seconds(known).map(|seconds| number::clock(seconds.into()))
}

fn hint(screen: &MomentOfTruth, known: &Known) -> String {
    match screen.stand {
        Stand::Read if screen.question.is_none() => String::new(),
        Stand::Read => "Ask it, and press space: the clock starts.".to_owned(),
        Stand::Silence { .. } if screen.seconds(known).is_some() => "Hold the silence.".to_owned(),
        Stand::Silence { asked, .. } => {
            let at = asked.local().1.map(|hour| format!(" at {}", known.options.dates.hour(hour))).unwrap_or_default();
            format!("Asked{at}. The clock was cut off, so no seconds are kept.")
        }
    }
}
