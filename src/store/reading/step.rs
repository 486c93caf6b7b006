//! Walking a list by key: from a row's place so many rows on, either way.

use super::sql::Sql;

/// Where a row stands in its list. Lists are sorted by all three, ascending or descending as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Place {
    /// The sorted number; 0 where there is none.
    pub(crate) at: i64,
    /// The sorted text; empty where there is none.
    pub(crate) text: String,
    /// Unique in the list.
    pub(crate) id: i64,
}

/// A list in groups keeps the group in the high bits of the sorted number: 52 bits are left for the number itself,
/// which holds milliseconds of any year there is.
const GROUP: i64 = 1 << 52;

impl Place {
    /// A place in a list sorted by a number.
    pub(crate) const fn number(at: i64, id: i64) -> Self {
        Self { at, text: String::new(), id }
    }

    /// A place in group `group` of a list: all of group 0 stands before all of group 1.
    pub(crate) const fn grouped(group: i64, at: i64, id: i64) -> Self {
        Self::number(group * GROUP + at, id)
    }

    /// The group, and the number within it.
    pub(crate) const fn parts(&self) -> (i64, i64) {
        let group = self.at.saturating_add(GROUP / 2).div_euclid(GROUP);
        (group, self.at.wrapping_sub(group.wrapping_mul(GROUP)))
    }
}

/// A step along a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<'a> {
    /// Where it starts; `None` = at the end it walks away from.
    pub(crate) from: Option<&'a Place>,
    /// The row at `from` itself too.
    pub(crate) with: bool,
    /// Against the order of the list; rows then come in that order.
    pub(crate) back: bool,
    /// At most so many rows.
    pub(crate) limit: usize,
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The smallest place first.
    Up,
    /// The greatest place first: newest first.
    Down,
}

/// The columns that a list is sorted by, as SQL.
#[derive(Debug, Clone, Copy)]
pub(super) enum By<'a> {
    /// Id alone: the number is the same for all.
    Id(&'a str),
    /// Number, id.
    Number(&'a str, &'a str),
    /// Text, id.
    Text(&'a str, &'a str),
    /// Number, text, id.
    Both(&'a str, &'a str, &'a str),
}

impl Step<'_> {
    /// The same, from a place of its own.
    pub(super) const fn starting<'p>(&self, from: Option<&'p Place>, with: bool, limit: usize) -> Step<'p> {
        Step { from, with, back: self.back, limit }
    }

    /// `AND (columns) < (place) ORDER BY columns LIMIT n`, to follow a `WHERE`.
    pub(super) fn tail(&self, by: By<'_>, order: Order) -> Sql {
        let up = (order == Order::Up) != self.back;
        let columns = match by {
            By::Id(id) => vec![id],
            By::Number(at, id) => vec![at, id],
            By::Text(text, id) => vec![text, id],
            By::Both(at, text, id) => vec![at, text, id],
        };
        let mut sql = Sql::default();
        if let Some(from) = self.from {
            let sign = match (up, self.with) {
                (true, false) => ">",
                (true, true) => ">=",
                (false, false) => "<",
                (false, true) => "<=",
            };
            let marks = vec!["?"; columns.len()].join(", ");
            // An index of an expression is entered by that alone, not by the pair.
            if let By::Number(at, _) = by
                && at.contains('(')
            {
                sql = sql.add(&format!("AND {at} {} ?", if up { ">=" } else { "<=" })).bind(from.at);
            }
            sql = sql.add(&format!("AND ({}) {sign} ({marks})", columns.join(", ")));
            sql = match by {
                By::Id(..) => sql,
                By::Number(..) => sql.bind(from.at),
                By::Text(..) => sql.bind(from.text.clone()),
                By::Both(..) => sql.bind(from.at).bind(from.text.clone()),
            };
            sql = sql.bind(from.id);
        }
        let way = if up { " ASC" } else { " DESC" };
        let sorted: Vec<String> = columns.iter().map(|column| format!("{column}{way}")).collect();
        sql.add(&format!("ORDER BY {} LIMIT ?", sorted.join(", "))).bind(i64::try_from(self.limit).unwrap_or(i64::MAX))
    }

    /// The rows of a list made of `groups` one after the other, each walked by itself: `walk` gets the group, and the
    /// step within it, whose place holds the bare number.
    pub(super) fn grouped<T>(
        &self,
        groups: i64,
        mut walk: impl FnMut(i64, &Step<'_>) -> super::Result<Vec<T>>,
    ) -> super::Result<Vec<T>> {
        let (first, within) = match self.from {
            Some(from) => {
                let (group, at) = from.parts();
                (group.clamp(-1, groups), Some(Place { at, ..from.clone() }))
            }
            None => (if self.back { groups - 1 } else { 0 }, None),
        };
        let mut rows = Vec::new();
        let mut group = first;
        while (0..groups).contains(&group) && rows.len() < self.limit {
            let from = within.as_ref().filter(|_| group == first);
            rows.extend(walk(group, &self.starting(from, self.with, self.limit - rows.len()))?);
            group += if self.back { -1 } else { 1 };
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_told_from_its_number() {
        for (group, at) in [(0, 0), (0, -62_135_596_800_000), (1, 0), (2, 253_402_300_799_000), (1, -5)] {
            assert_eq!(Place::grouped(group, at, 7).parts(), (group, at));
        }
        assert!(Place::grouped(0, 253_402_300_799_000, 1) < Place::grouped(1, -62_135_596_800_000, 1));
        // Keys from outside may hold anything.
        let _ = Place::number(i64::MAX, 1).parts();
        let _ = Place::number(i64::MIN, 1).parts();
    }

    #[test]
    fn the_tail_goes_either_way() {
        let place = Place::number(5, 2);
        let step = Step { from: Some(&place), with: false, back: false, limit: 9 };
        let tail = step.tail(By::Number("a", "b"), Order::Down);
        assert_eq!(tail.text().trim(), "AND (a, b) < (?, ?) ORDER BY a DESC, b DESC LIMIT ?");
        let tail = Step { back: true, with: true, ..step }.tail(By::Number("a", "b"), Order::Down);
        assert_eq!(tail.text().trim(), "AND (a, b) >= (?, ?) ORDER BY a ASC, b ASC LIMIT ?");
        let tail = Step { from: None, ..step }.tail(By::Both("a", "t", "b"), Order::Up);
        assert_eq!(tail.text().trim(), "ORDER BY a ASC, t ASC, b ASC LIMIT ?");
    }
}
