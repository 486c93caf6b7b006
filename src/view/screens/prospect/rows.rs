//! The lists of a prospect's page, a row each.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known,
        screens::{ProspectTab, prospect::Prospect},
    },
    domain::{Day, FollowUpState, ObjectionState, QuestionState},
    journal::{ContactRow, EntryRow, FollowUpRow, QuestionRow, TimelineRow, said},
    view::{
        canvas::Canvas,
        parts::{
            list::{self, column},
            marks::{Marked, private},
        },
        split,
        theme::Role,
    },
    words::{counted, date, number, one_line},
};

/// Draws the list of the tab that is shown.
pub(super) fn draw(screen: &Prospect, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let lists = &screen.lists;
    let known = &app.known;
    let empty = match screen.tab {
        ProspectTab::Timeline => {
            list::rows(&lists.timeline, true, area, canvas, |row, area, canvas| timeline(row, known, area, canvas));
            lists.timeline.is_empty().then_some("Nothing written yet. After your next talk, press n.")
        }
        ProspectTab::Questions => {
            list::rows(&lists.questions, true, area, canvas, |row, area, canvas| question(row, known, area, canvas));
            lists.questions.is_empty().then_some("Nothing asked yet. p plans a question.")
        }
        ProspectTab::Objections => {
            list::rows(&lists.objections, true, area, canvas, |row, area, canvas| objection(row, known, area, canvas));
            lists.objections.is_empty().then_some("No open objections. Nobody objects, or nobody says so.")
        }
        ProspectTab::FollowUps => {
            list::rows(&lists.follow_ups, true, area, canvas, |row, area, canvas| promise(row, known, area, canvas));
            lists.follow_ups.is_empty().then_some("No follow-ups. Promise something small and keep it.")
        }
        ProspectTab::People => {
            let people = lists.people.as_deref().unwrap_or_default();
            draw_people(people, lists.person, known, area, canvas);
            (lists.people.is_some() && people.is_empty()).then_some("Nobody known by name yet. a adds a person.")
        }
    };
    if let Some(says) = empty {
        list::nothing(says, area, canvas);
        let inside = split::left(area, 3).1;
        canvas.put_cursor(inside, inside.x, inside.y);
    }
}

/// How wide dates are where they stand in a column: with the year where there is room.
const fn date_columns(area: Rect) -> u16 {
    if area.width < 76 { 6 } else { 11 }
}

fn day(day: Day, known: &Known, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let (cell, rest) = column(area, date_columns(area));
    let said = known.options.dates.table(day, known.today());
    canvas.text(cell, &said, canvas.style(Role::Ours));
    rest
}

fn timeline(row: &TimelineRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    match row {
        TimelineRow::Entry(row) => moment(row, known, area, canvas),
        TimelineRow::Talk { held, channel, text, private: is_private, .. } => {
            let rest = private(*is_private, day(held.day(), known, area, canvas), canvas);
            let says = format!("{}, nothing frank said  {}", channel.said(), one_line(text, usize::from(rest.width)));
            canvas.text(rest, says.trim_end(), canvas.style(Role::Ours));
        }
        TimelineRow::Attempt { at, channel, note, private: is_private, .. } => {
            let rest = private(*is_private, day(at.day(), known, area, canvas), canvas);
            let says =
                format!("tried by {}, reached nobody  {}", channel.said(), one_line(note, usize::from(rest.width)));
            canvas.text(rest, says.trim_end(), canvas.style(Role::Ours));
        }
    }
}

fn moment(row: &EntryRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let worded = area.width >= 94;
    let rest = day(row.held.day(), known, area, canvas);
    let marked = Marked { tag: row.tag, openness: row.openness, news: row.news, surfaced: row.surfaced };
    let rest = marked.draw(worded, rest, canvas);
    let (words, points) =
        if area.width >= 60 { split::right(split::right(rest, 1).0, 7) } else { (rest, Rect { width: 0, ..rest }) };
    let words = private(row.private, words, canvas);
    canvas.text(words, &moment_words(row, usize::from(words.width)), canvas.style(Role::Theirs));
    if let Some(points_today) = row.points {
        canvas.text_right(points, &number::points(points_today.today), canvas.style(Role::Ours));
    }
}

/// The words, and the question they reply to while that is open: `“Let me think.” · “Are you …?” pending`.
fn moment_words(row: &EntryRow, columns: usize) -> String {
    let words = one_line(&row.text, columns);
    match &row.question {
        Some((question, state)) if *state != QuestionState::Answered => {
            let left = columns.saturating_sub(crate::words::width(&words) + 14 + state.said().len());
            if left < 8 { words } else { format!("{words} · “{}” {}", one_line(question, left), state.said()) }
        }
        _ => words,
    }
}

fn question(row: &QuestionRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let question = &row.question;
    let (words, rest) = split::right(area, if area.width < 76 { 15 } else { 37 });
    // One that was held back is private without saying.
    let words = private(question.private && question.state != QuestionState::HeldBack, words, canvas);
    canvas.text(
        words,
        &format!("“{}”", one_line(&question.text, usize::from(words.width.saturating_sub(2)))),
        canvas.style(Role::Theirs),
    );
    let role = match question.state {
        QuestionState::Answered => Role::Open,
        QuestionState::Dodged | QuestionState::HeldBack => Role::Shut,
        QuestionState::Planned | QuestionState::Pending => Role::Theirs,
    };
    let (state, rest) = column(split::left(rest, 1).1, 14);
    let glyph = canvas.theme.glyphs.question(question.state);
    canvas.text(state, &format!("{glyph} {}", said::questions::became(question.state, row.times)), canvas.style(role));
    let planned = || question.planned_on.map(|day| format!("for {}", date::age(day, known.today())));
    let asked = question.asked_at.map(|asked| format!("asked {}", date::ago(asked.day(), known.today())));
    let mut says = asked.or_else(planned).unwrap_or_default();
    if let Some(until) = question.until.filter(|_| question.state == QuestionState::Pending) {
        says = format!("answer {}", date::due(until, known.today()));
    }
    canvas.text(rest, &says, canvas.style(Role::Ours));
}

fn objection(row: &EntryRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let rest = day(row.held.day(), known, area, canvas);
    let state = row.objection.unwrap_or(ObjectionState::Open);
    let (words, rest) = split::right(rest, if area.width < 76 { 11 } else { 30 });
    let words = private(row.private, words, canvas);
    canvas.text(words, &one_line(&row.text, usize::from(words.width)), canvas.style(Role::Theirs));
    let says = match state {
        ObjectionState::Open => format!("open {}", date::age(row.held.day(), known.today())),
        ObjectionState::Addressed => row.addressed_on.map_or_else(
            || "addressed, not settled".to_owned(),
            |day| format!("addressed {}, not settled", known.options.dates.table(day, known.today())),
        ),
        ObjectionState::Settled => row.settled_on.map_or_else(
            || "settled".to_owned(),
            |day| format!("settled {}", known.options.dates.table(day, known.today())),
        ),
    };
    let role = if state == ObjectionState::Settled { Role::Open } else { Role::Theirs };
    canvas.text(split::left(rest, 1).1, &says, canvas.style(role));
}

fn promise(row: &FollowUpRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let promise = &row.follow_up;
    let (words, rest) = split::right(area, if area.width < 76 { 14 } else { 26 });
    canvas.text(words, &one_line(&promise.text, usize::from(words.width)), canvas.style(Role::Theirs));
    let today = known.today();
    let late = promise.due.is_some_and(|due| due < today);
    let (says, role) = match (promise.state, promise.due) {
        (FollowUpState::Kept, _) => (format!("{} kept", canvas.theme.glyphs.done()), Role::Open),
        (FollowUpState::Broken, _) => (format!("{} broken", canvas.theme.glyphs.broken()), Role::Shut),
        (FollowUpState::Open, Some(due)) if late => (format!("! {}", date::due(due, today)), Role::Shut),
        (FollowUpState::Open, Some(due)) => (format!("due {}", date::due(due, today)), Role::Theirs),
        (FollowUpState::Open, None) => ("open, no day".to_owned(), Role::Ours),
    };
    canvas.text(split::left(rest, 1).1, &says, canvas.style(role));
}

fn draw_people(people: &[ContactRow], cursor: usize, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.list_of(area.height);
    let first = (cursor + 1).saturating_sub(usize::from(area.height.max(1)));
    for (place, (at, row)) in area.rows().zip(people.iter().enumerate().skip(first)) {
        list::one(at, at == cursor, true, place, canvas, |area, canvas| person(row, known, area, canvas));
    }
}

fn person(row: &ContactRow, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    let (name, rest) = split::right(area, if area.width < 76 { 8 } else { 48 });
    canvas.text(name, &row.contact.said(), canvas.style(Role::Theirs));
    let talked = row.talked.map_or_else(|| "never".to_owned(), |day| date::ago(day, known.today()));
    if area.width < 76 {
        canvas.text_right(rest, &talked, canvas.style(Role::Ours));
        return;
    }
    let hard = match row.hard {
        0 => "never a hard one".to_owned(),
        hard => format!("{hard} hard"),
    };
    let says = match row.moments {
        0 if row.talked.is_none() => "nothing yet".to_owned(),
        0 => format!("nothing yet · talked {talked}"),
        moments => format!("{}, {hard} · talked {talked}", counted(moments as usize, "moment")),
    };
    canvas.text(split::left(rest, 1).1, &says, canvas.style(if row.hard > 0 { Role::Open } else { Role::Ours }));
}
