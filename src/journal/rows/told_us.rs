//! What they told us, to be handed on: everything is counted, only so many are quoted, and nothing private is among it.

use crate::journal::{OutcomeRow, Quote};
use crate::trust::measures::{ObjectionAges, Share};

/// What they told us over a stretch of days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToldUs {
    /// Of the objections, those told to our face.
    pub to_our_face: Share,
    /// By label, the one that most companies share first.
    pub labels: Vec<LabelTold>,
    /// So many labels more.
    pub more_labels: u64,
    /// What was lost, with what decided it, newest first.
    pub lost: Vec<OutcomeRow>,
    /// So many lost more, with what decided it.
    pub more_lost: u64,
}

/// The objections of one label.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelTold {
    /// The label; `None` = those without any.
    pub label: Option<String>,
    /// So many prospects raised one.
    pub companies: u64,
    /// All of them; of those, told to our face.
    pub to_our_face: Share,
    /// How long they stood.
    pub ages: ObjectionAges,
    /// The newest.
    pub quotes: Vec<Quote>,
    /// What settled them, each once, the newest first.
    pub settled_by: Vec<String>,
    /// So many more were settled by something else that was written down.
    pub settled_otherwise: u64,
}
