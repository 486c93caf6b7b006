//! The Who field: a prospect and people, completed from the first letters, made on the fly, near names asked once.
//!
//! It reads the field's text (`Halvorsen Castings › Dana Ruiz, COO; Lee Park`) and remembers what the journal said
//! about the names in it. The text itself stands in the form.

use crate::{
    app::{Cx, Ticket},
    domain::{Contact, Stage, Uid, fold},
    journal::{Link, NameHit, NameKind, Person, Read, Whom},
    words::cut,
};

/// Parts the prospect from the people.
const BETWEEN: &str = " › ";
/// As many names are offered.
const OFFERED: u16 = 5;

/// What is known of the names in the field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Who {
    /// The prospect that the text names, once the journal knows it.
    known: Option<Prospect>,
    /// Another name it goes by, as it was typed, folded.
    alias: String,
    /// People heard of, with the prospect they belong to.
    people: Vec<NameHit>,
    /// What fits the letters typed.
    hits: Vec<NameHit>,
    /// The hit under the cursor; behind the last = a new name.
    chosen: usize,
    waiting: Option<Ticket>,
    /// The answer is to be taken at once: tab was quicker than the journal.
    take_first: bool,
    near: Near,
}

/// A prospect the journal knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    /// Its id and name.
    pub link: Link,
    /// Its stage, where it was said.
    pub stage: Option<Stage>,
}

/// Whether a new name has been looked at.
#[derive(Debug, Clone, Default, PartialEq)]
enum Near {
    #[default]
    NotAsked,
    Asking(Ticket),
    /// The journal knows this one, and the person has not been told yet.
    Heard(NameHit),
    /// This one is near: the person says which is meant.
    Found(NameHit),
    /// The name is new, and meant so.
    New,
}

/// What the names in the field come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// Nobody.
    Nobody,
    /// The journal has been asked; the answer will tell.
    Wait,
    /// The name is new, but near this one.
    Near(NameHit),
    /// These.
    Them(Whom, Vec<Person>),
}

/// The prospect's part of the text, and the people's, as they stand.
#[must_use]
pub fn parts(text: &str) -> (&str, Vec<&str>) {
    let parted = text.split_once('›').or_else(|| text.split_once(": "));
    let (prospect, people) = parted.unwrap_or((text, ""));
    (prospect.trim(), people.split(';').map(str::trim).filter(|name| !name.is_empty()).collect())
}

impl Who {
    /// A prospect that is known from the start.
    #[must_use]
    pub fn of(link: Link) -> Self {
        Self { known: Some(Prospect { link, stage: None }), ..Self::default() }
    }

    /// The prospect that the text names, if the journal knows it.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<&Prospect> {
        let typed = fold(parts(text).0);
        self.known
            .as_ref()
            .filter(|known| fold(&known.link.name) == typed || (!typed.is_empty() && self.alias == typed))
    }

    /// What fits the letters, and which is under the cursor (behind the last: a new name).
    #[must_use]
    pub fn offered(&self) -> (&[NameHit], usize) {
        (&self.hits, self.chosen)
    }

    /// The name that the journal was asked about and that is near the one typed.
    #[must_use]
    pub fn near(&self) -> Option<&NameHit> {
        match &self.near {
            Near::Found(hit) => Some(hit),
            _ => None,
        }
    }

    /// Remembers people of a prospect.
    pub fn learn(&mut self, hits: impl IntoIterator<Item = NameHit>) {
        for hit in hits {
            if hit.kind == NameKind::Contact && !self.people.iter().any(|known| known.uid == hit.uid) {
                self.people.push(hit);
            }
        }
    }

    /// The text has changed: asks what fits it.
    pub fn look(&mut self, text: &str, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        (self.near, self.chosen, self.take_first) = (Near::NotAsked, 0, false);
        self.hits.clear();
        let at = self.known(text).map(|known| known.link.uid);
        let (prospect, people) = parts(text);
        let behind = text.trim_end().ends_with(['›', ';']);
        let last = if behind { "" } else { people.last().copied().unwrap_or("") };
        let (text, at) = match at {
            Some(at) if behind || !people.is_empty() => (last.to_owned(), Some(at)),
            _ if behind || !people.is_empty() => (format!("{prospect}{BETWEEN}{last}"), None),
            _ => (prospect.to_owned(), None),
        };
        self.waiting = Some(cx.read(Read::Complete { text, at, limit: OFFERED }));
    }

    /// Whether an answer is still to come.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.waiting.is_some() || matches!(self.near, Near::Asking(_))
    }

    /// An answer has come. The new text of the field where a completion was waited for.
    pub fn hear(&mut self, ticket: Ticket, hits: Vec<NameHit>, text: &str) -> Heard {
        if self.near == Near::Asking(ticket) {
            let near = hits.into_iter().find(|hit| hit.kind == NameKind::Prospect);
            self.near = near.map_or(Near::New, Near::Heard);
            return Heard::Ours(None);
        }
        if self.waiting != Some(ticket) {
            return Heard::NotOurs(hits);
        }
        self.waiting = None;
        let prospect = fold(parts(text).0);
        let exact = |hit: &&NameHit| hit.kind == NameKind::Prospect && (hit.exact || fold(&hit.name) == prospect);
        if let Some(hit) = hits.iter().find(exact).filter(|_| parts(text).1.is_empty()) {
            self.settle(hit);
            self.alias = prospect;
        }
        self.learn(hits.iter().cloned());
        self.hits = hits;
        Heard::Ours(if self.take_first { self.completed(text) } else { None })
    }

    /// The journal did not answer: no completion, and what was typed stays as it is.
    pub fn missed(&mut self, ticket: Ticket) {
        if self.waiting == Some(ticket) {
            self.waiting = None;
        }
        if self.near == Near::Asking(ticket) {
            self.near = Near::New;
        }
    }

    fn settle(&mut self, hit: &NameHit) {
        self.known = Some(Prospect { link: hit.prospect.clone(), stage: Some(hit.stage) });
    }

    /// The next name offered, or the one before.
    pub fn choose(&mut self, down: bool) {
        let count = self.hits.len() + 1;
        self.chosen = (self.chosen + if down { 1 } else { count - 1 }) % count;
    }

    /// The text with the name under the cursor in it; `None` where there is nothing to complete.
    pub fn completed(&mut self, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        self.take_first = self.waiting.is_some();
        let Some(hit) = self.hits.get(self.chosen).cloned() else {
            if !self.hits.is_empty() {
                self.near = Near::New;
            }
            return None;
        };
        self.settle(&hit);
        self.near = Near::NotAsked;
        let (_, people) = parts(text);
        let name = &hit.prospect.name;
        match hit.kind {
            NameKind::Prospect if people.is_empty() => Some(name.clone()),
            NameKind::Prospect => Some(format!("{name}{BETWEEN}{}", people.join("; "))),
            NameKind::Contact => {
                let before = people.len().saturating_sub(1);
                let person = Contact::said_of(&hit.name, &hit.role);
                let all: Vec<&str> = people.iter().take(before).copied().chain([person.as_str()]).collect();
                Some(format!("{name}{BETWEEN}{}", all.join("; ")))
            }
        }
    }

    /// Takes the near name; the text with it.
    pub fn take_near(&mut self, text: &str) -> Option<String> {
        let Near::Found(hit) = self.near.clone() else { return None };
        self.near = Near::NotAsked;
        self.settle(&hit);
        let people = parts(text).1.join("; ");
        let name = hit.prospect.name;
        Some(if people.is_empty() { name } else { format!("{name}{BETWEEN}{people}") })
    }

    /// What the text means, for saving. Asks about a new name once; a second save takes it as it is.
    pub fn meant(&mut self, text: &str, cx: &mut Cx<'_>) -> Meant {
        let (name, people) = parts(text);
        if name.is_empty() {
            return Meant::Nobody;
        }
        if let Some(known) = self.known(text) {
            let uid = known.link.uid;
            return Meant::Them(Whom::Known(uid), people.iter().map(|person| self.person(person, Some(uid))).collect());
        }
        if self.waits() {
            return Meant::Wait;
        }
        match std::mem::replace(&mut self.near, Near::New) {
            Near::NotAsked => {
                if let Some(hit) = self.hits.iter().find(|hit| hit.kind == NameKind::Prospect).cloned() {
                    self.near = Near::Found(hit.clone());
                    return Meant::Near(hit);
                }
                self.near = Near::Asking(cx.read(Read::Near(name.to_owned())));
                Meant::Wait
            }
            Near::Heard(hit) => {
                self.near = Near::Found(hit.clone());
                Meant::Near(hit)
            }
            Near::Asking(_) | Near::New | Near::Found(_) => {
                Meant::Them(Whom::New(name.to_owned()), people.iter().map(|person| self.person(person, None)).collect())
            }
        }
    }

    /// A person of the text: one heard of, by the whole name or by letters that fit only one.
    fn person(&self, text: &str, at: Option<Uid>) -> Person {
        let (name, role) = Contact::split(text).unwrap_or_else(|_| (text.to_owned(), String::new()));
        let folded = fold(&name);
        let there: Vec<&NameHit> = self.people.iter().filter(|hit| Some(hit.prospect.uid) == at).collect();
        let fits = |hit: &&&NameHit| crate::domain::near::fits(&name, &hit.name);
        let one = there.iter().find(|hit| fold(&hit.name) == folded).or_else(|| {
            let mut fitting = there.iter().filter(fits);
            fitting.next().filter(|_| fitting.next().is_none())
        });
        one.map_or(Person::New { name, role }, |hit| Person::Known(hit.uid))
    }
}

/// What is said of a name that is new, but near one that is there.
#[must_use]
pub fn new_or(text: &str, near: &NameHit) -> String {
    format!("“{}” is new. Or {}? (enter = the old one)", cut(parts(text).0, 30), near.prospect.name)
}

/// Whose answer it was.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// The field's own, with its new text where a completion was waited for.
    Ours(Option<String>),
    /// Somebody else's.
    NotOurs(Vec<NameHit>),
}
