//! Rows about whom we sell to: prospects, their people, what is unsaid, tries, outcomes.

use super::declare::source;
use crate::domain::{Channel, Day, Held, OutcomeResult, OutcomeWhat, Rhythm, Stage, UnsaidState};
use crate::store::values::List;

source! {
    /// A company being sold to.
    Prospect, Prospects, "prospects", {
        /// Its name.
        name: String,
        /// The name folded: how it is matched and sorted.
        folded: String,
        /// Its stage.
        stage: Stage,
        /// Its rhythm.
        rhythm: Option<Rhythm>,
        /// Facts.
        note: String,
        /// Whether the note is private.
        note_private: bool,
        /// Other names.
        aliases: List<String>,
    }
}

source! {
    /// A person at a prospect.
    Contact, Contacts, "contacts", {
        /// Whose.
        prospect_id: i64,
        /// Place on the prospect's page.
        position: i64,
        /// Name.
        name: String,
        /// The name folded.
        folded: String,
        /// Role.
        role: String,
        /// Mail.
        email: String,
        /// Phone.
        phone: String,
        /// Facts.
        note: String,
        /// Whether the note is private.
        note_private: bool,
    }
}

source! {
    /// What they still seem unable to say.
    Unsaid, Unsaid, "unsaid", {
        /// Whose.
        prospect_id: i64,
        /// Place in the list.
        position: i64,
        /// What.
        text: String,
        /// When it was noted.
        noted_on: Option<Day>,
        /// How it closed.
        state: UnsaidState,
        /// When it closed.
        closed_on: Option<Day>,
        /// The entry that said it.
        entry_id: Option<i64>,
    }
}

source! {
    /// A try that reached nobody.
    Attempt, Attempts, "attempts", {
        /// Who was tried.
        prospect_id: i64,
        /// When: UTC ms.
        held_at: i64,
        /// When: minutes east of UTC; `None` = only the day is known.
        held_offset: Option<i16>,
        /// The civil day.
        day: Day,
        /// How.
        channel: Channel,
        /// Which people.
        contacts: List<i64>,
        /// A note.
        note: String,
        /// Whether the note is private.
        note_private: bool,
    }
}

impl Attempt {
    /// When.
    #[must_use]
    pub fn at(&self) -> Held {
        Held { at: self.held_at, offset: self.held_offset }
    }
}

source! {
    /// How a quote or prospect was won or lost.
    Outcome, Outcomes, "outcomes", {
        /// Of whom.
        prospect_id: i64,
        /// Quote or prospect.
        what: OutcomeWhat,
        /// Won or lost.
        result: OutcomeResult,
        /// On which day.
        on_day: Day,
        /// What decided it.
        decided_by: String,
        /// When we first heard it: 0 skipped, 1 never, 2 in `first_heard`.
        heard: i64,
        /// The entry we first heard it in.
        first_heard: Option<i64>,
        /// What we did not dare to ask.
        not_dared: String,
    }
}
