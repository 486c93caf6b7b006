//! One entry: its marks in a line, then its words.

use serde::Serialize;

use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        line::{Ink, Line},
        print::Printer,
    },
    domain::{
        Channel, Day, Held, Marks, News, ObjectionState, Openness, QuestionState, Reception, Stage, Surfaced, Tag, Uid,
    },
    journal::{EntryPage, Read, Reply},
    words::{Dates, number},
};

/// Shows the entry with this id.
pub(super) fn show(uid: Uid, desk: &mut Desk, out: &mut Printer) -> Result<(), Failure> {
    let Reply::Entry(page) = desk.read(&Read::Entry(uid))? else { return Err(Failure::unexpected()) };
    if out.json {
        return out.value(&value(&page));
    }
    print(&page, desk.now().day(), out)
}

fn print(page: &EntryPage, today: Day, out: &mut Printer) -> Result<(), Failure> {
    let (entry, talk) = (&page.entry, &page.conversation);
    let marks = Marks {
        tag: entry.tag,
        openness: entry.openness,
        news: Some(entry.news).filter(|news| *news != News::Neutral),
        surfaced: Some(entry.surfaced),
        just_a_note: false,
    };
    let inbox = if entry.tag.is_none() { "in the inbox" } else { "" };
    out.line(&Line::default().and(Ink::Strong, &page.prospect.name).col(Ink::Plain, &people(page)))?;
    let when = Dates::default().detail(talk.held, today);
    let minutes = talk.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default();
    let line = Line::default().and(Ink::Dim, &when).col(Ink::Dim, &talk.channel.said());
    out.line(&line.col(Ink::Dim, &talk.stage.said()).col(Ink::Dim, &minutes))?;
    out.line(&Line::default().and(Ink::Plain, &marks.said()).col(Ink::Dim, inbox))?;
    out.gap()?;
    out.words(&entry.text, 2)?;
    out.gap()?;
    for (name, said) in around(page, today).into_iter().filter(|(_, said)| !said.is_empty()) {
        out.line(&Line::default().and(Ink::Dim, name).col(Ink::Plain, &said))?;
    }
    out.line(&Line::default().and(Ink::Dim, "id").col(Ink::Dim, &entry.uid.to_string()))
}

fn people(page: &EntryPage) -> String {
    page.contacts.iter().map(crate::domain::Contact::said).collect::<Vec<_>>().join(" · ")
}

/// What stands around the words, by name; empty = not said.
fn around(page: &EntryPage, today: Day) -> Vec<(&'static str, String)> {
    let entry = &page.entry;
    let question = page.question.as_ref().map(|question| format!("“{}”  {}", question.text, question.state.said()));
    let objection = (entry.tag == Some(Tag::Objection)).then(|| state(page, today));
    let trust = page.points.map(|points| {
        let moved =
            page.day_moved.map(|(from, to)| format!(" · that day {} → {}", number::nearest(from), number::nearest(to)));
        format!("{} today{}", number::points(points.today), moved.unwrap_or_default())
    });
    vec![
        ("asked", question.unwrap_or_default()),
        ("reception", entry.reception.map(Reception::said).unwrap_or_default()),
        ("state", objection.unwrap_or_default()),
        ("labels", entry.labels.join(", ")),
        ("private", if entry.private { "yes".to_owned() } else { String::new() }),
        ("trust", trust.unwrap_or_default()),
    ]
}

/// `addressed 9 Oct`, `settled 12 Oct by Dana, on the phone`.
fn state(page: &EntryPage, today: Day) -> String {
    let entry = &page.entry;
    let on = match entry.objection {
        ObjectionState::Open => None,
        ObjectionState::Addressed => entry.addressed_on,
        ObjectionState::Settled => entry.settled_on,
    };
    let day = on.map(|day| format!(" {}", Dates::default().table(day, today))).unwrap_or_default();
    let by = if entry.settled_by.is_empty() { String::new() } else { format!(" by {}", entry.settled_by) };
    format!("{}{day}{by}", entry.objection.said())
}

#[derive(Debug, Serialize)]
struct Value<'a> {
    id: String,
    conversation: String,
    prospect_id: String,
    prospect: &'a str,
    held_at: Held,
    text: &'a str,
    tag: Option<Tag>,
    openness: Option<u8>,
    news: News,
    surfaced: Surfaced,
    said_by: Option<&'a str>,
    private: bool,
    question: Option<QuestionValue<'a>>,
    objection: Option<ObjectionValue<'a>>,
    points: Option<f64>,
    channel: Channel,
    stage: Stage,
    contacts: Vec<String>,
    labels: &'a [String],
    reception: Option<Reception>,
    created_at: Held,
    updated_at: Held,
}

#[derive(Debug, Serialize)]
struct QuestionValue<'a> {
    text: &'a str,
    state: QuestionState,
}

#[derive(Debug, Serialize)]
struct ObjectionValue<'a> {
    state: ObjectionState,
    addressed_on: Option<Day>,
    settled_on: Option<Day>,
    settled_by: &'a str,
}

fn value(page: &EntryPage) -> Value<'_> {
    let (entry, talk) = (&page.entry, &page.conversation);
    let said_by = entry.said_by.and_then(|uid| page.contacts.iter().find(|contact| contact.uid == uid));
    Value {
        id: entry.uid.to_string(),
        conversation: talk.uid.to_string(),
        prospect_id: page.prospect.uid.to_string(),
        prospect: &page.prospect.name,
        held_at: talk.held,
        text: &entry.text,
        tag: entry.tag,
        openness: entry.openness.map(Openness::level),
        news: entry.news,
        surfaced: entry.surfaced,
        said_by: said_by.map(|contact| contact.name.as_str()),
        private: entry.private,
        question: page.question.as_ref().map(|question| QuestionValue { text: &question.text, state: question.state }),
        objection: (entry.tag == Some(Tag::Objection)).then_some(ObjectionValue {
            state: entry.objection,
            addressed_on: entry.addressed_on,
            settled_on: entry.settled_on,
            settled_by: &entry.settled_by,
        }),
        points: page.points.map(|points| points.today),
        channel: talk.channel,
        stage: talk.stage,
        contacts: page.contacts.iter().map(crate::domain::Contact::said).collect(),
        labels: &entry.labels,
        reception: entry.reception,
        created_at: entry.created_at,
        updated_at: entry.updated_at,
    }
}
