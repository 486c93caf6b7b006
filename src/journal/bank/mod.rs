//! The bank of questions: those that ship with Candor, ranked together with the user's own by what they brought, and
//! which of them to ask next.
//!
//! Nothing here reads a journal (that is `browse`) and nothing is changed here (that is `change`).

mod next;
mod ranked;
mod said;
#[cfg(test)]
mod tests;

pub(super) use next::next;
pub(super) use ranked::{Bank, Past, Ranked, Which, listed as for_a_list, opened as opened_up};
pub use said::{opened, why};

use crate::domain::{Purpose, Stage, wording};
use serde::Deserialize;
use std::sync::LazyLock;

/// A question that ships with Candor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipped {
    /// Its name for ever.
    pub id: String,
    /// The stage it suits.
    pub stage: Stage,
    /// What it is for.
    pub purpose: Purpose,
    /// The words.
    pub text: String,
    /// The words without regard to case and spaces.
    pub wording: String,
}

/// The file: a list a stage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    prospecting: Vec<Line>,
    discovery: Vec<Line>,
    proposal: Vec<Line>,
    negotiation: Vec<Line>,
    closing: Vec<Line>,
    customer: Vec<Line>,
    lost: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    purpose: Purpose,
    text: String,
}

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    // A test reads the file; in a program that passed it nothing can be wrong with it.
    toml::from_str(include_str!("../../../assets/questions.toml")).map(listed).unwrap_or_default()
});

/// The questions that ship with Candor, in the bank's order. Read when first asked for.
#[must_use]
pub fn shipped() -> &'static [Shipped] {
    &SHIPPED
}

fn listed(file: File) -> Vec<Shipped> {
    let stages = [
        (Stage::Prospecting, file.prospecting),
        (Stage::Discovery, file.discovery),
        (Stage::Proposal, file.proposal),
        (Stage::Negotiation, file.negotiation),
        (Stage::Closing, file.closing),
        (Stage::Customer, file.customer),
        (Stage::Lost, file.lost),
    ];
    let of_stage = |(stage, lines): (Stage, Vec<Line>)| {
        lines.into_iter().map(move |Line { id, purpose, text }| {
            let wording = wording(&text);
            Shipped { id, stage, purpose, text, wording }
        })
    };
    stages.into_iter().flat_map(of_stage).collect()
}
