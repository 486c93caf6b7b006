//! What comes back from a journal, as plain data: rows of lists, pages of one thing, what a change did, what went wrong.

mod around;
mod bank;
mod book;
mod brief;
mod counted;
mod ending;
mod explain;
mod history;
mod moments;
mod page;
mod reply;
mod review;
mod saved;
mod today;
mod trends;
mod views;
mod warnings;
mod window;

pub use around::{ContactRow, FollowUpRow, NameHit, NameKind, QuestionRow};
pub use bank::{BankRow, NextQuestion, QuestionCounts, Why};
pub use book::{ProspectOrder, ProspectRow, Totals};
pub use brief::Brief;
pub use counted::CountedRow;
pub use ending::{Ended, FirstHeard};
pub use explain::{Arithmetic, Counts, EvidenceOrder, EvidenceRow, Explained, Told};
pub use history::{ChangeRow, Draft, TrashRow, Wording};
pub use moments::{EntryRow, Points, TimelineRow};
pub use page::{ConversationPage, EntryPage, Link, ProspectPage, TrustLook};
pub use reply::{Reply, Trouble};
pub use review::{AskedRow, LISTED, Moved, Named, OutcomeRow, Portrait, PromiseRow, Quote, ReportFacts, Review};
pub use saved::{Imported, Payback, Saved, Undone};
pub use today::{Due, DueKind, DueRow, Today};
pub use trends::{Trends, TrendsLate};
pub use views::ViewRow;
pub use warnings::{WarnedCounts, WarnedRow, WarningList, WarningRow};
pub use window::{Key, Page, Window};
