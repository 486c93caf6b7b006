//! `Dana:` or `halv:` at the start of the words says who: it goes into the Who field, and out of the words when saved.

use super::{FieldName, WriteDown};
use crate::{
    app::{
        Cx, Ticket,
        parts::who::{Who, parts},
    },
    domain::{Contact, near::fits},
    journal::{NameHit, NameKind, Read},
};

/// A name before the colon is no longer than this, in bytes.
const LONGEST: usize = 40;

/// The name before the first colon, and what the journal said of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Prefix {
    /// The name the journal was asked about.
    asked: String,
    waiting: Option<Ticket>,
    /// The name that became Who: it goes out of the words.
    taken: Option<String>,
}

/// The name before a colon at the start of the words.
fn named(words: &str) -> Option<&str> {
    let (name, rest) = words.split_once(':')?;
    let fits =
        name.len() <= LONGEST && name.chars().any(char::is_alphanumeric) && !name.contains(['\n', '.', ',', '“']);
    (fits && rest.starts_with([' ', '\n'])).then(|| name.trim())
}

impl WriteDown {
    /// The words have changed: asks about a name before a colon, each once.
    pub(super) fn look_for_prefix(&mut self, cx: &mut Cx<'_>) {
        if self.at > 0 || !self.purpose.is_new() {
            return;
        }
        let words = format!("{} ", self.form.text(FieldName::Words));
        let Some(name) = named(&words).filter(|name| *name != self.prefix.asked) else { return };
        if let Some(old) = self.prefix.waiting.take() {
            cx.stop(old);
        }
        name.clone_into(&mut self.prefix.asked);
        self.prefix.waiting = Some(cx.read(Read::Complete { text: name.to_owned(), at: None, limit: 5 }));
    }

    /// Whether the answer is the prefix's.
    pub(super) fn prefix_waits_for(&self, ticket: Ticket) -> bool {
        self.prefix.waiting == Some(ticket)
    }

    /// Whether a name in the words is still being looked up.
    pub(super) fn prefix_waits(&self) -> bool {
        self.prefix.waiting.is_some()
    }

    /// The journal could not say who that is: the words stay as they are.
    pub(super) fn prefix_missed(&mut self) {
        self.prefix.waiting = None;
    }

    /// Who it is: a person of the prospect already named, else the prospect or person that alone fits.
    pub(super) fn prefix_heard(&mut self, hits: &[NameHit], cx: &mut Cx<'_>) {
        self.prefix.waiting = None;
        let text = self.form.text(FieldName::Who);
        let here = self.who.known(&text).map(|known| known.link.uid);
        let name = self.prefix.asked.clone();
        let fitting: Vec<&NameHit> = hits.iter().filter(|hit| hit.exact || fits(&name, &hit.name)).collect();
        let person = fitting.iter().find(|hit| hit.kind == NameKind::Contact && Some(hit.prospect.uid) == here);
        let exact = fitting.iter().find(|hit| hit.exact);
        let only = fitting.first().filter(|_| fitting.len() == 1 || parts(&text).0.is_empty());
        let Some(hit) = person.or(exact).or(only).map(|hit| (*hit).clone()) else { return };
        self.prefix.taken = Some(name);
        let who = match hit.kind {
            NameKind::Prospect if here == Some(hit.uid) => return,
            NameKind::Prospect => hit.name.clone(),
            NameKind::Contact => {
                let person = Contact::said_of(&hit.name, &hit.role);
                let others = if here == Some(hit.prospect.uid) { parts(&text).1 } else { Vec::new() };
                let others = others.into_iter().filter(|other| *other != person);
                let all: Vec<&str> = std::iter::once(person.as_str()).chain(others).collect();
                format!("{} › {}", hit.prospect.name, all.join("; "))
            }
        };
        self.who = Who::of(hit.prospect.clone());
        self.form.put(FieldName::Who, &who);
        self.who.learn([hit]);
        self.ask_joins(cx);
    }

    /// The words of the first moment, without the name that became Who.
    pub(super) fn without_prefix<'a>(&self, words: &'a str) -> &'a str {
        match (&self.prefix.taken, named(words)) {
            (Some(taken), Some(name)) if name == taken => {
                words.split_once(':').map_or(words, |(_, rest)| rest.trim_start())
            }
            _ => words,
        }
    }
}
