//! Words not yet saved, kept in the journal: half a second after the last key, every two seconds while typing, on
//! leaving, at the end. A kill costs at most that.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FieldName, OF_MOMENT, Purpose, WriteDown, editing};
use crate::{
    app::{
        Cx, Known, Ticket,
        parts::form::{Field, Form},
        parts::who::{Who, parts},
    },
    domain::{Channel, Held, Moment, Uid},
    journal::{Draft, Link, Write},
    words::Dates,
};

/// What the forms of this file are called among the drafts.
const PLACE: &str = "write-down";
/// After the last key.
const AFTER_LAST_KEY: i64 = 500;
/// While typing.
const AT_LEAST_EVERY: i64 = 2_000;

/// When the words were kept last, and when they are to be kept next.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Keeping {
    /// The draft, once there is one.
    pub(super) uid: Option<Uid>,
    /// When it was kept last.
    pub(super) kept: Option<Held>,
    /// The draft being written.
    waiting: Option<Ticket>,
    /// It is in a file, because the journal could not be written.
    aside: bool,
    first_change: Option<i64>,
    last_change: Option<i64>,
}

impl Keeping {
    pub(super) fn touched(&mut self, now: Moment) {
        self.first_change.get_or_insert(now.utc);
        self.last_change = Some(now.utc);
    }

    pub(super) fn due(&self) -> Option<i64> {
        Some((self.last_change? + AFTER_LAST_KEY).min(self.first_change? + AT_LEAST_EVERY))
    }

    pub(super) fn is(&self, ticket: Ticket) -> bool {
        self.waiting == Some(ticket)
    }
}

/// The form as JSON: field names and texts, so that a person can read it too.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    entry: Option<Uid>,
    conversation: Option<Uid>,
    several: bool,
    at: usize,
    /// The prospect, where the journal knew it.
    prospect: Option<(Uid, String)>,
    talk: BTreeMap<String, String>,
    moments: Vec<BTreeMap<String, String>>,
}

fn texts<'a>(fields: impl Iterator<Item = &'a Field>) -> BTreeMap<String, String> {
    let filled = fields.filter(|field| !field.editor.is_blank());
    filled.map(|field| (field.name.word().to_owned(), field.editor.text())).collect()
}

fn fill(form: &mut Form, texts: &BTreeMap<String, String>) {
    for name in FieldName::ALL {
        if let Some(text) = texts.get(name.word()) {
            form.fill(*name, text);
        }
    }
}

/// The form of a draft; `None` if it is none of ours, or cannot be read.
pub(super) fn restored(draft: &Draft) -> Option<WriteDown> {
    let kept: Kept = serde_json::from_str(&draft.body).ok().filter(|_| draft.place == PLACE)?;
    let mut screen = match (kept.entry, kept.conversation) {
        (Some(entry), _) => editing::entry(entry),
        (None, Some(conversation)) => editing::talk(conversation),
        (None, None) => WriteDown::new(None, kept.several),
    };
    fill(&mut screen.form, &kept.talk);
    if let Some((uid, name)) = kept.prospect {
        screen.who = Who::of(Link { uid, name });
    }
    for (at, moment) in kept.moments.iter().enumerate() {
        if at > 0 {
            screen.moments.push(Vec::new());
            screen.turn_to(at);
        }
        fill(&mut screen.form, moment);
    }
    screen.turn_to(kept.at);
    screen.purpose.is_restored();
    screen.keeping = Keeping { uid: Some(draft.uid), kept: Some(draft.at), ..Keeping::default() };
    Some(screen)
}

/// The line that offers the draft left over last: `Draft from 14:05 for Halvorsen · n continues it`.
#[must_use]
pub fn offered(known: &Known) -> Option<String> {
    let draft = known.draft()?;
    let kept: Kept = serde_json::from_str(&draft.body).ok()?;
    let who = kept.talk.get(FieldName::Who.word()).map_or("", |text| parts(text).0);
    let whom = if who.is_empty() { String::new() } else { format!(" for {}", crate::words::one_line(who, 30)) };
    Some(format!("Draft from {}{whom} · n continues it", when(draft.at, known.now, known.options.dates)))
}

fn when(at: Held, now: Moment, dates: Dates) -> String {
    match at.local().1 {
        Some(time) if at.day() == now.day() => dates.hour(time),
        _ => dates.detail(at, now.day()),
    }
}

impl WriteDown {
    /// When the draft was kept last, as the header says it.
    #[must_use]
    pub fn kept(&self, known: &Known) -> Option<String> {
        self.keeping.kept.map(|at| format!("draft kept {}", when(at, known.now, known.options.dates)))
    }

    /// Words in all moments.
    #[must_use]
    pub fn words(&self) -> usize {
        let here = self.form.field(FieldName::Words).map_or(0, |field| field.editor.words());
        let others = self.moments.iter().flatten().filter(|field| field.name == FieldName::Words);
        here + others.map(|field| field.editor.words()).sum::<usize>()
    }

    /// Nothing a person would miss: no words in any field but those filled by the form itself.
    pub(super) fn is_empty(&self) -> bool {
        let own = |field: &&Field| match field.name {
            FieldName::Who => false,
            FieldName::Channel => field.editor.text() != Channel::Call.said(),
            _ => true,
        };
        let here = self.form.fields().map(|(field, _)| field);
        here.chain(self.moments.iter().flatten()).filter(own).all(|field| field.editor.is_blank())
    }

    fn body(&self) -> String {
        let of_talk = self.form.fields().map(|(field, _)| field).filter(|field| !OF_MOMENT.contains(&field.name));
        let here = || texts(self.form.fields().map(|(field, _)| field).filter(|f| OF_MOMENT.contains(&f.name)));
        let moments =
            self.moments().map(|(fields, current)| if current { here() } else { texts(fields.iter()) }).collect();
        let (entry, conversation) = match &self.purpose {
            Purpose::New => (None, None),
            Purpose::Entry(entry) => (Some(entry.uid), None),
            Purpose::Talk(talk) => (None, Some(talk.uid)),
        };
        let prospect = self.who.known(&self.form.text(FieldName::Who));
        let kept = Kept {
            entry,
            conversation,
            several: self.several,
            at: self.at,
            prospect: prospect.map(|known| (known.link.uid, known.link.name.clone())),
            talk: texts(of_talk),
            moments,
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Keeps the words where they changed since they were kept; drops a draft that has become empty.
    pub(super) fn keep_draft(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.last_change.take().is_none() {
            return;
        }
        self.keeping.first_change = None;
        if self.is_empty() {
            self.drop_draft(cx);
            return;
        }
        let uid = *self.keeping.uid.get_or_insert_with(|| cx.known.fresh_uid());
        let draft = Draft { uid, place: PLACE.to_owned(), body: self.body(), at: cx.now().held() };
        cx.known.keep_in_mind(draft.clone());
        let keep = Write::KeepDraft { uid, place: draft.place, body: draft.body };
        self.keeping.waiting = Some(cx.write(keep));
    }

    fn drop_draft(&mut self, cx: &mut Cx<'_>) {
        self.no_longer_aside(cx);
        if let Some(uid) = self.keeping.uid.take() {
            cx.known.forget_draft(uid);
            cx.write(Write::DropDraft(uid));
        }
        self.keeping = Keeping::default();
    }

    /// It has been kept.
    pub(super) fn draft_kept(&mut self, cx: &mut Cx<'_>) {
        (self.keeping.waiting, self.keeping.kept) = (None, Some(cx.known.now.held()));
        self.no_longer_aside(cx);
    }

    /// The journal would not take it: a file does.
    pub(super) fn draft_refused(&mut self, draft: Uid, body: &str, cx: &mut Cx<'_>) {
        self.keeping.aside = true;
        cx.keep_aside(draft, body.to_owned());
    }

    /// The words are in the journal: no copy of them is left beside it.
    pub(super) fn no_longer_aside(&mut self, cx: &mut Cx<'_>) {
        if std::mem::take(&mut self.keeping.aside)
            && let Some(draft) = self.keeping.uid
        {
            cx.drop_aside(draft);
        }
    }

    /// What was edited is saved: its draft is of no use any more.
    pub(super) fn draft_done(&mut self, cx: &mut Cx<'_>) {
        self.drop_draft(cx);
    }
}
