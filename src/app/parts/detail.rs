//! What the detail of an entry says, in the order it is read: how it was marked, whom with and when, the words, then
//! all around them. The journal's preview, the entry's own page and the command line's reader say the same.

use crate::{
    domain::{Contact, Conversation, Day, Entry, Held, News, ObjectionState, Question, QuestionState, Surfaced, Tag},
    journal::{EntryPage, EntryRow},
    words::{Dates, Glyphs, date, number},
};

use super::{
    super::Known,
    document::{Block, Span, Tone},
};

/// How things are said here: glyphs, dates, today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Which glyphs.
    pub glyphs: Glyphs,
    /// How dates are written.
    pub dates: Dates,
    /// Today, here.
    pub today: Day,
}

impl Manner {
    /// As the app says things now.
    #[must_use]
    pub fn of(known: &Known) -> Self {
        Self { glyphs: known.options.glyphs, dates: known.options.dates, today: known.today() }
    }
}

/// The whole detail; of long words only the first `most` bytes.
#[must_use]
pub fn entry(page: &EntryPage, manner: Manner, most: usize) -> Vec<Block> {
    let mut blocks = head(page, manner);
    blocks.push(Block::Gap);
    blocks.extend(words(&page.entry.text, most));
    blocks.push(Block::Gap);
    blocks.extend(facts(page, manner));
    blocks
}

/// The detail as far as the row of a list knows it, while the page is on its way.
#[must_use]
pub fn row(row: &EntryRow, manner: Manner) -> Vec<Block> {
    let who = row.said_by.iter().fold(row.prospect_name.clone(), |who, by| format!("{who} · {by}"));
    let mut blocks = vec![
        marks(row.tag, &glyph_marks(manner, row.openness, row.surfaced, row.news), manner),
        Block::text(0, Tone::Plain, who),
        Block::text(0, Tone::Quiet, manner.dates.detail(row.held, manner.today)),
        Block::Gap,
    ];
    let more = if row.cut { "…" } else { "" };
    blocks.push(Block::text(2, Tone::Words, format!("{}{more}", row.text)));
    blocks
}

fn head(page: &EntryPage, manner: Manner) -> Vec<Block> {
    let entry = &page.entry;
    let who = said_by(page).map_or_else(|| everybody(page), Contact::said);
    let who = if who.is_empty() { page.prospect.name.clone() } else { format!("{} · {who}", page.prospect.name) };
    vec![
        marks(entry.tag, &glyph_marks(manner, entry.openness, entry.surfaced, entry.news), manner),
        Block::text(0, Tone::Plain, who),
        Block::text(0, Tone::Quiet, talk(&page.conversation, manner)),
    ]
}

/// When and how a talk was held: `Wed 30 Sep, 10:30 · video · closing · 40 min`.
#[must_use]
pub fn talk(talk: &Conversation, manner: Manner) -> String {
    let mut parts = vec![manner.dates.detail(talk.held, manner.today), talk.channel.said(), talk.stage.said()];
    parts.extend(talk.minutes.map(|minutes| format!("{minutes} min")));
    parts.join(" · ")
}

fn said_by(page: &EntryPage) -> Option<&Contact> {
    let by = page.entry.said_by?;
    page.contacts.iter().find(|contact| contact.uid == by)
}

fn everybody(page: &EntryPage) -> String {
    page.contacts.iter().map(Contact::said).collect::<Vec<_>>().join(" · ")
}

/// The tag at the left, the other marks at the right.
fn marks(tag: Option<Tag>, right: &str, manner: Manner) -> Block {
    let said = tag.map_or_else(|| "in the inbox".to_owned(), Tag::said);
    let left = format!("{} {said}", manner.glyphs.tag(tag));
    Block::Ends((Tone::Heading, left), (Tone::Plain, right.to_owned()))
}

/// `●●●●○ asked · bad`.
fn glyph_marks(manner: Manner, openness: Option<crate::domain::Openness>, surfaced: Surfaced, news: News) -> String {
    let mut out = format!("{} {}", manner.glyphs.openness(openness), surfaced_said(surfaced));
    if news != News::Neutral {
        out += " · ";
        out += news.word();
    }
    out
}

/// How it came out, in a word.
#[must_use]
pub fn surfaced_said(surfaced: Surfaced) -> &'static str {
    match surfaced {
        Surfaced::Volunteered => "volunteered",
        Surfaced::Asked => "asked",
        Surfaced::SecondHand => "second-hand",
    }
}

/// The words, set in; cut at a character where there are more than `most` bytes.
fn words(text: &str, most: usize) -> Vec<Block> {
    if text.len() <= most {
        return vec![Block::text(2, Tone::Words, text)];
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    vec![Block::text(2, Tone::Words, format!("{}…", &text[..end])), Block::text(2, Tone::Quiet, "enter reads on")]
}

fn facts(page: &EntryPage, manner: Manner) -> Vec<Block> {
    let entry = &page.entry;
    let mut facts = vec![Block::fact("marks", Tone::Plain, marks_said(entry))];
    if let Some(question) = &page.question {
        facts.push(Block::facts("question", asked(question, manner)));
        facts.extend(silence(question).map(|said| Block::fact("silence", Tone::Plain, said)));
    }
    facts.extend(entry.reception.map(|met| Block::fact("reception", Tone::Plain, met.said())));
    if entry.tag == Some(Tag::Objection) {
        facts.push(Block::fact("state", Tone::Plain, objection(entry, page.conversation.held, manner)));
    }
    if !entry.labels.is_empty() {
        facts.push(Block::fact("labels", Tone::Plain, entry.labels.join(", ")));
    }
    facts.push(Block::fact("trust", Tone::Plain, trust(page)));
    if entry.private {
        facts.push(Block::fact("private", Tone::Plain, "leaves the journal only in what you make for yourself"));
    }
    let late = manner.dates.late(page.conversation.held.day(), entry.created_at.day(), manner.today);
    facts.extend(late.map(|late| Block::fact("late", Tone::Plain, late)));
    facts.extend(page.around.as_ref().map(around));
    facts
}

/// The marks in words: `frank · bad news · volunteered`. What is not marked is said.
#[must_use]
pub fn marks_said(entry: &Entry) -> String {
    let openness = entry.openness.map_or_else(
        || "openness not marked".to_owned(),
        |openness| format!("openness {}, {}", openness.level(), openness.said()),
    );
    let news = if entry.news == News::Neutral { "neutral".to_owned() } else { format!("{} news", entry.news.word()) };
    [openness, news, surfaced_said(entry.surfaced).to_owned()].join(" · ")
}

fn asked(question: &Question, manner: Manner) -> Vec<Span> {
    let words = (Tone::Words, format!("“{}”", question.text.trim()));
    let until = question.until.map(|day| format!(" until {}", manner.dates.table(day, manner.today)));
    let state = match question.state {
        QuestionState::Pending => format!("pending{}", until.unwrap_or_default()),
        state => state.said(),
    };
    let tone = match question.state {
        QuestionState::Answered => Tone::Open,
        QuestionState::Dodged => Tone::Shut,
        _ => Tone::Plain,
    };
    vec![words, (tone, format!(" {} {state}", manner.glyphs.question(question.state)))]
}

/// `14 s held`; `None` where nothing is known.
fn silence(question: &Question) -> Option<String> {
    let how = question.held.map(|held| if held { "held" } else { "filled" });
    match (question.silence, how) {
        (None, None) => None,
        (None, Some(how)) => Some(how.to_owned()),
        (Some(seconds), how) => Some(format!("{seconds} s {}", how.unwrap_or_default()).trim_end().to_owned()),
    }
}

/// How far the objection has come: settled only when they said so.
fn objection(entry: &Entry, held: Held, manner: Manner) -> String {
    let day =
        |day: Option<Day>| day.map(|day| format!(" {}", manner.dates.table(day, manner.today))).unwrap_or_default();
    match entry.objection {
        ObjectionState::Open => format!("open · {}", date::age(held.day(), manner.today)),
        ObjectionState::Addressed => format!("addressed{}, not settled by them", day(entry.addressed_on)),
        ObjectionState::Settled if entry.settled_by.trim().is_empty() => format!("settled{}", day(entry.settled_on)),
        ObjectionState::Settled => format!("settled{}: {}", day(entry.settled_on), entry.settled_by.trim()),
    }
}

fn trust(page: &EntryPage) -> String {
    let today = match (page.points, page.entry.openness) {
        (Some(points), _) => format!("{} today", number::points(points.today)),
        (None, None) => "weighs nothing: openness is not marked".to_owned(),
        (None, Some(_)) => "weighs nothing".to_owned(),
    };
    match page.day_moved {
        Some((from, to)) => format!("{today} · that day {} → {}", number::nearest(from), number::nearest(to)),
        None => today,
    }
}

fn around((before, after): &(String, String)) -> Block {
    let quiet = |text: &str| (Tone::Quiet, text.trim().to_owned());
    Block::facts("around it", vec![quiet(before), (Tone::Words, " … ".to_owned()), quiet(after)])
}
