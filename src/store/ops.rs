//! What the op-log says: which op was taken back, and which touched a row. An op is undone while one of the ops that
//! reverse it stands, that is, is not itself undone.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::{Held, Uid};

/// The word of the op that filled a journal before anybody had it: no change of the user's, so that History does not show
/// it and nothing takes it back.
pub const BEGAN: &str = "began";

/// One op.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Op {
    pub(super) id: i64,
    pub(super) uid: Uid,
    pub(super) at: Held,
    pub(super) verb: String,
    pub(super) summary: String,
    /// The op it reversed.
    pub(super) undoes: Option<i64>,
}

const SELECT: &str = "SELECT id, uid, at, at_offset, verb, summary, undoes FROM ops";

impl Op {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            uid: row.get(1)?,
            at: super::values::held(row, 2)?,
            verb: row.get(4)?,
            summary: row.get(5)?,
            undoes: row.get(6)?,
        })
    }
}

/// Whether this op has been taken back.
pub(super) fn is_undone(conn: &Connection, op: i64) -> rusqlite::Result<bool> {
    let mut reversers = conn.prepare_cached("SELECT id FROM ops WHERE undoes = ?1 ORDER BY id DESC")?;
    let reversers: Vec<i64> = reversers.query_map([op], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // The latest one decides mostly; earlier ones were brought back before it could be made.
    for reverser in reversers {
        if !is_undone(conn, reverser)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The op of this id.
pub(super) fn named(conn: &Connection, uid: Uid) -> rusqlite::Result<Option<Op>> {
    conn.prepare_cached(&format!("{SELECT} WHERE uid = ?1"))?.query_row([uid], Op::of).optional()
}

/// The op of this inner id.
pub(super) fn of_id(conn: &Connection, id: i64) -> rusqlite::Result<Op> {
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id], Op::of)
}

/// What `u` takes back: this origin's latest op that stands; where it has done nothing yet, the journal's. Ops that
/// destroyed something, or all of whose rows were destroyed, are passed over: the latest of those comes with it.
pub(super) fn latest_standing(conn: &Connection, origin: &str) -> rusqlite::Result<(Option<Op>, Option<Op>)> {
    let own = format!("origin = ?1 AND undoes IS NULL AND verb <> '{BEGAN}'");
    let fresh: bool = conn
        .prepare_cached(&format!("SELECT NOT EXISTS (SELECT 1 FROM ops WHERE {own})"))?
        .query_row([origin], |row| row.get(0))?;
    let any = format!("?1 = ?1 AND undoes IS NULL AND verb <> '{BEGAN}'");
    let which = if fresh { any } else { own };
    let mut ops = conn.prepare_cached(&format!("{SELECT} WHERE {which} ORDER BY id DESC"))?;
    let mut ops = ops.query([origin])?;
    let mut passed = None;
    while let Some(row) = ops.next()? {
        let op = Op::of(row)?;
        if is_undone(conn, op.id)? {
            continue;
        }
        if !is_for_good(conn, &op)? {
            return Ok((Some(op), passed));
        }
        passed.get_or_insert(op);
    }
    Ok((None, passed))
}

/// Whether the op cannot be taken back: it destroyed, or what it touched, or would put a row back to, was destroyed.
pub(super) fn is_for_good(conn: &Connection, op: &Op) -> rusqlite::Result<bool> {
    let nothing_left: bool = conn
        .prepare_cached(
            "SELECT (SELECT for_good FROM ops WHERE id = ?1)
                 OR NOT EXISTS (SELECT 1 FROM op_rows WHERE op_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM op_ranges WHERE op_id = ?1)",
        )?
        .query_row([op.id], |row| row.get(0))?;
    Ok(nothing_left || op.verb == super::DESTROYED || op.verb == BEGAN)
}

/// What redo reverses: this origin's latest undo that stands, unless it has done something new since.
pub(super) fn latest_undo(conn: &Connection, origin: &str) -> rusqlite::Result<Option<Op>> {
    let mut ops = conn.prepare_cached(&format!("{SELECT} WHERE origin = ?1 ORDER BY id DESC"))?;
    let mut ops = ops.query([origin])?;
    while let Some(row) = ops.next()? {
        let op = Op::of(row)?;
        let Some(reversed) = op.undoes else { return Ok(None) };
        let is_undo = of_id(conn, reversed)?.undoes.is_none();
        if is_undo && !is_undone(conn, op.id)? {
            return Ok(Some(op));
        }
    }
    Ok(None)
}

/// The latest op before `before` that touched this row, and the clock it left on it.
pub(super) fn last_touch(
    conn: &Connection,
    table: &str,
    uid: Uid,
    id: i64,
    before: i64,
) -> rusqlite::Result<Option<(i64, i64)>> {
    let one = conn
        .prepare_cached(
            "SELECT op_id, changed_after FROM op_rows WHERE uid = ?1 AND op_id < ?2 ORDER BY op_id DESC LIMIT 1",
        )?
        .query_row((uid, before), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let many = conn
        .prepare_cached(
            "SELECT op_id, changed_after FROM op_ranges
             WHERE tbl = ?1 AND ?2 BETWEEN first_id AND last_id AND op_id < ?3 ORDER BY op_id DESC LIMIT 1",
        )?
        .query_row((table, id, before), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(one.max(many))
}

/// Whether the row stands as `op` left it: nothing touched it since, or all that did was taken back.
pub(super) fn is_as_left(
    conn: &Connection,
    (table, uid, id): (&str, Uid, i64),
    changed: i64,
    op: i64,
) -> rusqlite::Result<bool> {
    let Some((mut at, left)) = last_touch(conn, table, uid, id, i64::MAX)? else { return Ok(false) };
    if left != changed {
        return Ok(false);
    }
    loop {
        if at == op {
            return Ok(true);
        }
        // What a reversing op left is what stood before the op that it reversed.
        let Some(reversed) = of_id(conn, at)?.undoes else { return Ok(false) };
        match last_touch(conn, table, uid, id, reversed)? {
            Some((earlier, _)) => at = earlier,
            None => return Ok(false),
        }
    }
}
