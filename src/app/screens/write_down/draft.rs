//! The form's words as a draft, and the form of a draft.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FieldName, OF_MOMENT, Purpose, WriteDown, editing};
use crate::{
    app::{
        Cx, Known,
        parts::{
            form::{Field, Form},
            keeping::Keeping,
            who::{Who, parts},
        },
    },
    domain::{Channel, Uid},
    journal::{Draft, Link},
};

/// The form as JSON: field names and texts, so that a person can read it too.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    entry: Option<Uid>,
    conversation: Option<Uid>,
    attempt: Option<Uid>,
    several: bool,
    at: usize,
    /// The prospect, where the journal knew it.
    prospect: Option<(Uid, String)>,
    talk: BTreeMap<String, String>,
    moments: Vec<BTreeMap<String, String>>,
}

pub(in crate::app::screens) fn texts<'a>(fields: impl Iterator<Item = &'a Field>) -> BTreeMap<String, String> {
    let filled = fields.filter(|field| !field.editor.is_blank());
    filled.map(|field| (field.name.word().to_owned(), field.editor.text())).collect()
}

pub(in crate::app::screens) fn fill(form: &mut Form, texts: &BTreeMap<String, String>) {
    for name in FieldName::ALL {
        if let Some(text) = texts.get(name.word()) {
            form.fill(*name, text);
        }
    }
}

/// The form of a draft; `None` if it is none of ours, or cannot be read.
pub(super) fn restored(draft: &Draft) -> Option<WriteDown> {
    let kept: Kept = serde_json::from_str(&draft.body).ok()?;
    let mut screen = match (kept.entry, kept.conversation, kept.attempt) {
        (Some(entry), _, _) => editing::entry(entry),
        (None, Some(conversation), _) => editing::talk(conversation),
        (None, None, Some(attempt)) => editing::attempt(attempt),
        (None, None, None) => WriteDown::new(None, kept.several),
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
    screen.keeping = Keeping::of(draft);
    Some(screen)
}

impl WriteDown {
    /// What these forms are called among the drafts.
    pub const DRAFTS: &str = "write-down";

    /// Names the form among the drafts: what is edited; of what is new there may be several.
    fn draft_place(&self) -> String {
        let kind = Self::DRAFTS;
        match &self.purpose {
            Purpose::New => kind.to_owned(),
            Purpose::Entry(entry) => format!("{kind}/entry/{}", entry.uid),
            Purpose::Talk(talk) => format!("{kind}/talk/{}", talk.uid),
            Purpose::Attempt(attempt) => format!("{kind}/try/{}", attempt.uid),
        }
    }

    /// An edit of the same thing was left before: its words stand here again.
    pub(super) fn bring_back(&mut self, cx: &mut Cx<'_>) {
        if !self.purpose.is_new()
            && self.keeping.uid().is_none()
            && let Some(left) = cx.known.take_left(&self.draft_place())
            && let Some(form) = restored(&left)
        {
            *self = form;
        }
        self.keeping.opened(cx);
    }

    /// Whom the words are about, as typed.
    #[must_use]
    pub fn whom(&self) -> Option<String> {
        let text = self.form.text(FieldName::Who);
        Some(parts(&text).0.to_owned()).filter(|name| !name.is_empty())
    }

    /// When the draft was kept last, as the header says it.
    #[must_use]
    pub fn kept(&self, known: &Known) -> Option<String> {
        self.keeping.said(known)
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
        let (entry, conversation, attempt) = match &self.purpose {
            Purpose::New => (None, None, None),
            Purpose::Entry(entry) => (Some(entry.uid), None, None),
            Purpose::Talk(talk) => (None, Some(talk.uid), None),
            Purpose::Attempt(attempt) => (None, None, Some(attempt.uid)),
        };
        let prospect = self.who.known(&self.form.text(FieldName::Who));
        let kept = Kept {
            entry,
            conversation,
            attempt,
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
        if self.keeping.has_changed() {
            let body = (!self.is_empty()).then(|| self.body());
            self.keeping.keep(self.draft_place(), body, cx);
        }
    }
}
