//! The words of one entry in `$EDITOR`: fetched whole first (a list knows only their beginning), saved when they come
//! back changed.

use crate::{
    app::{Cx, Ticket},
    domain::{Entry, Uid},
    journal::{EntryEdit, EntryPage, MomentDraft, Person, QuestionDraft, Read, Reply, Write},
};

/// A round trip that may be under way.
#[derive(Debug, Default)]
pub struct Rewording {
    fetching: Option<Ticket>,
    editing: Option<(Ticket, Box<EntryPage>)>,
}

impl Rewording {
    /// Begins with this entry.
    pub fn begin(&mut self, entry: Uid, cx: &mut Cx<'_>) {
        if let Some(old) = self.fetching.take() {
            cx.stop(old);
        }
        self.fetching = Some(cx.read(Read::Entry(entry)));
    }

    /// Begins with an entry that is known whole.
    pub fn begin_with(&mut self, page: Box<EntryPage>, cx: &mut Cx<'_>) {
        let ticket = cx.edit_outside(page.entry.text.clone());
        self.editing = Some((ticket, page));
    }

    /// Takes the entry that was fetched; any other reply is given back.
    pub fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) -> Option<Reply> {
        match reply {
            Reply::Entry(page) if self.fetching == Some(ticket) => {
                self.fetching = None;
                self.begin_with(page, cx);
                None
            }
            other => Some(other),
        }
    }

    /// The entry did not come; `false` if something else failed.
    pub fn missed(&mut self, ticket: Ticket) -> bool {
        self.fetching.take_if(|waited| *waited == ticket).is_some()
    }

    /// The words came back: saves them if they are others, says why if they cannot be taken.
    pub fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        let Some((_, page)) = self.editing.take_if(|(waited, _)| *waited == ticket) else { return };
        let text = match text {
            Ok(text) => text.trim_end().to_owned(),
            Err(why) => return cx.trouble(why),
        };
        if text == page.entry.text.trim_end() {
            return cx.say("The words are as they were.");
        }
        match Entry::check_text(&text) {
            Ok(()) => {
                cx.write_then_say(Write::EditEntry(edit_of(&page, text)), "Saved the new wording · u takes it back");
            }
            Err(wrong) => cx.trouble(format!("Not saved: {wrong}")),
        }
    }
}

/// The entry as it is, with other words.
#[must_use]
pub fn edit_of(page: &EntryPage, text: String) -> EntryEdit {
    let entry = &page.entry;
    let question = page.question.as_ref().map(|question| QuestionDraft {
        text: question.text.clone(),
        state: question.state,
        until: question.until,
        silence: question.silence,
        held: question.held,
    });
    let moment = MomentDraft {
        text,
        tag: entry.tag,
        tag_origin: entry.tag_origin,
        openness: entry.openness,
        news: entry.news,
        surfaced: entry.surfaced,
        labels: entry.labels.clone(),
        said_by: None,
        reception: entry.reception,
        private: entry.private,
        question,
    };
    EntryEdit { entry: entry.uid, moment, said_by: entry.said_by.map(Person::Known), seen: None }
}
