//! Whole numbers counted, for their median: as large as there are different numbers, however many were counted.

use std::collections::BTreeMap;

/// How often each number came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    times: BTreeMap<i64, u64>,
}

impl Tally {
    /// Counts a number once.
    pub fn add(&mut self, number: i64) {
        *self.times.entry(number).or_default() += 1;
    }

    /// How many were counted.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.times.values().sum()
    }

    /// The middle one, of an even count the mean of the middle two; `None` of nothing.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let n = self.n();
        let (low, high) = (self.at(n.checked_sub(1)? / 2)?, self.at(n / 2)?);
        Some(f64::midpoint(low as f64, high as f64))
    }

    /// The number at this place, from 0, in order of size.
    fn at(&self, place: u64) -> Option<i64> {
        let mut before = 0;
        self.times.iter().find_map(|(number, times)| {
            before += times;
            (place < before).then_some(*number)
        })
    }
}
