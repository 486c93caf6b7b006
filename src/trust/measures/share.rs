//! A part of a whole, never without its counts.

use crate::trust::constants::{INTERVAL_Z, TOO_FEW_BELOW};

/// `k` of `n`; `k` is never more than `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Share {
    /// How many it holds for.
    pub k: u64,
    /// Of how many.
    pub n: u64,
}

impl Share {
    /// Counts so many more, all of them hits or none.
    pub fn add(&mut self, hit: bool, times: u64) {
        self.n = self.n.saturating_add(times);
        if hit {
            self.k = self.k.saturating_add(times);
        }
    }

    /// As a share of 1; `None` of nothing.
    #[must_use]
    pub fn of_one(self) -> Option<f64> {
        (self.n > 0).then(|| self.k as f64 / self.n as f64)
    }

    /// Whether it rests on too few to be read as more than its counts.
    #[must_use]
    pub const fn is_too_few(self) -> bool {
        self.n < TOO_FEW_BELOW
    }

    /// The 90 % interval (Wilson 1927), within 0 and 1; `None` of nothing.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        let (p, n) = (self.of_one()?, self.n as f64);
        let z2 = INTERVAL_Z * INTERVAL_Z;
        let middle = p + z2 / (2.0 * n);
        let half = INTERVAL_Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z2 / n;
        // Of none and of all an end is the share itself, but for the last bits.
        Some((((middle - half) / whole).clamp(0.0, p), ((middle + half) / whole).clamp(p, 1.0)))
    }
}
