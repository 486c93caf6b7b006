//! Comparing what is derived with the rows it is derived from: for tests, and for `candor check`.

use super::{Snapshot, StoreError};

/// What is compared, each as a query that finds rows where derived and source differ.
const CHECKS: [(&str, &str); 8] = [
    (
        "prospect_facts",
        "SELECT id, (SELECT count(*) FROM conversations AS c WHERE c.prospect_id = p.id AND c.deleted_at IS NULL),
           (SELECT max(held_at) FROM conversations AS c WHERE c.prospect_id = p.id AND c.deleted_at IS NULL),
           (SELECT count(*) FROM entries AS e WHERE e.prospect_id = p.id AND e.deleted_at IS NULL),
           (SELECT count(*) FROM entries AS e WHERE e.prospect_id = p.id AND e.deleted_at IS NULL AND e.objection < 2),
           (SELECT count(*) FROM questions AS q WHERE q.prospect_id = p.id AND q.deleted_at IS NULL AND q.state IN (0, 2))
         FROM prospects AS p WHERE deleted_at IS NULL
         EXCEPT SELECT prospect_id, talks, last_held, entries, open_objections, open_questions FROM prospect_facts",
    ),
    ("prospect_facts of what is gone", "SELECT prospect_id FROM prospect_facts JOIN prospects ON id = prospect_id WHERE deleted_at IS NOT NULL"),
    (
        "entry_labels",
        "SELECT held_at, entry_id, word FROM entry_labels JOIN labels ON labels.id = label_id
         EXCEPT SELECT held_at, entries.id, value FROM entries, json_each(labels) WHERE deleted_at IS NULL",
    ),
    (
        "entry_labels that are missing",
        "SELECT held_at, entries.id, value FROM entries, json_each(labels) WHERE deleted_at IS NULL
         EXCEPT SELECT held_at, entry_id, word FROM entry_labels JOIN labels ON labels.id = label_id",
    ),
    (
        "month_facts",
        "SELECT month, stage, tag, openness, news, surfaced, n FROM month_facts WHERE n <> 0
         EXCEPT SELECT unixepoch(e.day * 86400, 'unixepoch', 'start of month') / 86400, c.stage, e.tag, coalesce(e.openness, 0),
           e.news, e.surfaced, count(*) FROM entries AS e JOIN conversations AS c ON c.id = e.conversation_id
         WHERE e.tag IS NOT NULL AND e.deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6",
    ),
    (
        "month_facts that are missing",
        "SELECT unixepoch(e.day * 86400, 'unixepoch', 'start of month') / 86400, c.stage, e.tag, coalesce(e.openness, 0),
           e.news, e.surfaced, count(*) FROM entries AS e JOIN conversations AS c ON c.id = e.conversation_id
         WHERE e.tag IS NOT NULL AND e.deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6
         EXCEPT SELECT month, stage, tag, openness, news, surfaced, n FROM month_facts WHERE n <> 0",
    ),
    (
        "rows whose prospect or talk is in the trash without them",
        "SELECT c.id FROM conversations AS c JOIN prospects AS p ON p.id = c.prospect_id
         WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL
         UNION ALL SELECT e.id FROM entries AS e JOIN conversations AS c ON c.id = e.conversation_id
         WHERE e.deleted_at IS NULL AND c.deleted_at IS NOT NULL
         UNION ALL SELECT q.id FROM questions AS q JOIN prospects AS p ON p.id = q.prospect_id
         WHERE q.deleted_at IS NULL AND p.deleted_at IS NOT NULL
         UNION ALL SELECT f.id FROM follow_ups AS f JOIN prospects AS p ON p.id = f.prospect_id
         WHERE f.deleted_at IS NULL AND p.deleted_at IS NOT NULL",
    ),
    (
        "entries' copies of their talk",
        "SELECT e.id FROM entries AS e JOIN conversations AS c ON c.id = e.conversation_id
         WHERE e.deleted_at IS NULL AND (e.held_at, e.day, e.prospect_id) IS NOT (c.held_at, c.day, c.prospect_id)",
    ),
];

/// What of the derived tables is not what its rows say; `None` if all of it is.
///
/// # Errors
/// [`StoreError`] when the file cannot be read.
pub fn derived_differs(seen: &Snapshot<'_>) -> Result<Option<String>, StoreError> {
    for (what, sql) in CHECKS {
        if seen.conn.prepare(sql)?.exists([])? {
            return Ok(Some(what.to_owned()));
        }
    }
    Ok(None)
}
