//! Rows picked in a list, so that one key does something to all of them.

use crate::domain::Uid;

/// The picked rows, in the order they were picked. They are kept by id, so a reload keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picked(Vec<Uid>);

impl Picked {
    /// Picks the row, or no longer.
    pub fn turn(&mut self, uid: Uid) {
        match self.0.iter().position(|picked| *picked == uid) {
            Some(at) => {
                self.0.remove(at);
            }
            None => self.0.push(uid),
        }
    }

    /// Picks all of these, or none if all of them are picked.
    pub fn turn_all(&mut self, uids: impl IntoIterator<Item = Uid>) {
        let fresh: Vec<Uid> = uids.into_iter().filter(|uid| !self.has(*uid)).collect();
        if fresh.is_empty() {
            self.0.clear();
        } else {
            self.0.extend(fresh);
        }
    }

    /// Picks none; `false` if none was.
    pub fn clear(&mut self) -> bool {
        !std::mem::take(&mut self.0).is_empty()
    }

    /// Whether the row is picked.
    #[must_use]
    pub fn has(&self, uid: Uid) -> bool {
        self.0.contains(&uid)
    }

    /// How many are picked.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The picked rows, else the one under the cursor: what a key acts on.
    #[must_use]
    pub fn or(&self, cursor: Option<Uid>) -> Vec<Uid> {
        if self.0.is_empty() { cursor.into_iter().collect() } else { self.0.clone() }
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
