//! A prospect's evidence as a row of days with whole-number sums. They add up in any order, so a kept row can be
//! corrected by taking a change's old evidence out and putting the new one in.

use super::{
    constants::{DAY_CAP, UNIT},
    items::Evidence,
};
use crate::domain::Day;

/// What one day brought, before the day's cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySum {
    /// The day.
    pub day: Day,
    /// 128 times what speaks for openness.
    pub r128: i64,
    /// 128 times what speaks against it.
    pub s128: i64,
    /// How many entries, talks and answers gave contact that day; 0 = none.
    pub contacts: u32,
}

impl DaySum {
    /// Whether the day says nothing at all. Such a row changes nothing and may be dropped.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.r128 == 0 && self.s128 == 0 && self.contacts == 0
    }

    const fn blank(day: Day) -> Self {
        Self { day, r128: 0, s128: 0, contacts: 0 }
    }

    fn add(&mut self, other: &Self) {
        self.r128 += other.r128;
        self.s128 += other.s128;
        self.contacts = self.contacts.saturating_add(other.contacts);
    }

    fn subtract(&mut self, other: &Self) {
        self.r128 -= other.r128;
        self.s128 -= other.s128;
        self.contacts = self.contacts.saturating_sub(other.contacts);
    }

    /// (r, s) with the day's cap taken; never negative, whatever a damaged journal holds.
    pub(super) fn capped(&self) -> (f64, f64) {
        let (r, s) = (self.r128.max(0) as f64 / UNIT as f64, self.s128.max(0) as f64 / UNIT as f64);
        let k = self.scale();
        (k * r, k * s)
    }

    /// k = min(1, cap / (r + s)): what the day's items are scaled by.
    pub(super) fn scale(&self) -> f64 {
        let both = (self.r128.max(0) as f64 + self.s128.max(0) as f64) / UNIT as f64;
        if both > DAY_CAP { DAY_CAP / both } else { 1.0 }
    }

    /// Whether the day carries evidence, and is not mere contact.
    pub(super) const fn has_evidence(&self) -> bool {
        self.r128 > 0 || self.s128 > 0
    }
}

/// The day sums of some evidence, in order of days: one row for each day with an item or a touch, rows that say
/// nothing included.
#[must_use]
pub fn daily(evidence: &Evidence) -> Vec<DaySum> {
    let of_items =
        evidence.items.iter().map(|item| DaySum { r128: item.r128, s128: item.s128, ..DaySum::blank(item.day) });
    let of_touches =
        evidence.touches.iter().map(|touch| DaySum { contacts: u32::from(touch.contact), ..DaySum::blank(touch.day) });
    let mut rows: Vec<DaySum> = of_items.chain(of_touches).collect();
    rows.sort_unstable_by_key(|row| row.day);
    rows.dedup_by(|row, kept| {
        let same = row.day == kept.day;
        if same {
            kept.add(row);
        }
        same
    });
    rows
}

/// Adds `days` to a kept row of days. Both are in order of days; the row holds no empty days afterwards.
pub fn put_in(kept: &mut Vec<DaySum>, days: &[DaySum]) {
    for sum in days.iter().filter(|sum| !sum.is_empty()) {
        match kept.binary_search_by_key(&sum.day, |row| row.day) {
            Ok(at) => kept[at].add(sum),
            Err(at) => kept.insert(at, *sum),
        }
    }
    kept.retain(|row| !row.is_empty());
}

/// Takes `days` out of a kept row of days that they were once put into; what was never there is left alone.
pub fn take_out(kept: &mut Vec<DaySum>, days: &[DaySum]) {
    for sum in days {
        if let Ok(at) = kept.binary_search_by_key(&sum.day, |row| row.day) {
            kept[at].subtract(sum);
        }
    }
    kept.retain(|row| !row.is_empty());
}
