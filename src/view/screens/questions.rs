//! The questions of the book, and the bank.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::{App, Known, screens::questions::Questions},
    domain::QuestionState,
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
    words::{date, number, number::cells, one_line, quoted, width},
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
        let in_short = |row: &QuestionRow| cells(width(&said::questions::in_short(&row.question, row.reception)));
        let short = screen.ledger.loaded().iter().map(in_short).max().unwrap_or(0).min(SHORT);
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

/// Columns of silence and reception in short, at most.
const SHORT: u16 = 17;

/// A question with what became of it. Where there is little room, silence and reception stand in so many columns, `short`.
fn asked(row: &QuestionRow, short: u16, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let question = &row.question;
    let role = match question.state {
        QuestionState::Answered => Role::Open,
        QuestionState::Dodged | QuestionState::HeldBack => Role::Shut,
        QuestionState::Planned | QuestionState::Pending => Role::Theirs,
    };
    let short = if (76..=99).contains(&area.width) { short } else { 0 };
    let aside = match area.width {
        0..=59 => 11,
        76..=99 if short > 0 => 27 + short,
        60..=99 => 30,
        100..=136 => 76,
        _ => 96,
    };
    let (words, rest) = split::right(area, aside);
    // One that was held back is private without saying.
    let words = private(question.private && question.state != QuestionState::HeldBack, words, canvas);
    let room = usize::from(words.width.saturating_sub(3));
    canvas.text(words, &quoted(&one_line(&question.text, room)), canvas.style(Role::Theirs));
    let rest = if area.width < 60 {
        rest
    } else {
        let (prospect, rest) = column(
            rest,
            if area.width >= 137 {
                22
            } else if short > 0 {
                11
            } else {
                15
            },
        );
        canvas.text(prospect, &row.prospect.name, canvas.style(Role::Theirs));
        rest
    };
    let (state, rest) = column(rest, 14);
    let age = question.asked_at.filter(|_| question.state == QuestionState::Pending && area.width >= 60);
    let age = age.map(|asked| format!(" {}", date::age(asked.day(), known.today()))).unwrap_or_default();
    let glyph = canvas.theme.glyphs.question(question.state);
    let state_said = said::questions::became(question.state, row.times);
    canvas.text(state, &format!("{glyph} {state_said}{age}"), canvas.style(role));
    if short > 0 {
        let says = said::questions::in_short(question, row.reception);
        canvas.text(rest, &says, canvas.style(Role::Ours));
    } else if rest.width > 8 {
        canvas.text(rest, &around(row, known, usize::from(rest.width)), canvas.style(Role::Ours));
    }
}

/// `asked 10 Nov · silence 14 s held · I defended · closing`, the last things first to go where there is no room.
fn around(row: &QuestionRow, known: &Known, columns: usize) -> String {
    let question = &row.question;
    let day = |day| known.options.dates.table(day, known.today());
    let when = match (question.asked_at, question.planned_on) {
        (Some(asked), _) => format!("asked {}", day(asked.day())),
        (None, Some(planned)) if question.state == QuestionState::HeldBack => format!("noted {}", day(planned)),
        (None, Some(planned)) => format!("planned {}", day(planned)),
        (None, None) => String::new(),
    };
    let until = question.until.filter(|_| question.state == QuestionState::Pending);
    let until = until.map(|until| format!("answer {}", date::due(until, known.today())));
    let stage = row.stage.map(crate::domain::Stage::said);
    let reception = row.reception.map(said::questions::reception);
    let parts = [Some(when), until, said::questions::silence(question), reception, stage];
    let mut parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && width(&parts.join(" · ")) > columns {
        parts.pop();
    }
    parts.join(" · ")
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
