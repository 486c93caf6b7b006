//! The table of prospects, and the preview beside or below it.

mod first_run;
mod preview;
mod today;

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Size, Spot,
        screens::home::{Beside, EVERYBODY, Home, order_said, rows_shown},
    },
    domain::Day,
    journal::{ProspectOrder, ProspectRow, warnings},
    view::{
        canvas::Canvas,
        parts::{header, list, list::column, trust},
        split,
        theme::Role,
    },
    words::{counted, date, number, one_line},
};

/// Draws the screen.
pub fn draw(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if home.first_run.is_on() {
        return first_run::draw(home, app, area, canvas);
    }
    let (head, rest) = split::top(area, 1);
    header::root(app, head, canvas);
    let (rule, rest) = split::top(rest, 1);
    canvas.rule(rule);
    let size = Size { columns: area.width, rows: area.height + 1 };
    let table_area = match Beside::of(size) {
        Beside::Nowhere => rest,
        Beside::Below(rows) => {
            // What the table leaves free is the preview's: it says more than blank rows do.
            let used = number::cells(home.rows.loaded().len().max(1));
            let free = number::cells(rows_shown(size)).saturating_sub(used);
            let (table, below) =
                split::bottom(rest, rows + if home.rows.goes_on() == (false, false) { free } else { 0 });
            let (rule, below) = split::top(below, 1);
            canvas.rule(rule);
            preview::draw(home, app, split::left(below, 1).1, canvas);
            table
        }
        Beside::Right(columns) => {
            let (table, beside) = split::right(rest, columns);
            canvas.rule_down(beside);
            preview::draw(home, app, split::left(beside, 2).1, canvas);
            table
        }
    };
    table(home, app, table_area, canvas);
}

fn table(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (due, rest) = split::top(area, 1);
    today::draw(home, due, canvas);
    let (count, rest) = split::top(rest, 1);
    counts(home, app, split::left(count, 3).1, canvas);
    let wide = Columns::of(area.width);
    let (heads, rows) = if wide.stage { split::top(rest, 1) } else { (Rect { height: 0, ..rest }, rest) };
    if wide.stage {
        wide.heads(split::left(heads, 3).1, canvas);
    }
    if home.rows.is_empty() && !home.first_run.waits() {
        let none =
            if home.query.is_empty() { "No prospects but lost ones. f shows them." } else { "None. f shows others." };
        list::nothing(none, rows, canvas);
    }
    // Told once: the day of the clock is asked of its zone.
    let today = app.known.today();
    list::rows(&home.rows, !home.on_today, rows, canvas, |row, area, canvas| wide.draw(row, today, area, canvas));
}

/// `9 prospects · latest talk first · lost ones left out`.
fn counts(home: &Home, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    if let Some(why) = &home.mistake {
        let used = canvas.text(area, "! ", canvas.style(Role::Shut));
        canvas.text(split::left(area, used).1, why, canvas.style(Role::Theirs));
        return;
    }
    let shown = match home.query.as_str() {
        "" => "lost ones left out",
        EVERYBODY => "lost ones too",
        query => query.trim_start_matches("stage:"),
    };
    let count = match home.rows.goes_on() {
        (false, false) if home.rows.is_known() => counted(home.rows.loaded().len(), "prospect"),
        (false, false) => "…".to_owned(),
        _ => {
            let of_all = |all: u64| counted(usize::try_from(all).unwrap_or(usize::MAX), "prospect");
            match (home.query.as_str(), app.known.totals) {
                (_, None) => "…".to_owned(),
                ("", Some(totals)) => of_all(totals.prospects.saturating_sub(totals.lost)),
                (EVERYBODY, Some(totals)) => of_all(totals.prospects),
                // Nobody counts what is out of sight.
                _ => format!("more than {}", counted(home.rows.loaded().len(), "prospect")),
            }
        }
    };
    let turned = if home.rows.is_reversed() { ", from the end" } else { "" };
    let today = app.known.today();
    let ahead = home.rows.loaded().iter().any(|row| row.talked.is_some_and(|day| day > today));
    if ahead {
        let says = "Some talks are dated after today. Is the clock of this laptop right?";
        let used = canvas.text(area, "! ", canvas.style(Role::Shut));
        canvas.text(split::left(area, used).1, says, canvas.style(Role::Theirs));
        return;
    }
    let says = format!("{count} · {}{turned} · {shown}", order_said(home.order));
    canvas.text(area, &says, canvas.style(Role::Ours));
}

/// Which columns there is room for, by the width rules.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// Stage, bar and the day of the last talk.
    stage: bool,
    /// The state as a word, the counts, and that there is a reason to look.
    counts: bool,
    /// The last twelve months.
    months: bool,
    /// Columns of the reason; 1 = only that there is one.
    reason: u16,
}

impl Columns {
    const fn of(width: u16) -> Self {
        // Beyond these the name has 24 columns and the reason what is left. Where there is no room for the counts, why one
        // should look comes before them.
        let reason = match width {
            116.. => width - 104,
            80..94 => width - 67,
            _ => 1,
        };
        let reason = if reason > 20 { 20 } else { reason };
        Self { stage: width >= 80, counts: width >= 94, months: width >= 100, reason }
    }

    /// The columns behind the name, from the right edge.
    const fn behind_name(self) -> u16 {
        let narrow = 1 + 7 + 1;
        let stage = if self.stage { 1 + 11 + 1 + 12 + 1 + 7 } else { 1 };
        let counts = if self.counts { 11 + 1 + 3 + 1 + 3 } else { 0 };
        let reason = if self.counts || self.reason > 1 { 1 + self.reason } else { 0 };
        let months = if self.months { 12 + 1 } else { 0 };
        narrow + stage + counts + reason + months + 1
    }

    fn cut(self, area: Rect) -> (Rect, Rect) {
        let (name, rest) = split::right(area, self.behind_name());
        (name, split::left(rest, 1).1)
    }

    /// The heads of the columns. A click on one orders the table by it; what shows no order of its own is looked at by
    /// whom to see first.
    fn heads(self, area: Rect, canvas: &mut Canvas<'_>) {
        use ProspectOrder::{Attention, Name, Objections, Stage, Talked, Trust};
        let head = |area: Rect, said: &str, order, right: bool, canvas: &mut Canvas<'_>| {
            let style = canvas.style(Role::Ours);
            if right {
                canvas.text_right(area, said, style);
            } else {
                canvas.text(area, said, style);
            }
            canvas.spot(area, Spot::Order(order));
        };
        let drawn = |said| if canvas.theme.plain { "" } else { said };
        let (bar_said, months_said) = (drawn("0    50  100"), drawn("12 months"));
        let (name, rest) = self.cut(area);
        head(name, "Prospect", Name, false, canvas);
        let (stage, rest) = column(rest, 11);
        head(stage, "Stage", Stage, false, canvas);
        let (score, rest) = column(rest, 7);
        head(score, "Trust", Trust, true, canvas);
        let (bar, rest) = column(rest, 12);
        head(bar, bar_said, Trust, false, canvas);
        let (state, rest) = column(rest, if self.counts { 12 } else { 1 });
        head(state, if self.counts { "State" } else { "" }, Attention, false, canvas);
        let rest = if self.months {
            let (months, after) = column(rest, 12);
            head(months, months_said, Trust, false, canvas);
            after
        } else {
            rest
        };
        let (talked, rest) = column(rest, 6);
        head(talked, "Talked", Talked, true, canvas);
        if self.counts {
            let (objections, rest) = column(rest, 3);
            head(objections, "Obj", Objections, true, canvas);
            let (questions, rest) = column(rest, 3);
            canvas.text_right(questions, "Qst", canvas.style(Role::Ours));
            head(rest, "!", Attention, false, canvas);
        } else if self.reason > 1 {
            head(rest, "!", Attention, false, canvas);
        }
    }

    fn draw(self, row: &ProspectRow, today: Day, area: Rect, canvas: &mut Canvas<'_>) {
        let (name, mut rest) = self.cut(area);
        canvas.text(name, &row.name, canvas.style(Role::Theirs));
        let state = row.trust.state;
        let look = canvas.style(trust::role(state));
        let (number, number_role) = trust::score(&row.trust);
        if !self.stage {
            let (glyph, score) = column(rest, 1);
            canvas.text(glyph, trust::glyph(canvas.theme.glyphs, state), look);
            canvas.text_right(score, &number, canvas.style(number_role));
            return;
        }
        let cell = |columns, rest: &mut Rect| {
            let (cell, after) = column(*rest, columns);
            *rest = after;
            cell
        };
        canvas.text(cell(11, &mut rest), &row.stage.said(), canvas.style(Role::Ours));
        canvas.text_right(cell(7, &mut rest), &number, canvas.style(number_role));
        let bar = trust::bar(canvas.theme, &row.trust, 12);
        canvas.text(cell(12, &mut rest), &bar, canvas.style(Role::Ours));
        let glyph = trust::glyph(canvas.theme.glyphs, state);
        let said = if self.counts { format!("{glyph} {}", trust::word(state)) } else { glyph.to_owned() };
        canvas.text(cell(if self.counts { 12 } else { 1 }, &mut rest), &said, look);
        if self.months {
            let months = cell(12, &mut rest);
            if !canvas.theme.plain {
                let shares = row.trust.months.map(|tenths| tenths.map(|tenths| f64::from(tenths) / 10.0));
                // The word beside it has the colour.
                canvas.text(months, &canvas.theme.glyphs.sparkline(&shares), canvas.style(Role::Ours));
            }
        }
        let age = |day| if day > today { "ahead".to_owned() } else { date::age(day, today) };
        let talked = row.talked.map(age).unwrap_or_default();
        canvas.text_right(cell(6, &mut rest), &talked, canvas.style(Role::Theirs));
        if self.counts {
            canvas.text_right(cell(3, &mut rest), &row.open_objections.to_string(), canvas.style(Role::Theirs));
            canvas.text_right(cell(3, &mut rest), &row.open_questions.to_string(), canvas.style(Role::Theirs));
        }
        if let Some(reason) = row.reason.as_ref().filter(|_| self.counts || self.reason > 1) {
            let said = if self.reason > 1 {
                one_line(reason, usize::from(self.reason))
            } else {
                canvas.theme.glyphs.warning().to_owned()
            };
            // Where nearly every row gives a reason, colour is for what can be put right today.
            let role = if warnings::is_owed(reason) { Role::Shut } else { Role::Theirs };
            canvas.text(rest, &said, canvas.style(role));
        }
    }
}
