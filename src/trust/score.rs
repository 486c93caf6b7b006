//! The score: what faded evidence says, and how sure it is.

use super::constants::{HIGH, LOW};
use statrs::distribution::{Beta, ContinuousCDF};

/// Evidence for and against openness, faded and capped; both at least 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mass {
    /// What speaks for openness (R).
    pub r: f64,
    /// What speaks against it (S).
    pub s: f64,
}

impl Mass {
    /// All of it, for and against.
    #[must_use]
    pub fn total(self) -> f64 {
        self.r + self.s
    }

    /// The mean of Beta(1 + R, 1 + S): a share, within 0 and 1 and never either.
    #[must_use]
    pub fn mean(self) -> f64 {
        (1.0 + self.r) / (2.0 + self.total())
    }

    /// The share of mere prior in the mean: 1 = nothing known.
    #[must_use]
    pub fn uncertainty(self) -> f64 {
        2.0 / (2.0 + self.total())
    }

    /// The 5th and the 95th percentile: the 90 % interval.
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        // R and S are sums of capped weights, finite and not negative, which is all that Beta asks for. Should that
        // ever fail, the whole range is the honest answer.
        Beta::new(1.0 + self.r, 1.0 + self.s).map_or((0.0, 1.0), |beta| (beta.inverse_cdf(LOW), beta.inverse_cdf(HIGH)))
    }

    pub(super) fn faded(self, left: f64) -> Self {
        Self { r: self.r * left, s: self.s * left }
    }

    pub(super) fn with(self, r: f64, s: f64) -> Self {
        Self { r: self.r + r, s: self.s + s }
    }
}
