//! Everything that changes a journal, one file per thing changed. Each request is one op of the store: all of it or
//! nothing, and `u` takes it back whole. No SQL here, no clock.

mod attempt;
mod bank;
mod contact;
mod draft;
mod edit;
mod entry;
mod fault;
mod follow_up;
mod going;
mod moving;
mod outcome;
pub(super) mod people;
mod private;
mod prospect;
mod question;
mod reword;
mod save;
mod talk;
mod trash;
mod undo;
mod unsaid;
mod view;
mod warning;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;

use super::{Reply, Trouble, Write, browse::payback, evidence};
use crate::domain::{Ids, Moment};
use crate::store::{Change, OpNote, Writer};
use fault::Done;
pub(super) use fault::Fault;

/// Runs one change. `origin` is the window that asks, or `shell`; a fresh window may take back what the journal saw last.
///
/// # Errors
/// [`Trouble`], in the user's words; the journal is as it was then.
pub fn run_write(
    writer: &mut Writer,
    write: &Write,
    now: Moment,
    ids: &mut Ids,
    origin: &str,
) -> Result<Reply, Trouble> {
    let note = OpNote { origin: origin.to_owned(), verb: verb(write) };
    let whole = |w: &mut Change<'_>| {
        let reply = act(w, write)?;
        evidence::keep(w)?;
        Ok(reply)
    };
    let done = if matches!(write, Write::Destroy(_)) {
        writer.write_over(&note, now, ids, whole)
    } else {
        writer.write(&note, now, ids, whole)
    };
    let mut reply = done.map_err(|fault: Fault| fault.trouble())?;
    if let Reply::Saved(saved) = &mut reply {
        let found = writer.read(|seen| payback(seen, &saved.prospect.uid, saved.entries.last(), now));
        // It is saved: a pay-back that could not be read is no reason to say otherwise.
        saved.payback = found.unwrap_or_default();
    }
    Ok(reply)
}

fn act(w: &mut Change<'_>, write: &Write) -> Done<Reply> {
    match write {
        Write::SaveTalk(draft) => save::save(w, draft).map(|saved| Reply::Saved(Box::new(saved))),
        Write::EditEntry(edit) => edit::entry(w, edit),
        Write::EditTalk(edit) => edit::talk(w, edit),
        Write::MoveEntries { entries, to } => moving::entries(w, entries, to),
        Write::PutProspect(draft) => prospect::put(w, draft),
        Write::Prepare(draft) => prospect::prepare(w, draft),
        Write::SetStage { prospect, stage } => prospect::set_stage(w, *prospect, *stage),
        Write::SetRhythm { prospect, rhythm } => prospect::set_rhythm(w, *prospect, *rhythm),
        Write::PutContact { prospect, uid, name, role, email, phone, note, note_private } => {
            let fields = contact::Fields { name, role, email, phone, note, note_private: *note_private };
            contact::put(w, *prospect, *uid, &fields)
        }
        Write::SetMarks { entries, marks } => entry::set_marks(w, entries, *marks),
        Write::SetObjection { entry, state, on, by } => entry::set_objection(w, *entry, *state, *on, by),
        Write::SetPrivate { targets, private } => private::set(w, targets, *private),
        Write::PlanQuestion { prospect, text } => question::plan(w, *prospect, text),
        Write::HoldBack { prospect, text, on } => question::hold_back(w, *prospect, text, *on),
        Write::AskQuestion { prospect, text, at } => question::ask(w, *prospect, text, *at),
        Write::PutBank { uid, text, stage, purpose } => bank::put(w, *uid, text, *stage, purpose),
        Write::SetQuestion { question, state, on, until } => question::set(w, *question, *state, *on, *until),
        Write::AddFollowUp { prospect, text, due } => follow_up::add(w, *prospect, text, *due),
        Write::SetFollowUp { follow_up, state, on } => follow_up::set(w, *follow_up, *state, *on),
        Write::Reword { what, text } => reword::reword(w, *what, text),
        Write::AddUnsaid { prospect, text } => unsaid::add(w, *prospect, text),
        Write::KeepOutcome(draft) => outcome::keep(w, draft),
        Write::CloseUnsaid(close) => unsaid::close(w, close),
        Write::HushWarning { prospect, warning, hush, reason } => warning::hush(w, *prospect, *warning, *hush, reason),
        Write::WakeWarning { prospect, warning } => warning::wake(w, *prospect, *warning),
        Write::SetLimit { limit, value } => warning::set_limit(w, *limit, *value),
        Write::Attempt { prospect, at, channel, contacts, note, note_private } => {
            attempt::add(w, prospect, (*at, *channel), contacts, (note, *note_private))
        }
        Write::EditAttempt(edit) => attempt::edit(w, edit),
        Write::KeepView { name, query } => view::keep(w, name, query),
        Write::DropView(uid) => view::drop(w, *uid),
        Write::Trash(targets) => trash::trash(w, targets),
        Write::Restore(targets) => trash::restore(w, targets),
        Write::Destroy(targets) => trash::destroy(w, targets),
        Write::Undo { op } => undo::undo(w, *op),
        Write::Redo => undo::redo(w),
        Write::KeepDraft { uid, place, body } => draft::keep(w, *uid, place, body),
        Write::DropDraft(uid) => draft::drop(w, *uid),
        Write::FromDraft { write, draft } => {
            w.drop_draft(*draft)?;
            act(w, write)
        }
        Write::BringUp => Ok(Reply::BroughtUp { more: evidence::bring_up(w)? }),
    }
}

/// The word for it in the log.
fn verb(write: &Write) -> &'static str {
    match write {
        Write::SaveTalk(_) | Write::Attempt { .. } => "wrote",
        Write::EditEntry(_)
        | Write::EditTalk(_)
        | Write::EditAttempt(_)
        | Write::PutContact { .. }
        | Write::Reword { .. } => "edited",
        Write::MoveEntries { .. } => "moved",
        Write::PutProspect(_) | Write::Prepare(_) | Write::KeepView { .. } | Write::KeepOutcome(_) => "kept",
        Write::SetStage { .. }
        | Write::SetRhythm { .. }
        | Write::SetMarks { .. }
        | Write::SetObjection { .. }
        | Write::SetPrivate { .. }
        | Write::SetQuestion { .. }
        | Write::SetFollowUp { .. }
        | Write::CloseUnsaid(_) => "marked",
        Write::PlanQuestion { .. } => "planned",
        Write::HoldBack { .. } => "held back",
        Write::AskQuestion { .. } => "asked",
        Write::HushWarning { .. } => "quieted",
        Write::WakeWarning { .. } => "woke",
        Write::SetLimit { .. } => "set",
        Write::AddFollowUp { .. } => "promised",
        Write::AddUnsaid { .. } | Write::PutBank { .. } => "noted",
        Write::Trash(_) | Write::DropView(_) => "trashed",
        Write::Restore(_) => "restored",
        Write::Destroy(_) => crate::store::DESTROYED,
        Write::Undo { .. } => "undid",
        Write::Redo => "redid",
        Write::KeepDraft { .. } | Write::DropDraft(_) => "drafted",
        Write::FromDraft { write, .. } => verb(write),
        Write::BringUp => "reckoned",
    }
}
