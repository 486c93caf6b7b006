//! What menus and dialogs answer. The choice carries all it needs: what lies beneath may have changed meanwhile.

use super::narrow::Narrow;
use crate::{
    domain::{
        Day, FollowUpState, ObjectionState, OutcomeResult, OutcomeWhat, Purpose, QuestionState, Rhythm, Stage, Uid,
        UnsaidState, WarningKind, filter::Term,
    },
    journal::{Link, ProspectOrder, Target, ViewRow},
    report::For,
};

/// What was chosen, for the screen beneath.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A quote or the prospect itself was won or lost.
    Ended {
        /// Whose.
        prospect: Link,
        /// Which of both.
        what: OutcomeWhat,
        /// Won or lost.
        result: OutcomeResult,
    },
    /// The three lines of an outcome of this prospect, anew.
    EditEnding(Link, Uid),
    /// The stage of a prospect.
    Stage(Uid, Stage),
    /// The rhythm of a prospect; `None` = not set.
    Rhythm(Uid, Option<Rhythm>),
    /// The menu of stage and rhythm of the prospect that is shown.
    StageAndRhythm,
    /// The order of the list.
    Order(ProspectOrder),
    /// Which rows the list shows, as a query.
    Shown(String),
    /// How far an objection has come.
    Objection(Uid, ObjectionState),
    /// Of the questions of the book, only those in this state.
    Asked(Option<QuestionState>),
    /// Of the bank, only what suits a stage: the next menu asks which.
    WhichStage,
    /// Of the bank, only what is for a purpose: the next menu asks which.
    WhichPurpose,
    /// Of the bank, only what suits this stage.
    Suits(Option<Stage>),
    /// Of the bank, only what is for this purpose.
    Serves(Option<Purpose>),
    /// The stage that a bank question of one's own suits.
    BankStage(Uid, Option<Stage>),
    /// What a bank question of one's own is for.
    BankPurpose(Uid, Purpose),
    /// This question is to be asked now.
    Ask(String),
    /// What became of a question.
    Question(Uid, QuestionState),
    /// Whether a promise was kept.
    FollowUp(Uid, FollowUpState),
    /// This unsaid item is to be closed: the next menu asks how.
    AboutUnsaid(Uid),
    /// This is to be put in other words.
    Reword(Target),
    /// This goes to the trash.
    ToTrash(Target),
    /// Another unsaid item of this prospect is to be written down.
    NewUnsaid(Uid),
    /// How an unsaid item is to close: by this entry, where it was said.
    Unsaid {
        /// Which item.
        unsaid: Uid,
        /// How.
        state: UnsaidState,
        /// The entry that said it.
        entry: Option<Uid>,
    },
    /// By what the list is to be narrowed: the next menu or prompt asks for the value.
    NarrowBy(Narrow),
    /// A condition for the list.
    Narrow(Term),
    /// One of these views is to go: the next menu asks which.
    WhichView(Vec<ViewRow>),
    /// This view of one's own is to go.
    DropView(Uid, String),
    /// This warning is to be kept quiet until a day.
    Snooze(Link, WarningKind, Day),
    /// The same; the next prompt asks for the day.
    SnoozeUntil(Link, WarningKind),
    /// A page is to be written, for this reader.
    Print(For),
    /// These are to be destroyed for good.
    Destroy(Vec<Target>),
}
