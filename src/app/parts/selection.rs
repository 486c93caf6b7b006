//! Rows picked in a list, so that one key does something to all of them.

use super::window::{Keyed, Rows};
use crate::{
    app::{Cx, Ticket},
    domain::Uid,
    journal::Window,
    words::number,
};

/// So many rows are picked by one key at most.
const MOST: u16 = 1_000;

/// The picked rows, in the order they were picked. They are kept by id, so a reload keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picked {
    rows: Vec<Uid>,
    /// All rows of the list are on their way, to be picked.
    wants_all: bool,
}

impl Picked {
    /// Picks the row, or no longer.
    pub fn turn(&mut self, uid: Uid) {
        match self.rows.iter().position(|picked| *picked == uid) {
            Some(at) => {
                self.rows.remove(at);
            }
            None => self.rows.push(uid),
        }
    }

    /// Picks all rows of a list, or none if all of them are picked. Those that are not loaded are asked for first.
    pub fn turn_list<T: Keyed>(
        &mut self,
        list: &mut Rows<T>,
        uid: impl Fn(&T) -> Uid,
        ask: impl FnOnce(Window) -> Ticket,
    ) {
        if list.goes_on() == (false, false) {
            self.turn_all(list.loaded().iter().map(uid));
        } else {
            list.ask_all(MOST, ask);
            self.wants_all = true;
        }
    }

    /// Rows have come: picks all of them, if that is what they were asked for.
    pub fn look<T: Keyed>(&mut self, list: &Rows<T>, uid: impl Fn(&T) -> Uid, cx: &mut Cx<'_>) {
        if std::mem::take(&mut self.wants_all) {
            self.turn_all(list.loaded().iter().map(uid));
            if list.goes_on() != (false, false) {
                cx.say(format!("{} picked; the list goes on", number::count(self.rows.len())));
            }
        }
    }

    /// Picks all of these, or none if all of them are picked.
    fn turn_all(&mut self, uids: impl IntoIterator<Item = Uid>) {
        let fresh: Vec<Uid> = uids.into_iter().filter(|uid| !self.has(*uid)).collect();
        if fresh.is_empty() {
            self.rows.clear();
        } else {
            self.rows.extend(fresh);
        }
    }

    /// Picks none; `false` if none was.
    pub fn clear(&mut self) -> bool {
        self.wants_all = false;
        !std::mem::take(&mut self.rows).is_empty()
    }

    /// Whether the row is picked.
    #[must_use]
    pub fn has(&self, uid: Uid) -> bool {
        self.rows.contains(&uid)
    }

    /// How many are picked.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The picked rows, else the one under the cursor: what a key acts on.
    #[must_use]
    pub fn or(&self, cursor: Option<Uid>) -> Vec<Uid> {
        if self.rows.is_empty() { cursor.into_iter().collect() } else { self.rows.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_acts_on_the_picked_rows_else_on_the_cursor() {
        let [one, two, three] = [1, 2, 3].map(|n| Uid::v7(n, &[0; 10]));
        let mut picked = Picked::default();
        assert_eq!(picked.or(Some(one)), [one]);
        picked.turn(two);
        picked.turn(three);
        picked.turn(two);
        assert_eq!((picked.or(Some(one)), picked.or(None)), (vec![three], vec![three]));
        picked.turn_all([one, two, three]);
        assert_eq!(picked.count(), 3);
        picked.turn_all([one, two, three]);
        assert_eq!((picked.count(), picked.clear()), (0, false));
    }
}
