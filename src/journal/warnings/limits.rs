//! The thresholds of the warnings: their defaults, what they may be, and what they mean. They lie in the journal's
//! settings, so that every laptop and the report say the same.

use crate::domain::{Invalid, closed_words};
use crate::words::counted;

closed_words! {
    /// A threshold.
    Limit, "threshold", {
        /// Only good news: so many moments in a row.
        GoodRun = "good_run",
        /// Only good news: from so many talks.
        GoodTalks = "good_talks",
        /// Dodged, not asked again: for so many days.
        AskedAgain = "asked_again",
        /// Old objection: older than so many days.
        OldObjection = "old_objection",
        /// Nothing tough asked: in so many talks at a stage.
        StageTalks = "stage_talks",
        /// Promise overdue: more than so many days after it was due.
        Overdue = "overdue",
        /// Only second-hand: within so many days.
        SecondHand = "second_hand",
        /// One contact: in so many talks …
        ContactTalks = "contact_talks",
        /// … of the last so many days.
        ContactDays = "contact_days",
        /// Polite run: so many talks.
        PoliteTalks = "polite_talks",
    }
}

/// The most a threshold of days may be: ten years.
const MOST_DAYS: u32 = 3_650;
/// The most a threshold that counts may be.
const MOST_COUNT: u32 = 100;

impl Limit {
    /// What the keys of all thresholds begin with in the journal's settings.
    pub const PREFIX: &str = "warnings.";

    /// Its key in the journal's settings.
    #[must_use]
    pub fn key(self) -> String {
        format!("{}{}", Self::PREFIX, self.word())
    }

    /// What it is unless somebody sets it.
    #[must_use]
    pub const fn default(self) -> u32 {
        match self {
            Self::GoodRun => 5,
            Self::GoodTalks | Self::StageTalks => 2,
            Self::AskedAgain => 21,
            Self::OldObjection => 30,
            Self::Overdue => 0,
            Self::SecondHand => 90,
            Self::ContactTalks => 4,
            Self::ContactDays => 180,
            Self::PoliteTalks => 3,
        }
    }

    /// Whether it is a number of days; else it counts talks or moments.
    #[must_use]
    pub const fn is_days(self) -> bool {
        matches!(self, Self::AskedAgain | Self::OldObjection | Self::Overdue | Self::SecondHand | Self::ContactDays)
    }

    /// What it may be, both ends included.
    #[must_use]
    pub const fn range(self) -> (u32, u32) {
        match self {
            Self::Overdue | Self::AskedAgain | Self::OldObjection => (0, MOST_DAYS),
            Self::SecondHand | Self::ContactDays => (1, MOST_DAYS),
            Self::GoodRun | Self::GoodTalks | Self::StageTalks | Self::ContactTalks | Self::PoliteTalks => {
                (1, MOST_COUNT)
            }
        }
    }

    /// What it is for, as a sentence has it: `an objection is old after so many days`.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::GoodRun => "only good news: so many moments in a row",
            Self::GoodTalks => "only good news: from at least so many talks",
            Self::AskedAgain => "a dodged question is to be asked again after so many days",
            Self::OldObjection => "an objection is old when it is older than so many days",
            Self::StageTalks => "nothing tough asked: in so many talks at a stage",
            Self::Overdue => "a promise is overdue when it is more than so many days late",
            Self::SecondHand => "only second-hand: bad news of the last so many days",
            Self::ContactTalks => "one contact: in at least so many talks",
            Self::ContactDays => "one contact: in the last so many days",
            Self::PoliteTalks => "polite: so many talks in a row without a frank word",
        }
    }

    /// A value with what it counts: `30 days`, `5`.
    #[must_use]
    pub fn with_unit(self, value: u32) -> String {
        if self.is_days() { counted(value, "day") } else { value.to_string() }
    }

    /// What somebody typed as its value; `None` = the default, which is said by that word or by nothing.
    ///
    /// # Errors
    /// [`Invalid`] of the field `threshold` where that is no number, or one outside its range.
    pub fn read(self, text: &str) -> Result<Option<u32>, Invalid> {
        match text.trim() {
            "" | "default" => Ok(None),
            text => match text.parse() {
                Ok(value) => self.check(value).map(Some),
                Err(_) => Err(Invalid::new("threshold", format!("“{text}” is no whole number."))),
            },
        }
    }

    /// A value it may have.
    ///
    /// # Errors
    /// [`Invalid`] of the field `threshold` outside its range.
    pub fn check(self, value: u32) -> Result<u32, Invalid> {
        let (least, most) = self.range();
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        let unit = if self.is_days() { "days" } else { "times" };
        Err(Invalid::new("threshold", format!("“{}” goes from {least} to {most} {unit}.", self.said())))
    }
}

/// All thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits([u32; Limit::ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        let mut limits = Self([0; Limit::ALL.len()]);
        for limit in Limit::ALL {
            limits.0[*limit as usize] = limit.default();
        }
        limits
    }
}

impl Limits {
    /// What a threshold is.
    #[must_use]
    pub const fn get(&self, limit: Limit) -> u32 {
        self.0[limit as usize]
    }

    /// The same with one threshold set; outside its range it is held at the nearer end.
    #[must_use]
    pub fn with(mut self, limit: Limit, value: u32) -> Self {
        let (least, most) = limit.range();
        self.0[limit as usize] = value.clamp(least, most);
        self
    }
}
