//! `has:silence`: what is noted of a moment or a prospect at all.

use super::{Piece, marks};
use crate::{domain::filter::Has, store::reading::sql::Sql};

/// A moment has it.
pub(super) fn of_moment(thing: Has) -> Piece {
    let set = |sql: &str| Sql::new(&format!("(+e.id IN ({sql}))"));
    match thing {
        Has::Silence => marks::replies(&Sql::new("q.silence IS NOT NULL")),
        Has::Question => Sql::new("(e.question_id IS NOT NULL AND EXISTS")
            .add("(SELECT 1 FROM questions AS q WHERE q.id = e.question_id AND q.deleted_at IS NULL))"),
        Has::FollowUp => Sql::new("(e.conversation_id IN (SELECT f.conversation_id FROM follow_ups AS f")
            .add("WHERE f.deleted_at IS NULL AND f.conversation_id IS NOT NULL))"),
        Has::Label => Sql::new("(e.labels <> '[]')"),
        Has::Reception => Sql::new("(e.reception IS NOT NULL)"),
        Has::Openness => Sql::new("(e.openness IS NOT NULL)"),
        Has::Contact => Sql::new("(e.said_by IS NOT NULL)"),
        Has::Note => Sql::new("(c.note <> '')"),
        Has::Private => Sql::new("(e.private = 1)"),
        Has::Unsaid => set("SELECT entry_id FROM unsaid WHERE entry_id IS NOT NULL AND deleted_at IS NULL"),
        Has::Outcome => set("SELECT first_heard FROM outcomes WHERE first_heard IS NOT NULL AND deleted_at IS NULL"),
        Has::Revision => set("SELECT entry_id FROM revisions"),
    }
}

/// A prospect itself has it; `None` where only moments do.
pub(super) fn of_prospect(thing: Has) -> Option<Piece> {
    let all = Sql::new("1");
    Some(match thing {
        Has::Silence => super::asked(&Sql::new("q.silence IS NOT NULL")),
        Has::Question => super::asked(&all),
        Has::FollowUp => owned("follow_ups AS f", "f", &all),
        Has::Contact => owned("contacts AS k", "k", &all),
        Has::Unsaid => owned("unsaid AS u", "u", &Sql::new("u.state = 0")),
        Has::Outcome => owned("outcomes AS o", "o", &all),
        Has::Note => Sql::new("(p.note <> '')"),
        Has::Label | Has::Reception | Has::Openness | Has::Private | Has::Revision => return None,
    })
}

/// Whether it may be a prospect's own.
pub(super) fn is_of_prospects(thing: Has) -> bool {
    of_prospect(thing).is_some()
}

/// Prospects with a row of their own (in `table`, by the name `row`) of which `fits` holds.
pub(super) fn owned(table: &str, row: &str, fits: &Piece) -> Piece {
    Sql::new(&format!("(EXISTS (SELECT 1 FROM {table} WHERE {row}.prospect_id = p.id AND {row}.deleted_at IS NULL AND"))
        .join(fits)
        .add("))")
}
