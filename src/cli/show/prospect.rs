//! A prospect's page: what is on the screen, as lines, and the same as JSON.

use serde::Serialize;

use super::timeline;
use crate::{
    cli::{
        desk::Desk,
        entry_line,
        failure::Failure,
        line::{Ink, Line},
        print::Printer,
        trust,
    },
    domain::{
        Day, FollowUpState, Held, OutcomeResult, OutcomeWhat, QuestionState, Rhythm, Stage, Surfaced, Uid, UnsaidState,
    },
    journal::{
        ContactRow, Ended, EntryRow, FirstHeard, FollowUpRow, ProspectPage, QuestionRow, Read, Reply, TimelineRow,
        Window, ending, said, warnings::Warning,
    },
    trust::State,
    words::{self, Dates, date, number},
};

/// Rows of the short lists: more than a prospect has.
const LIST: u16 = 1000;

/// All there is to say of a prospect.
pub(super) struct Page {
    main: ProspectPage,
    people: Vec<ContactRow>,
    questions: Vec<QuestionRow>,
    objections: Vec<EntryRow>,
    follow_ups: Vec<FollowUpRow>,
    timeline: Vec<TimelineRow>,
    more: bool,
}

impl Page {
    /// Reads it.
    pub(super) fn read(prospect: Uid, limit: usize, desk: &mut Desk) -> Result<Self, Failure> {
        let window = || Window::First(LIST);
        let Reply::Prospect(main) = desk.read(&Read::Prospect(prospect))? else { return Err(Failure::unexpected()) };
        let Reply::People(people) = desk.read(&Read::People(prospect))? else { return Err(Failure::unexpected()) };
        let read = Read::Questions { prospect: Some(prospect), window: window() };
        let Reply::Questions(questions) = desk.read(&read)? else { return Err(Failure::unexpected()) };
        let read = Read::Objections { prospect, window: window() };
        let Reply::Entries { page: objections, .. } = desk.read(&read)? else { return Err(Failure::unexpected()) };
        let read = Read::FollowUps { prospect: Some(prospect), window: window() };
        let Reply::FollowUps(follow_ups) = desk.read(&read)? else { return Err(Failure::unexpected()) };
        let (timeline, more) = timeline::rows(prospect, limit, desk)?;
        Ok(Self {
            main: *main,
            people,
            questions: questions.rows,
            objections: objections.rows,
            follow_ups: follow_ups.rows,
            timeline,
            more,
        })
    }

    /// As lines: trust in words first, then its number, then the lists, the timeline last.
    pub(super) fn print(&self, today: Day, out: &mut Printer) -> Result<(), Failure> {
        let prospect = &self.main.prospect;
        let talked =
            self.main.talked.map_or("no talk yet".to_owned(), |day| format!("talked {}", date::ago(day, today)));
        let head = Line::default().and(Ink::Strong, &prospect.name).col(Ink::Plain, &prospect.stage.said());
        out.line(&head.col(Ink::Dim, &talked))?;
        out.words(&said::sentence(&self.main.trust, self.main.tries, Dates::default()), 0)?;
        out.words(&self.number(), 0)?;
        if let Some(ended) = &self.main.ended {
            out.words(&ending::line(ended, today, Dates::default(), usize::MAX), 0)?;
        }
        if !prospect.note.is_empty() {
            out.gap()?;
            if prospect.note_private {
                out.line(&Line::default().and(Ink::Dim, "private"))?;
            }
            out.words(&prospect.note, 0)?;
        }
        section("Unsaid", self.unsaid(today), out)?;
        section("Warnings", self.warnings(), out)?;
        section("People", self.people(today), out)?;
        section("Open questions", self.questions(today), out)?;
        section("Open objections", self.objections(today), out)?;
        section("Promises", self.promises(today), out)?;
        section("Timeline", self.timeline.iter().map(timeline::line).collect(), out)?;
        if self.more {
            let shown = number::count(self.timeline.len());
            out.say(&format!("The newest {shown} of the timeline; --limit 0 shows all."));
        }
        Ok(())
    }

    /// `Trust 76, likely 52 to 94, rising since 12 Aug. +34 in 90 days. Rests on 14 marked moments; 3 are not marked.`
    fn number(&self) -> String {
        let look = &self.main.trust;
        let mut parts = vec![trust::number_said(look), trust::with_since(look.now.state, &look.now, look.as_of)];
        parts.retain(|part| !part.is_empty());
        let mut line = parts.join(", ");
        // The first letter of a sentence.
        if let Some(first) = line.get(..1) {
            line = first.to_uppercase() + &line[1..];
        }
        line.push('.');
        // Fading is forgetting, not change.
        let turns = !matches!(look.now.state, State::TooEarly | State::GoneQuiet);
        if let Some(moved) = look.moved.filter(|_| turns) {
            line = format!("{line} {} in 90 days.", number::whole_points(moved));
        }
        line.push(' ');
        line.push_str(&said::rests_on(look));
        line
    }

    fn unsaid(&self, today: Day) -> Vec<Line> {
        let open = self.main.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open);
        open.map(|item| {
            let since = item.noted_on.map(|day| format!("since {}", Dates::default().table(day, today)));
            Line::default().and(Ink::Shut, &item.text).col(Ink::Dim, &since.unwrap_or_default())
        })
        .collect()
    }

    fn warnings(&self) -> Vec<Line> {
        let line = |warning: &Warning| private(warning.is_private()).col(Ink::Shut, &warning.text);
        self.main.warnings.iter().map(line).collect()
    }

    fn people(&self, today: Day) -> Vec<Line> {
        let line = |row: &ContactRow| {
            let counted = |count: u32, noun| words::counted(usize::try_from(count).unwrap_or(0), noun);
            let hard = if row.hard == 0 { String::new() } else { counted(row.hard, "hard one") };
            let talked = row.talked.map(|day| date::ago(day, today)).unwrap_or_default();
            let moments = if row.moments == 0 { String::new() } else { counted(row.moments, "moment") };
            let line = Line::default().and(Ink::Plain, &row.contact.said()).col(Ink::Dim, &moments);
            line.col(Ink::Open, &hard).col(Ink::Dim, &talked)
        };
        self.people.iter().map(line).collect()
    }

    fn questions(&self, today: Day) -> Vec<Line> {
        let line = |row: &QuestionRow| {
            let question = &row.question;
            let asked = question.asked_at.map(|held| date::ago(held.day(), today)).unwrap_or_default();
            let ink = if question.state == QuestionState::Dodged { Ink::Shut } else { Ink::Plain };
            private(question.private && question.state != QuestionState::HeldBack)
                .col(Ink::Plain, &format!("“{}”", question.text))
                .col(ink, &question.state.said())
                .col(Ink::Dim, &asked)
        };
        let open = |row: &&QuestionRow| row.question.state != QuestionState::Answered;
        self.questions.iter().filter(open).map(line).collect()
    }

    fn objections(&self, today: Day) -> Vec<Line> {
        let line = |row: &EntryRow| {
            let state = row.objection.map(crate::domain::ObjectionState::said).unwrap_or_default();
            let text = words::one_line(&row.text, 88);
            private(row.private)
                .col(Ink::Plain, &text)
                .col(Ink::Plain, &state)
                .col(Ink::Dim, &date::age(row.held.day(), today))
        };
        let open = |row: &&EntryRow| row.objection != Some(crate::domain::ObjectionState::Settled);
        self.objections.iter().filter(open).map(line).collect()
    }

    fn promises(&self, today: Day) -> Vec<Line> {
        let line = |row: &FollowUpRow| {
            let due = row.follow_up.due;
            let late = due.is_some_and(|due| due < today);
            let when = due.map_or_else(String::new, |day| {
                format!("due {}, {}", Dates::default().weekday(day, today), date::due(day, today))
            });
            Line::default().and(Ink::Plain, &row.follow_up.text).col(if late { Ink::Shut } else { Ink::Dim }, &when)
        };
        let open = |row: &&FollowUpRow| row.follow_up.state == FollowUpState::Open;
        self.follow_ups.iter().filter(open).map(line).collect()
    }

    /// As one line of JSON.
    pub(super) fn value(&self, desk: &mut Desk, out: &mut Printer) -> Result<(), Failure> {
        let texts = self.timeline.iter().map(|row| timeline::whole_text(row, desk));
        let texts = texts.collect::<Result<Vec<_>, _>>()?;
        let prospect = &self.main.prospect;
        out.value(&Value {
            id: prospect.uid.to_string(),
            name: &prospect.name,
            stage: prospect.stage,
            rhythm: prospect.rhythm,
            note: &prospect.note,
            note_private: prospect.note_private,
            aliases: &prospect.aliases,
            trust: trust::Now::of(&self.main.trust),
            talked_on: self.main.talked,
            tries: self.main.tries,
            outcome: self.main.ended.as_ref().map(OutcomeValue::of),
            contacts: self.people.iter().map(ContactValue::of).collect(),
            unsaid: prospect.unsaid.iter().map(UnsaidValue::of).collect(),
            questions: self.questions.iter().map(QuestionValue::of).collect(),
            follow_ups: self.follow_ups.iter().map(FollowUpValue::of).collect(),
            timeline: self.timeline.iter().zip(&texts).map(|(row, text)| timeline::value(row, text)).collect(),
        })
    }
}

/// A line that begins with the word for what is private, where it is.
fn private(private: bool) -> Line {
    Line::default().col(Ink::Dim, entry_line::private(private))
}

/// A heading with indented lines; nothing without any.
fn section(title: &str, lines: Vec<Line>, out: &mut Printer) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    out.gap()?;
    out.line(&Line::default().and(Ink::Dim, title))?;
    lines.into_iter().try_for_each(|line| out.line(&line.indented()))
}

#[derive(Serialize)]
struct Value<'a> {
    id: String,
    name: &'a str,
    stage: Stage,
    rhythm: Option<Rhythm>,
    note: &'a str,
    note_private: bool,
    aliases: &'a [String],
    trust: trust::Now<'a>,
    talked_on: Option<Day>,
    tries: u32,
    outcome: Option<OutcomeValue<'a>>,
    contacts: Vec<ContactValue<'a>>,
    unsaid: Vec<UnsaidValue<'a>>,
    questions: Vec<QuestionValue<'a>>,
    follow_ups: Vec<FollowUpValue<'a>>,
    timeline: Vec<timeline::Value<'a>>,
}

/// As in an export; `first_heard` is left out where it was skipped, and null where they never told.
#[derive(Serialize)]
struct OutcomeValue<'a> {
    what: OutcomeWhat,
    result: OutcomeResult,
    on: Day,
    decided_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_heard: Option<HeardValue>,
    not_dared: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum HeardValue {
    Never,
    In { entry: String, on: Day, surfaced: Surfaced },
}

impl<'a> OutcomeValue<'a> {
    fn of(ended: &'a Ended) -> Self {
        let first_heard = match &ended.heard {
            FirstHeard::Skipped => None,
            FirstHeard::Never => Some(HeardValue::Never),
            FirstHeard::In { entry, day, surfaced, .. } => {
                Some(HeardValue::In { entry: entry.to_string(), on: *day, surfaced: *surfaced })
            }
        };
        Self {
            what: ended.what,
            result: ended.result,
            on: ended.on,
            decided_by: &ended.decided_by,
            first_heard,
            not_dared: &ended.not_dared,
        }
    }
}

#[derive(Serialize)]
struct ContactValue<'a> {
    id: String,
    name: &'a str,
    role: &'a str,
    email: &'a str,
    phone: &'a str,
    note: &'a str,
    note_private: bool,
    moments: u32,
    hard: u32,
    talked_on: Option<Day>,
}

impl<'a> ContactValue<'a> {
    fn of(row: &'a ContactRow) -> Self {
        let contact = &row.contact;
        Self {
            id: contact.uid.to_string(),
            name: &contact.name,
            role: &contact.role,
            email: &contact.email,
            phone: &contact.phone,
            note: &contact.note,
            note_private: contact.note_private,
            moments: row.moments,
            hard: row.hard,
            talked_on: row.talked,
        }
    }
}

#[derive(Serialize)]
struct UnsaidValue<'a> {
    id: String,
    text: &'a str,
    noted_on: Option<Day>,
    state: UnsaidState,
    closed_on: Option<Day>,
    entry: Option<String>,
}

impl<'a> UnsaidValue<'a> {
    fn of(item: &'a crate::domain::Unsaid) -> Self {
        Self {
            id: item.uid.to_string(),
            text: &item.text,
            noted_on: item.noted_on,
            state: item.state,
            closed_on: item.closed_on,
            entry: item.entry.map(|uid| uid.to_string()),
        }
    }
}

#[derive(Serialize)]
struct QuestionValue<'a> {
    id: String,
    text: &'a str,
    private: bool,
    state: QuestionState,
    asked_at: Option<Held>,
    closed_on: Option<Day>,
    until: Option<Day>,
}

impl<'a> QuestionValue<'a> {
    fn of(row: &'a QuestionRow) -> Self {
        let question = &row.question;
        Self {
            id: question.uid.to_string(),
            text: &question.text,
            private: question.private,
            state: question.state,
            asked_at: question.asked_at,
            closed_on: question.closed_on,
            until: question.until,
        }
    }
}

#[derive(Serialize)]
struct FollowUpValue<'a> {
    id: String,
    text: &'a str,
    due: Option<Day>,
    state: FollowUpState,
    kept_on: Option<Day>,
}

impl<'a> FollowUpValue<'a> {
    fn of(row: &'a FollowUpRow) -> Self {
        let promise = &row.follow_up;
        Self {
            id: promise.uid.to_string(),
            text: &promise.text,
            due: promise.due,
            state: promise.state,
            kept_on: promise.kept_on,
        }
    }
}
