//! Rows that are the user's own setting-up: bank questions, saved views, marks on warnings.

use super::declare::source;
use crate::domain::{Day, Stage};

source! {
    /// A question of the user's own bank.
    BankQuestion, Bank, "bank", {
        /// The words.
        text: String,
        /// The stage it suits; `None` = any.
        stage: Option<Stage>,
        /// What it is for.
        purpose: String,
    }
}

source! {
    /// A saved view.
    SavedView, Views, "views", {
        /// What it is called.
        name: String,
        /// The query, as typed.
        query: String,
    }
}

source! {
    /// A warning snoozed or dismissed.
    WarningMark, WarningMarks, "warning_marks", {
        /// About whom.
        prospect_id: i64,
        /// Which warning, by its word.
        warning: String,
        /// `snoozed` or `dismissed`.
        state: String,
        /// Quiet until this day.
        until: Option<Day>,
        /// Why.
        reason: String,
    }
}
