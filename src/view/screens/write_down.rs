//! Writing down: the words in their box, the fields below, the other moments of the talk around them.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Known, Spot,
        parts::{
            form::{Field, FieldName, Finding},
            who::Who,
        },
        screens::write_down::{Purpose, WriteDown, layout},
    },
    domain::Marks,
    view::{
        canvas::Canvas,
        parts::{editor, form, header},
        split,
        theme::Role,
    },
    words::{counted, number::cells, one_line},
};

/// Draws the screen.
pub fn draw(screen: &WriteDown, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let known = &app.known;
    let (head, rest) = split::top(area, 1);
    draw_head(screen, known, head, canvas);
    let shares = layout(screen, known.size);
    let rest = if screen.purpose.is_wordless() {
        split::top(rest, 1).1
    } else {
        let (above, rest) = split::top(rest, cells(shares.above));
        others(screen, (screen.moment() - shares.above, above), canvas);
        let (words, rest) = split::top(rest, cells(shares.words.1 + 2));
        draw_words(screen, cells(shares.words.0), words, canvas);
        let (below, rest) = split::top(rest, cells(shares.below));
        others(screen, (screen.moment() + 1, below), canvas);
        rest
    };
    let (fields, rest) = split::top(rest, cells(shares.fields));
    let explains = if rest.height > cells(shares.explains) { split::top(rest, 1).1 } else { rest };
    form::draw(&screen.form, known, &|field, focused| behind(screen, known, field, focused), fields, canvas);
    match screen.form.finding() {
        Some(finding) => find(finding, explains, canvas),
        None => form::explain(&screen.form, explains, canvas),
    }
}

/// What is looked for in the words, and which of how many places is selected.
fn find(finding: &Finding, area: Rect, canvas: &mut Canvas<'_>) {
    let line = split::left(split::top(area, 1).0, 1).1;
    let used = canvas.text(line, "Find  ", canvas.style(Role::Accent));
    let line = split::left(line, used).1;
    let said = match finding.place {
        Some((at, all)) => format!("{at} of {all}"),
        None if finding.field.is_blank() => String::new(),
        None => "nowhere".to_owned(),
    };
    let (words, right) = split::right(line, 12);
    canvas.text(right, &said, canvas.style(Role::Ours));
    editor::line(&finding.field, words, true, canvas);
}

fn draw_head(screen: &WriteDown, known: &Known, area: Rect, canvas: &mut Canvas<'_>) {
    use crate::app::screens::Page;
    let said = if screen.is_saving() {
        "saving …".to_owned()
    } else {
        let words = counted(screen.words() as u64, "word");
        let sample = known.options.sample.then(|| "Sample".to_owned());
        sample.into_iter().chain(screen.kept(known)).chain([words]).collect::<Vec<_>>().join(" · ")
    };
    header::inner(vec![canvas.span(screen.title(), Role::Head)], &said, area, canvas);
}

fn draw_words(screen: &WriteDown, columns: u16, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(field) = screen.form.field(FieldName::Words) else { return };
    let focused = screen.form.focused() == FieldName::Words;
    let place = Rect { x: area.x + 1.min(area.width), width: (columns + 4).min(area.width.saturating_sub(1)), ..area };
    let heading = if screen.several { (screen.moment() + 1).to_string() } else { String::new() };
    let role = if focused { Role::Accent } else { Role::Ours };
    let inside = canvas.boxed(place, &heading, canvas.style(role));
    let inside = split::right(split::left(inside, 1).1, 1).0;
    if field.editor.is_blank() {
        canvas.text(inside, FieldName::Words.hint(), canvas.style(Role::Ours));
    }
    editor::body(&field.editor, inside, focused, canvas);
    let at = screen.form.fields().position(|(field, _)| field.name == FieldName::Words).unwrap_or(0);
    for (row, place) in (0_u16..).zip(inside.rows()) {
        for column in 0..place.width {
            let cell = Rect { x: place.x + column, width: 1, ..place };
            canvas.spot(cell, Spot::Field { field: at, row, column });
        }
    }
}

/// The moments that are not in the box, a row each.
fn others(screen: &WriteDown, (first, area): (usize, Rect), canvas: &mut Canvas<'_>) {
    let glyphs = canvas.theme.glyphs;
    for (row, (at, (fields, _))) in area.rows().zip(screen.moments().enumerate().skip(first)) {
        let text = |name| fields.iter().find(|field| field.name == name).map(|field| field.editor.text());
        let marks = Marks::parse(&text(FieldName::Marks).unwrap_or_default()).unwrap_or_default();
        let words = text(FieldName::Words).unwrap_or_default();
        let marked = format!("{} {}", glyphs.tag(marks.tag), glyphs.openness(marks.openness));
        let said = format!(" {}  {marked}  ", at + 1);
        let used = canvas.text(row, &said, canvas.style(Role::Ours));
        let rest = split::left(row, used).1;
        canvas.text(rest, &one_line(&words, usize::from(rest.width)), canvas.style(Role::Theirs));
    }
}

/// What stands behind the text of a field that the field itself does not know.
fn behind(screen: &WriteDown, known: &Known, field: &Field, focused: bool) -> Option<String> {
    match field.name {
        FieldName::Who => who(screen, field, focused),
        FieldName::When => {
            use crate::app::parts::form::read;
            let echo = read::echo(FieldName::When, &field.editor.text(), known.now, known.options.dates)?;
            Some([Some(echo), talk(screen, known)].into_iter().flatten().collect::<Vec<_>>().join("   "))
        }
        _ => None,
    }
}

/// What fits the letters, the one that tab takes in brackets.
fn who(screen: &WriteDown, field: &Field, focused: bool) -> Option<String> {
    focused.then(|| names(&screen.who, &field.editor.text())).flatten()
}

/// The names offered for the letters of a Who field; `None` where nothing stands in it, or one name and no other.
#[must_use]
pub fn names(who: &Who, text: &str) -> Option<String> {
    let (hits, chosen) = who.offered();
    let settled = who.known(text).is_some() && hits.iter().all(|hit| hit.exact);
    (!settled && !text.trim().is_empty()).then(|| offers(text, hits, chosen))
}

/// The names offered, and the new one.
#[must_use]
pub fn offers(text: &str, hits: &[crate::journal::NameHit], chosen: usize) -> String {
    let name = |hit: &crate::journal::NameHit| match hit.kind {
        crate::journal::NameKind::Prospect => one_line(&hit.name, 28),
        crate::journal::NameKind::Contact => {
            format!("{} ({})", one_line(&hit.name, 24), one_line(&hit.prospect.name, 18))
        }
    };
    let new = format!("+ new “{}”", one_line(crate::app::parts::who::parts(text).0, 20));
    let all = hits.iter().map(name).chain([new]).enumerate();
    let shown: Vec<String> = all.map(|(at, name)| if at == chosen { format!("[⇥ {name}]") } else { name }).collect();
    format!("› {}", shown.join(" · "))
}

/// How the talk was held, its stage, and whether the words join one that is there.
fn talk(screen: &WriteDown, known: &Known) -> Option<String> {
    if !matches!(screen.purpose, Purpose::New) {
        return None;
    }
    let who = screen.form.text(FieldName::Who);
    let stage = screen.who.known(&who).and_then(|known| known.stage).map(crate::domain::Stage::said);
    let joins = screen.joins().map(|(held, parted)| {
        let hour = held.local().1.map_or_else(|| "same".to_owned(), |hour| known.options.dates.hour(hour));
        if parted {
            format!("a talk of its own (alt-n joins the {hour} one)")
        } else {
            format!("joins the {hour} talk (alt-n parts it)")
        }
    });
    let channel = Some(screen.form.text(FieldName::Channel)).filter(|channel| !channel.is_empty());
    let parts: Vec<String> = [channel, stage, joins].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
