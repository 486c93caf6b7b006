//! Saving a talk: from the composer, the conversation form, the shell. New prospects and people are made on the fly, and
//! moments of one talk find each other.

use super::{
    entry, fault,
    fault::{Done, live},
    follow_up,
    people::{self, join_list},
    question::{self, Asked},
    talk,
};
use crate::domain::{Entry as Moment, Held, Invalid};
use crate::journal::{Join, Link, Saved, TalkDraft};
use crate::store::{
    Change, Owner, Stored,
    rows::{Conversation, Entry, Prospect},
};
use crate::words::counted;

/// Writes the talk down.
pub(super) fn save(w: &mut Change<'_>, draft: &TalkDraft) -> Done<Saved> {
    check(draft)?;
    let meant = people::prospect(w, &draft.prospect, draft.stage)?;
    let who = people::people(w, meant.prospect.id, &draft.contacts)?;
    let found = joined(w, draft, &meant.prospect)?;
    let joins = found.as_ref().map(|talk| talk.row.held());
    let talk = match found {
        Some(talk) => add_to(w, draft, talk, &who)?,
        None => w.add(&talk::fresh(draft, &meant.prospect, &who))?,
    };
    let mut asked = Asked::of(&talk);
    let entries = moments(w, draft, &talk, &who, &mut asked)?;
    for (text, state) in &draft.questions {
        question::aside(w, &mut asked, text, *state)?;
    }
    for (text, due) in &draft.follow_ups {
        follow_up::of_talk(w, &talk, text, *due)?;
    }
    if let Some(uid) = draft.draft {
        w.drop_draft(uid)?;
    }
    w.say(summary(draft, joins, &meant.prospect.row.name));
    Ok(Saved {
        prospect: Link { uid: meant.prospect.uid, name: meant.prospect.row.name.clone() },
        new_prospect: meant.is_new,
        conversation: talk.uid,
        joined: joins,
        entries: entries.into_iter().map(|entry| entry.uid).collect(),
        payback: None,
    })
}

/// What can be wrong before anything is looked up.
fn check(draft: &TalkDraft) -> Result<(), Invalid> {
    for moment in &draft.moments {
        Moment::check_text(&moment.text)?;
        if moment.said_by.is_some_and(|at| at >= draft.contacts.len()) {
            return Err(Invalid::new("who", "Who said it is none of those who were there."));
        }
    }
    Ok(())
}

/// Whether it says nothing but that there was a talk.
fn is_empty(draft: &TalkDraft) -> bool {
    draft.moments.is_empty()
        && draft.questions.is_empty()
        && draft.follow_ups.is_empty()
        && draft.note.trim().is_empty()
        && draft.title.trim().is_empty()
        && draft.minutes.is_none()
}

/// The talk that is there already, which these moments belong to.
fn joined(
    w: &Change<'_>,
    draft: &TalkDraft,
    prospect: &Stored<Prospect>,
) -> Result<Option<Stored<Conversation>>, fault::Fault> {
    match draft.join {
        Join::New => Ok(None),
        // What adds nothing to a talk is one of its own: nothing frank was said in that one.
        Join::Auto if is_empty(draft) => Ok(None),
        Join::Auto => Ok(w.talk_near(prospect.id, draft.channel, draft.held)?),
        Join::Into(uid) => {
            let talk: Stored<Conversation> = live(w, uid, "this talk")?;
            if talk.row.prospect_id == prospect.id {
                Ok(Some(talk))
            } else {
                Err(Invalid::new("who", "That talk was with another prospect.").into())
            }
        }
    }
}

/// What the draft says of a talk that is there: it adds, and replaces nothing.
fn add_to(
    w: &mut Change<'_>,
    draft: &TalkDraft,
    mut talk: Stored<Conversation>,
    who: &[i64],
) -> Done<Stored<Conversation>> {
    join_list(&mut talk.row.contacts, who.iter().copied());
    talk::add_note(&mut talk.row, &draft.note, draft.note_private);
    if !draft.title.trim().is_empty() {
        draft.title.trim().clone_into(&mut talk.row.title);
    }
    if draft.minutes.is_some() {
        talk.row.minutes = draft.minutes;
    }
    w.put(&talk)?;
    Ok(talk)
}

fn moments(
    w: &mut Change<'_>,
    draft: &TalkDraft,
    talk: &Stored<Conversation>,
    who: &[i64],
    asked: &mut Asked,
) -> Done<Vec<Stored<Entry>>> {
    let first = w.next_position::<Entry>(Owner::Talk(talk.id))?;
    let mut made = Vec::with_capacity(draft.moments.len());
    for (moment, position) in draft.moments.iter().zip(first..) {
        let question = moment.question.as_ref().map(|draft| question::of_talk(w, asked, draft)).transpose()?;
        let mut row = entry::blank(talk, position);
        entry::fill(&mut row, moment);
        row.said_by = moment.said_by.and_then(|at| who.get(at).copied());
        row.question_id = question;
        made.push(w.add(&row)?);
    }
    Ok(made)
}

/// `wrote down 2 moments, Halvorsen Castings`.
fn summary(draft: &TalkDraft, joins: Option<Held>, name: &str) -> String {
    match (draft.moments.len(), joins) {
        (0, Some(_)) => format!("added to a talk, {name}"),
        (0, None) => format!("wrote down a talk with nothing frank said, {name}"),
        (n, _) => format!("wrote down {}, {name}", counted(n, "moment")),
    }
}
