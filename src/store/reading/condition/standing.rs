//! `trust:..40`, `state:falling`: where trust in a prospect stands. The formula is not SQL's: either the journal reckoned
//! it for this very look, or it is kept for today.

use super::{Piece, among};
use crate::domain::{TrustState, filter::TrustIs};

/// Where trust in one prospect stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stands {
    /// Its row.
    pub(crate) prospect: i64,
    /// Its state.
    pub(crate) state: TrustState,
    /// The number as it is shown, 0 to 100; `None` while it is too early for one.
    pub(crate) number: Option<u8>,
}

/// Where trust in each prospect stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Standings {
    /// As reckoned for this look; who is not in it stands nowhere.
    Reckoned(Vec<Stands>),
}

impl Standings {
    /// The prospect in `column` has one of these numbers.
    pub(super) fn trusted(&self, column: &str, numbers: &[TrustIs]) -> Piece {
        let fits = |number: Option<u8>| {
            numbers.iter().any(|is| match is {
                TrustIs::TooEarly => number.is_none(),
                TrustIs::Between(low, high) => number.is_some_and(|number| (*low..=*high).contains(&number)),
            })
        };
        self.whose(column, |stands| fits(stands.number))
    }

    /// The prospect in `column` is in one of these states.
    pub(super) fn in_state(&self, column: &str, states: &[TrustState]) -> Piece {
        self.whose(column, |stands| states.contains(&stands.state))
    }

    fn whose(&self, column: &str, fits: impl Fn(&Stands) -> bool) -> Piece {
        let Self::Reckoned(all) = self;
        among(column, &all.iter().filter(|stands| fits(stands)).map(|stands| stands.prospect).collect::<Vec<_>>())
    }
}
