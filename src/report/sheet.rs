//! What a page is to be made of: read from the journal before, laid out by whoever has the time.

use super::{Choice, For, Report, html};
use crate::journal::{Brief, ReportFacts};
use crate::words::Dates;

/// A page that is not laid out yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// A report.
    Report(Box<ReportFacts>, Choice),
    /// A brief, with the way dates are written.
    Brief(Box<Brief>, Dates),
}

impl Sheet {
    /// The page.
    #[must_use]
    pub fn laid_out(&self) -> Report {
        match self {
            Self::Report(facts, choice) => Report::of(facts, *choice),
            Self::Brief(facts, dates) => Report::of_brief(facts, *dates, For::Me),
        }
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// As [`html()`].
    pub fn html(&self) -> Result<String, String> {
        html(&self.laid_out())
    }
}
