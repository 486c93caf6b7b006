//! The fields of a card as a draft: nothing typed goes with esc or a kill.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Card, Of};
use crate::{
    app::{
        Cx, Known,
        parts::{form::FieldName, keeping::Keeping},
        screens::write_down::draft::{fill, texts},
    },
    domain::Uid,
    journal::Draft,
};

/// What stands in the fields, by their names; empty ones left out.
pub(super) type Texts = BTreeMap<String, String>;

/// The card as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    /// The prospect, the person: as far as they are there.
    of: Vec<Uid>,
    fields: Texts,
}

impl Of {
    fn uids(&self) -> Vec<Uid> {
        match self {
            Self::NewProspect => Vec::new(),
            Self::Prospect(prospect) | Self::NewContact(prospect) => vec![*prospect],
            Self::Contact(prospect, contact) => vec![*prospect, *contact],
        }
    }

    const fn word(&self) -> &'static str {
        match self {
            Self::NewProspect => "new-prospect",
            Self::Prospect(_) => "prospect",
            Self::NewContact(_) => "new-contact",
            Self::Contact(..) => "contact",
        }
    }

    /// Names the card among the drafts.
    fn place(&self) -> String {
        let uids: Vec<String> = self.uids().iter().map(Uid::to_string).collect();
        format!("{}/{}/{}", Card::DRAFTS, self.word(), uids.join("/"))
    }

    fn named(place: &str, uids: &[Uid]) -> Option<Self> {
        match (place.split('/').nth(1)?, uids) {
            ("new-prospect", []) => Some(Self::NewProspect),
            ("prospect", [prospect]) => Some(Self::Prospect(*prospect)),
            ("new-contact", [prospect]) => Some(Self::NewContact(*prospect)),
            ("contact", [prospect, contact]) => Some(Self::Contact(*prospect, *contact)),
            _ => None,
        }
    }
}

impl Card {
    /// What cards are called among the drafts.
    pub const DRAFTS: &str = "card";

    /// The card left over, as it stood; `None` if it is none, or cannot be read.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        let kept: Kept = serde_json::from_str(&draft.body).ok()?;
        let mut card = Self::new(Of::named(&draft.place, &kept.of)?);
        card.restore(&kept, draft);
        Some(card)
    }

    fn restore(&mut self, kept: &Kept, draft: &Draft) {
        fill(&mut self.form, &kept.fields);
        self.keeping = Keeping::of(draft);
    }

    /// The same card was left before: its words stand here again.
    pub(super) fn bring_back(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.uid().is_none()
            && let Some(draft) = cx.known.take_left(&self.of.place())
            && let Ok(kept) = serde_json::from_str::<Kept>(&draft.body)
        {
            self.restore(&kept, &draft);
        }
        self.keeping.opened(cx);
    }

    /// The name that stands on it.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        Some(self.form.text(FieldName::Name)).filter(|name| !name.is_empty())
    }

    /// When the draft was kept last, as the header says it.
    #[must_use]
    pub fn kept(&self, known: &Known) -> Option<String> {
        self.keeping.said(known)
    }

    pub(super) fn texts(&self) -> Texts {
        texts(self.form.fields().map(|(field, _)| field))
    }

    /// Keeps the fields where they have changed since they were kept; a card as the journal has it is no draft.
    pub(super) fn keep_draft(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.has_changed() {
            let kept = Kept { of: self.of.uids(), fields: self.texts() };
            let body = (kept.fields != self.there).then(|| serde_json::to_string(&kept).unwrap_or_default());
            self.keeping.keep(self.of.place(), body, cx);
        }
    }

    /// Leaving discards no word, and says how they come back.
    pub(super) fn leave(&self, cx: &mut Cx<'_>) {
        if self.texts() != self.there && (self.keeping.has_changed() || self.keeping.uid().is_some()) {
            cx.say_kept(self.saving.is_some());
        }
    }
}
