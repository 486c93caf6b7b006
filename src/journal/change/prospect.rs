//! A prospect's own fields.

use super::{
    fault::{Done, words},
    people, question, unsaid,
};
use crate::domain::{Invalid, Rhythm, Stage, Uid, fold};
use crate::journal::{Person, PrepareDraft, ProspectDraft, Reply};
use crate::store::{Change, List, Stored, rows::Prospect};

/// A new prospect, or an old one's fields anew.
pub(super) fn put(w: &mut Change<'_>, draft: &ProspectDraft) -> Done<Reply> {
    let name = words(&draft.name, "name", "A prospect needs a name.")?;
    let same = w.prospect_named(&fold(name))?;
    if let Some(same) = same.filter(|same| Some(same.uid) != draft.uid) {
        return Err(Invalid::new("name", format!("{} is there already.", same.row.name)).into());
    }
    let mut prospect = match draft.uid {
        Some(uid) => people::known(w, uid)?,
        None => w.add(&people::fresh(name, draft.stage.unwrap_or(Stage::Prospecting)))?,
    };
    fill(&mut prospect, draft, name);
    w.put(&prospect)?;
    for (name, role) in &draft.people {
        people::contact(w, prospect.id, &Person::New { name: name.clone(), role: role.clone() })?;
    }
    if !draft.unsaid.trim().is_empty() {
        unsaid::add_row(w, prospect.id, draft.unsaid.trim())?;
    }
    w.say(format!("{} {name}", if draft.uid.is_some() { "edited" } else { "added" }));
    Ok(Reply::Made(prospect.uid))
}

/// What to know and to dare before a talk. Of a prospect that is there already, the lines are added to it.
pub(super) fn prepare(w: &mut Change<'_>, draft: &PrepareDraft) -> Done<Reply> {
    let prospect = people::prospect(w, &draft.prospect, None)?.prospect;
    people::people(w, prospect.id, &draft.people)?;
    let [unsaid, question] = [&draft.unsaid, &draft.question].map(|text| text.trim());
    if !unsaid.is_empty() {
        unsaid::add_row(w, prospect.id, unsaid)?;
    }
    if !question.is_empty() {
        question::plan_row(w, prospect.id, question)?;
    }
    w.say(format!("prepared a talk, {}", prospect.row.name));
    Ok(Reply::Made(prospect.uid))
}

fn fill(prospect: &mut Stored<Prospect>, draft: &ProspectDraft, name: &str) {
    let row = &mut prospect.row;
    (row.name, row.folded) = (name.to_owned(), fold(name));
    row.stage = draft.stage.unwrap_or(row.stage);
    row.rhythm = draft.rhythm.unwrap_or(row.rhythm);
    if let Some(note) = &draft.note {
        note.trim_end().clone_into(&mut row.note);
    }
    row.note_private = draft.note_private.unwrap_or(row.note_private) && !row.note.is_empty();
    if let Some(aliases) = &draft.aliases {
        let aliases = aliases.iter().map(|alias| alias.trim().to_owned()).filter(|alias| !alias.is_empty());
        row.aliases = List(aliases.collect());
    }
}

/// Where the selling stands.
pub(super) fn set_stage(w: &mut Change<'_>, prospect: Uid, stage: Stage) -> Done<Reply> {
    let mut prospect = people::known(w, prospect)?;
    prospect.row.stage = stage;
    w.put(&prospect)?;
    w.say(format!("set the stage to {}, {}", stage.said(), prospect.row.name));
    Ok(Reply::Done)
}

/// How often one talks with them.
pub(super) fn set_rhythm(w: &mut Change<'_>, prospect: Uid, rhythm: Option<Rhythm>) -> Done<Reply> {
    let mut prospect = people::known(w, prospect)?;
    prospect.row.rhythm = rhythm;
    w.put(&prospect)?;
    let to = rhythm.map_or_else(|| "not set".to_owned(), Rhythm::said);
    w.say(format!("set the rhythm to {to}, {}", prospect.row.name));
    Ok(Reply::Done)
}
