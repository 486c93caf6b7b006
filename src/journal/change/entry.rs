//! A moment's own row: its words and marks.

use super::{
    fault::{Done, live},
    going::{Sentence, said},
    talk,
};
use crate::domain::{Day, Invalid, Marks, News, ObjectionState, Surfaced, Tag, TagOrigin, Uid};
use crate::journal::{MomentDraft, Reply};
use crate::store::{
    Change, List, Scope, Stored,
    rows::{Conversation, Entry, Table},
};

/// A moment of this talk, without words or marks.
pub(super) fn blank(talk: &Stored<Conversation>, position: i64) -> Entry {
    Entry {
        conversation_id: talk.id,
        position,
        prospect_id: talk.row.prospect_id,
        held_at: talk.row.held_at,
        day: talk.row.day,
        body: String::new(),
        tag: None,
        tag_origin: None,
        openness: None,
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        objection: None,
        addressed_on: None,
        settled_on: None,
        settled_by: String::new(),
        said_by: None,
        reception: None,
        private: false,
        question_id: None,
        labels: List(Vec::new()),
    }
}

/// Words and marks as the form gives them.
pub(super) fn fill(row: &mut Entry, moment: &MomentDraft) {
    moment.text.clone_into(&mut row.body);
    set_tag(row, moment.tag, moment.tag_origin);
    row.openness = moment.openness;
    row.news = moment.news;
    row.surfaced = moment.surfaced;
    row.labels = labels(&moment.labels);
    row.reception = moment.reception;
    row.private = moment.private;
}

/// Sets the tag. How an objection stands is kept while it stays one, and begins open.
fn set_tag(row: &mut Entry, tag: Option<Tag>, origin: Option<TagOrigin>) {
    let changed = row.tag != tag;
    row.tag = tag;
    row.tag_origin = match (tag, origin, row.tag_origin) {
        (None, ..) => None,
        (Some(_), Some(origin), _) => Some(origin),
        (Some(_), None, Some(before)) if !changed => Some(before),
        (Some(_), None, _) => Some(TagOrigin::Chosen),
    };
    if tag == Some(Tag::Objection) {
        row.objection.get_or_insert(ObjectionState::Open);
    } else {
        row.objection = None;
        (row.addressed_on, row.settled_on) = (None, None);
        row.settled_by.clear();
    }
}

/// Labels in small letters, each once, in the order given.
fn labels(words: &[String]) -> List<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let word = word.trim().to_lowercase();
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    List(kept)
}

/// Marks of several moments; `-` makes a moment's words a part of the talk's note.
pub(super) fn set_marks(w: &mut Change<'_>, entries: &[Uid], marks: Marks) -> Done<Reply> {
    let mut sentence = Sentence::new("marked", "moment");
    for uid in entries {
        let mut entry: Stored<Entry> = live(w, *uid, "this moment")?;
        sentence.add(entry.row.prospect_id);
        if marks.just_a_note {
            let mut of: Stored<Conversation> = w.get(entry.row.conversation_id)?;
            talk::add_note(&mut of.row, &entry.row.body, entry.row.private);
            w.put(&of)?;
            w.trash(Scope::Row(Table::Entries), *uid)?;
            continue;
        }
        if let Some(tag) = marks.tag {
            set_tag(&mut entry.row, Some(tag), None);
        }
        entry.row.openness = marks.openness.or(entry.row.openness);
        entry.row.news = marks.news.unwrap_or(entry.row.news);
        entry.row.surfaced = marks.surfaced.unwrap_or(entry.row.surfaced);
        w.put(&entry)?;
    }
    sentence.say(w)?;
    Ok(Reply::Done)
}

/// How far an objection has come. Going back takes the later days with it.
pub(super) fn set_objection(w: &mut Change<'_>, uid: Uid, state: ObjectionState, on: Day, by: &str) -> Done<Reply> {
    let mut entry: Stored<Entry> = live(w, uid, "this moment")?;
    if entry.row.tag != Some(Tag::Objection) {
        return Err(Invalid::new("tag", "Only an objection can be addressed or settled.").into());
    }
    let row = &mut entry.row;
    row.objection = Some(state);
    match state {
        ObjectionState::Open => (row.addressed_on, row.settled_on) = (None, None),
        ObjectionState::Addressed => (row.addressed_on, row.settled_on) = (Some(on), None),
        ObjectionState::Settled => row.settled_on = Some(on),
    }
    if state == ObjectionState::Settled {
        by.trim().clone_into(&mut row.settled_by);
    } else {
        row.settled_by.clear();
    }
    w.put(&entry)?;
    said(w, &format!("marked an objection {}", state.said()), entry.row.prospect_id)?;
    Ok(Reply::Done)
}
