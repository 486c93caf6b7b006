//! The questions of the book, and the bank.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::{App, Known, screens::questions::Questions},
    domain::{Question, QuestionState},
    journal::{BankRow, QuestionRow, bank, said},
    view::{
        canvas::Canvas,
        parts::{
            header,
            list::{self, column},
            marks::private,
        },
        split,
        theme::Role,
    },
    words::{date, number, one_line, quoted, width},
};

/// The order of the counts.
const COUNTED: [QuestionState; 5] = [
    QuestionState::Planned,
    QuestionState::Pending,
    QuestionState::Dodged,
    QuestionState::HeldBack,
    QuestionState::Answered,
];

/// Draws the screen.
pub fn draw(screen: &Questions, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    header::root(app, head, canvas);
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let (said, rows) = split::top(rest, 1);
    canvas.put_cursor(rows, rows.x, rows.y);
    if screen.shown.bank {
        canvas.text(split::left(said, 3).1, &of_bank(screen), canvas.style(Role::Ours));
        list::rows(&screen.bank, true, rows, canvas, in_bank);
    } else {
        counts(screen, split::left(said, 3).1, canvas);
        nothing(screen, rows, canvas);
        // One width for all, else columns would move as more rows come.
        let in_short = |row: &QuestionRow| !said::questions::in_short(&row.question, row.reception).is_empty();
        let short = if screen.ledger.loaded().iter().any(in_short) { SHORT } else { 0 };
        list::rows(&screen.ledger, true, rows, canvas, |row, area, canvas| asked(row, short, &app.known, area, canvas));
    }
}

/// `planned 6 · pending 8 · dodged 10 · held back 4 · answered 61`; what is shown alone stands out.
fn counts(screen: &Questions, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(counts) = screen.counts else {
        canvas.text(area, "…", canvas.style(Role::Ours));
        return;
    };
    let mut spans: Vec<Span<'static>> = Vec::new();
    for state in COUNTED {
        if !spans.is_empty() {
            spans.push(canvas.span(" · ", Role::Ours));
        }
        let role = if screen.shown.state == Some(state) { Role::Head } else { Role::Ours };
        spans.push(canvas.span(format!("{} {}", state.said(), number::count(counts.of(state))), role));
    }
    if screen.shown.state.is_some() {
        spans.push(canvas.span("   esc shows all", Role::Ours));
    }
    canvas.line(area, &Line::from(spans));
}

fn nothing(screen: &Questions, area: Rect, canvas: &mut Canvas<'_>) {
    if screen.ledger.is_known() && screen.ledger.is_empty() {
        let says = match screen.shown.state {
            None => "Nothing asked yet, and nothing planned. tab shows the bank, p plans one of it.".to_owned(),
            Some(state) => format!("No question is {}. esc shows all.", state.said()),
        };
        list::nothing(&says, area, canvas);
    }
}

fn of_bank(screen: &Questions) -> String {
    let stage = screen.shown.stage.map(|stage| format!("for {} · ", stage.said()));
    let purpose = screen.shown.purpose.map(|purpose| format!("{} · ", purpose.said()));
    let only = stage.into_iter().chain(purpose).collect::<String>();
    if screen.bank.is_empty() {
        return format!("The bank · {only}none is like that. esc shows all.");
    }
    let back = if only.is_empty() { "" } else { "   esc shows all" };
    match (screen.bank.is_known(), screen.knows()) {
        (false, _) => "The bank …".to_owned(),
        (true, false) => format!("The bank · {only}in its own order: what opens people up is not known yet{back}"),
        (true, true) => format!("The bank · {only}what opened your prospects up comes first{back}"),
    }
}

/// Columns of silence and reception in short.
const SHORT: u16 = 17;

/// Columns of a question's words before what stood around it has all it needs.
const WORDS: u16 = 60;
/// What stood around a question has so many columns at least where it stands at all, and so many at most.
const AROUND: (u16, u16) = (25, 58);

/// The columns of whose question it is, what became of it, and what stood around it; 0 = not shown.
const fn columns(room: u16, short: u16) -> (u16, u16, u16) {
    const STATE: u16 = 14;
    match room {
        0..=59 => (0, 11, 0),
        76..=99 if short > 0 => (11, STATE, short),
        60..=99 => (15, STATE, 0),
        _ => {
            let name = if room >= 137 { 22 } else { 14 };
            let free = room.saturating_sub(WORDS + 1 + name + 1 + STATE + 1 + 1);
            let around = if free > AROUND.1 { AROUND.1 } else { free };
            (name, STATE, if around < AROUND.0 { AROUND.0 } else { around })
        }
    }
}

/// A question with what became of it: its words have the room, what stood around it is said in short where that gives
/// them more. The last column stays free. In a narrow window silence and reception stand in so many columns, `short`.
fn asked(row: &QuestionRow, short: u16, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let question = &row.question;
    let role = match question.state {
        QuestionState::Answered => Role::Open,
        QuestionState::Dodged | QuestionState::HeldBack => Role::Shut,
        QuestionState::Planned | QuestionState::Pending => Role::Theirs,
    };
    let (name, became, around) = columns(area.width, short);
    let aside: u16 = [name, became, around].into_iter().filter(|columns| *columns > 0).map(|columns| columns + 1).sum();
    let (words, rest) = split::right(area, aside);
    let words = split::right(words, 1).0;
    // One that was held back is private without saying.
    let words = private(question.private && question.state != QuestionState::HeldBack, words, canvas);
    let room = usize::from(words.width.saturating_sub(2));
    canvas.text(words, &quoted(&one_line(&question.text, room)), canvas.style(Role::Theirs));
    let (whose, after) = column(rest, name);
    let rest = if name == 0 { rest } else { after };
    canvas.text(whose, &row.prospect.name, canvas.style(Role::Theirs));
    let (state, rest) = column(rest, became);
    let age = question.asked_at.filter(|_| question.state == QuestionState::Pending && area.width >= 60);
    let age = age.map(|asked| format!(" {}", date::age(asked.day(), known.today()))).unwrap_or_default();
    let glyph = canvas.theme.glyphs.question(question.state);
    let state_said = said::questions::became(question.state, row.times);
    canvas.text(state, &format!("{glyph} {state_said}{age}"), canvas.style(role));
    let rest = split::left(rest, around).0;
    let says = if area.width <= 99 {
        said::questions::in_short(question, row.reception)
    } else {
        around_it(row, known, usize::from(around))
    };
    canvas.text(rest, &says, canvas.style(Role::Ours));
}

/// `asked 10 Nov · silence 14 s held · I defended · closing`; where that has no room, `asked 10 Nov · 14 s · defended`, and
/// of one that is pending until when its answer has time, for its age says when it was asked. How it was met comes before
/// the word of the day.
fn around_it(row: &QuestionRow, known: &Known, columns: usize) -> String {
    let question = &row.question;
    let (when, until) = (when(question, known), until(question, known));
    let stage = row.stage.map(crate::domain::Stage::said);
    let met = row.reception.map(said::questions::reception);
    let short = said::questions::in_short(question, row.reception);
    let short = Some(short).filter(|short| !short.is_empty());
    let bare = when.as_ref().and_then(|when| Some(when.split_once(' ')?.1.to_owned()));
    let line = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let ways = [
        line(vec![when.clone(), until.clone(), said::questions::silence(question), met.clone(), stage]),
        line(vec![when.clone(), until.clone(), said::questions::silence(question), met]),
        line(vec![until.clone().or_else(|| when.clone()), short.clone()]),
        line(vec![bare, short]),
    ];
    let fits = ways.into_iter().find(|way| width(way) <= columns);
    fits.unwrap_or_else(|| until.or(when).unwrap_or_default())
}

/// The day it was asked, noted or planned.
fn when(question: &Question, known: &Known) -> Option<String> {
    let day = |day| known.options.dates.table(day, known.today());
    match (question.asked_at, question.planned_on) {
        (Some(asked), _) => Some(format!("asked {}", day(asked.day()))),
        (None, Some(noted)) if question.state == QuestionState::HeldBack => Some(format!("noted {}", day(noted))),
        (None, planned) => planned.map(|planned| format!("planned {}", day(planned))),
    }
}

/// Until when an answer that is pending has time.
fn until(question: &Question, known: &Known) -> Option<String> {
    let until = question.until.filter(|_| question.state == QuestionState::Pending)?;
    Some(format!("answer {}", date::due(until, known.today())))
}

fn in_bank(row: &BankRow, area: Rect, canvas: &mut Canvas<'_>) {
    // The words are to be read aloud: everything else gives way to them.
    let (aside, stage, purpose) = match area.width {
        0..=75 => (8, 0, 0),
        76..=109 => (18, 0, 0),
        110..=136 => (46, 11, 0),
        _ => (60, 11, 13),
    };
    let (words, rest) = split::right(area, aside);
    let words = split::right(words, 1).0;
    let used = canvas.text(words, &row.text, canvas.style(Role::Theirs));
    if let Some(whose) = whose(row) {
        canvas.text(split::left(words, used).1, &format!("  {whose}"), canvas.style(Role::Ours));
    }
    let rest = if purpose == 0 { rest } else { cell(&row.purpose, purpose, rest, canvas) };
    let suits = row.stage.map_or_else(|| "any stage".to_owned(), crate::domain::Stage::said);
    let rest = if stage == 0 { rest } else { cell(&suits, stage, rest, canvas) };
    let role = if row.opened.k > 0 { Role::Open } else { Role::Ours };
    let share = number::share(row.opened.k, row.opened.n);
    let says = match (area.width, row.opened.n) {
        (0..=75, 0) => String::new(),
        (0..=75, _) => share,
        (76..=109, 1..) => format!("opened {share}"),
        _ => bank::opened(row.opened),
    };
    canvas.text(rest, &says, canvas.style(role));
}

fn cell(text: &str, columns: u16, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let (cell, rest) = column(area, columns);
    canvas.text(cell, text, canvas.style(Role::Ours));
    rest
}

/// Whose words they are, where they do not ship with Candor.
const fn whose(row: &BankRow) -> Option<&'static str> {
    match (row.own, &row.bank) {
        (Some(_), _) => Some("yours"),
        (None, None) => Some("asked, in no bank"),
        (None, Some(_)) => None,
    }
}
