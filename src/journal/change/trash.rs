//! To the trash, out of it, and out of it for good.

use super::{
    super::{Reply, Target, TargetKind},
    fault::{Done, gone},
};
use crate::store::{Change, Scope, StoreError, rows::Table};

/// What goes with a target of this kind.
fn scope(kind: TargetKind) -> Scope {
    match kind {
        TargetKind::Prospect => Scope::Prospect,
        TargetKind::Conversation => Scope::Talk,
        TargetKind::Contact => Scope::Row(Table::Contacts),
        TargetKind::Entry => Scope::Row(Table::Entries),
        TargetKind::Question => Scope::Row(Table::Questions),
        TargetKind::FollowUp => Scope::Row(Table::FollowUps),
        TargetKind::Unsaid => Scope::Row(Table::Unsaid),
        TargetKind::Attempt => Scope::Row(Table::Attempts),
        TargetKind::Bank => Scope::Row(Table::Bank),
    }
}

/// Does it to each target that is there to be done with; none at all is trouble.
fn each(targets: &[Target], mut one: impl FnMut(Target) -> Result<Option<usize>, StoreError>) -> Done<usize> {
    let mut done = 0;
    for target in targets {
        done += usize::from(one(*target)?.is_some());
    }
    if done == 0 { Err(gone("what was chosen")) } else { Ok(done) }
}

/// To the trash, with what belongs to it.
pub(super) fn trash(w: &mut Change<'_>, targets: &[Target]) -> Done<Reply> {
    let n = each(targets, |target| w.trash(scope(target.kind), target.uid))?;
    w.say(format!("moved {} to the trash", Target::counted(targets, n)));
    Ok(Reply::Done)
}

/// Back, with what went there with it.
pub(super) fn restore(w: &mut Change<'_>, targets: &[Target]) -> Done<Reply> {
    let n = each(targets, |target| w.restore(scope(target.kind), target.uid))?;
    w.say(format!("restored {} from the trash", Target::counted(targets, n)));
    Ok(Reply::Done)
}

/// For good.
pub(super) fn destroy(w: &mut Change<'_>, targets: &[Target]) -> Done<Reply> {
    let n = each(targets, |target| w.destroy(scope(target.kind), target.uid))?;
    w.say(format!("destroyed {} for good", Target::counted(targets, n)));
    Ok(Reply::Done)
}
