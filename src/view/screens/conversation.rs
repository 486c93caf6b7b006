//! One conversation: its head, its note, then moments, questions, promises and people under each other. It scrolls as far
//! as the thing under the cursor needs.

use ratatui::layout::Rect;

use crate::{
    app::{
        App, Spot,
        parts::{
            detail::{self, Manner},
            document::{Block, Row, Tone, lay},
        },
        screens::conversation::{Conversation, Thing, things},
    },
    domain::{Contact, Conversation as Talk, Entry, FollowUp, FollowUpState, Question},
    journal::ConversationPage,
    view::{
        canvas::Canvas,
        parts::{document, header, marks},
        split,
        theme::Role,
    },
    words::{date, quoted},
};

/// So much of a moment is shown here; `enter` shows the rest.
const SHOWN: usize = 600;

/// So much of a note.
const NOTE: usize = 4096;

/// Draws the screen.
pub fn draw(page: &Conversation, app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let (head, rest) = split::top(area, 1);
    let (rule, body) = split::top(rest, 1);
    let name = page.page.as_ref().map(|page| page.prospect.name.clone());
    let subject = vec![canvas.span(name.unwrap_or_else(|| "…".to_owned()), Role::Head)];
    header::inner(subject, "conversation", head, canvas);
    canvas.rule(rule);
    canvas.put_cursor(body, body.x, body.y);
    match (&page.page, &page.stuck) {
        (Some(shown), _) => talk(shown, page.cursor, Manner::of(&app.known), body, canvas),
        (None, Some(why)) => {
            canvas.text(split::left(body, 2).1, why, canvas.style(Role::Theirs));
        }
        (None, None) => {}
    }
}

/// Rows with the thing they belong to.
type Lines = Vec<(Option<usize>, Row)>;

fn talk(page: &ConversationPage, cursor: usize, manner: Manner, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = usize::from(area.width.saturating_sub(5));
    let lines = lines(page, manner, columns);
    let first = first_shown(&lines, cursor, usize::from(area.height));
    let mut marked = false;
    for (row, (thing, line)) in area.rows().zip(&lines[first..]) {
        let (mark, inside) = split::left(row, 3);
        canvas.line(inside, &document::line(canvas.theme, line));
        let Some(thing) = thing else { continue };
        canvas.spot(row, Spot::Row(*thing));
        if *thing == cursor && !marked && !line.is_empty() {
            marked = true;
            let (_, mark) = split::left(mark, 1);
            canvas.restyle(split::left(row, 1).1, canvas.theme.selected(true));
            canvas.text(mark, canvas.theme.glyphs.selected(), canvas.style(Role::Accent));
            canvas.put_cursor(row, mark.x, mark.y);
        }
    }
}

/// The first row shown, so that the thing under the cursor is in sight, with as much above it as below.
fn first_shown(lines: &Lines, cursor: usize, height: usize) -> usize {
    let of = |(thing, _): &(Option<usize>, Row)| *thing == Some(cursor);
    let (from, to) = (lines.iter().position(of).unwrap_or(0), lines.iter().rposition(of).unwrap_or(0));
    let middle = (from + to).div_ceil(2);
    let last = lines.len().saturating_sub(height);
    middle.saturating_sub(height / 2).min(from).min(last)
}

fn lines(page: &ConversationPage, manner: Manner, columns: usize) -> Lines {
    let talk = &page.conversation;
    let mut lines = Lines::new();
    let mut heading = "";
    for (at, thing) in things(talk).into_iter().enumerate() {
        let group = match thing {
            Thing::Talk(_) => "",
            Thing::Moment(_) => "moments",
            Thing::Question(_) => "questions asked in this talk",
            Thing::Promise(_) => "promises made in it",
        };
        if group != heading {
            heading = group;
            let blocks = [Block::Gap, Block::text(0, Tone::Quiet, group)];
            lines.extend(lay(&blocks, columns).into_iter().map(|row| (None, row)));
        }
        let blocks = match thing {
            Thing::Talk(talk) => head(page, talk, manner),
            Thing::Moment(entry) => moment(page, at, entry, manner),
            Thing::Question(question) => vec![asked(question, manner)],
            Thing::Promise(promise) => vec![promised(promise, manner)],
        };
        lines.extend(lay(&blocks, columns).into_iter().map(|row| (Some(at), row)));
    }
    if talk.entries.is_empty() {
        let nothing = [Block::Gap, Block::text(0, Tone::Quiet, "Nothing frank said in this talk.")];
        lines.extend(lay(&nothing, columns).into_iter().map(|row| (None, row)));
    }
    lines
}

fn head(page: &ConversationPage, talk: &Talk, manner: Manner) -> Vec<Block> {
    let mut blocks = vec![Block::text(0, Tone::Heading, detail::talk(talk, manner))];
    blocks.extend((!talk.title.is_empty()).then(|| Block::fact("title", Tone::Words, &talk.title)));
    let people: Vec<_> =
        page.people.iter().filter(|person| talk.contacts.contains(&person.uid)).map(Contact::said).collect();
    blocks.extend((!people.is_empty()).then(|| Block::fact("people", Tone::Plain, people.join(" · "))));
    let private = if talk.note_private { "note, private" } else { "note" };
    blocks.extend((!talk.note.trim().is_empty()).then(|| Block::fact(private, Tone::Words, start(&talk.note, NOTE))));
    blocks
}

fn moment(page: &ConversationPage, number: usize, entry: &Entry, manner: Manner) -> Vec<Block> {
    let glyph = manner.glyphs.tag(entry.tag);
    let left = format!("{number}  {glyph} {}", marks::tag_word(entry.tag));
    let by = entry.said_by.and_then(|by| page.people.iter().find(|person| person.uid == by));
    let mut right =
        vec![format!("{} {}", manner.glyphs.openness(entry.openness), marks::surfaced_word(entry.surfaced))];
    right.extend([marks::news_word(entry.news)].iter().filter(|word| !word.is_empty()).map(ToString::to_string));
    right.extend(entry.private.then(|| "private".to_owned()));
    right.extend(by.map(|person| person.name.clone()));
    vec![
        Block::Ends((Tone::Plain, left), (Tone::Plain, right.join(" · "))),
        Block::text(3, Tone::Words, start(&entry.text, SHOWN)),
    ]
}

fn asked(question: &Question, manner: Manner) -> Block {
    let tone = match question.state {
        crate::domain::QuestionState::Answered => Tone::Open,
        crate::domain::QuestionState::Dodged => Tone::Shut,
        _ => Tone::Plain,
    };
    let state = format!("{} {}", manner.glyphs.question(question.state), question.state.said());
    Block::Ends((Tone::Words, quoted(&question.text)), (tone, state))
}

fn promised(promise: &FollowUp, manner: Manner) -> Block {
    let late = promise.state == FollowUpState::Open && promise.due.is_some_and(|due| due < manner.today);
    let when = match (promise.state, promise.due) {
        (FollowUpState::Open, Some(due)) => format!("due {}", date::due(due, manner.today)),
        (FollowUpState::Open, None) => "open".to_owned(),
        (state, _) => state.said(),
    };
    let glyph = if late { manner.glyphs.warning() } else { manner.glyphs.follow_up(promise.state) };
    let tone = if late { Tone::Shut } else { Tone::Plain };
    Block::Ends((Tone::Words, promise.text.clone()), (tone, format!("{glyph} {when}")))
}

/// The beginning of a text of any length; `…` where it goes on.
fn start(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
