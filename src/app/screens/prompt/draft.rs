//! The line of a prompt as a draft: nothing typed goes with esc or a kill.

use serde::{Deserialize, Serialize};

use super::{Asks, Prompt, asks::About};
use crate::{
    app::{Cx, parts::keeping::Keeping},
    journal::{Draft, Link},
};

/// The prompt as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    about: About,
    text: String,
    /// The name behind it, where one is asked for too.
    whom: String,
}

impl Prompt {
    /// What prompts are called among the drafts.
    pub const DRAFTS: &str = "prompt";

    /// The line left over, as it stood; `None` if it is no prompt's, or cannot be read.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        let mut kept: Kept = serde_json::from_str(&draft.body).ok()?;
        let mut prompt = Self::new(Asks::of(&draft.place, std::mem::take(&mut kept.about))?);
        prompt.put_back(&kept);
        prompt.keeping = Keeping::of(draft);
        Some(prompt)
    }

    /// The same prompt was left before: its words stand here again.
    pub(super) fn bring_back(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.uid().is_none()
            && let Some(draft) = cx.known.take_left(&self.asks.place())
            && let Ok(kept) = serde_json::from_str::<Kept>(&draft.body)
        {
            self.put_back(&kept);
            self.keeping = Keeping::of(&draft);
        }
        self.keeping.opened(cx);
    }

    fn put_back(&mut self, kept: &Kept) {
        self.form.fill(self.asks.field(), &kept.text);
        self.asks.also().iter().for_each(|name| self.form.fill(*name, &kept.whom));
    }

    pub(super) fn line(&self) -> String {
        self.form.field(self.asks.field()).map(|field| field.editor.text()).unwrap_or_default()
    }

    /// Keeps the line where it has changed since it was kept.
    pub(super) fn keep_draft(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.has_changed() {
            let whom = self.asks.also().iter().map(|name| self.form.text(*name)).collect();
            let kept = Kept { about: self.asks.about(), text: self.line(), whom };
            let body = (!kept.text.trim().is_empty()).then(|| serde_json::to_string(&kept).unwrap_or_default());
            self.keeping.keep(self.asks.place(), body, cx);
        }
    }

    /// Leaving discards no word, and says how they come back.
    pub(super) fn leave(&self, cx: &mut Cx<'_>) {
        if !self.line().trim().is_empty() {
            cx.say_kept(!self.saving.is_empty());
        }
    }
}

/// The words of a question being planned, as a draft: its place and body. What is left over comes back as a prompt.
pub(in crate::app::screens) fn of_question(prospect: &Link, text: &str) -> (String, Option<String>) {
    let asks = Asks::Question(prospect.clone());
    let kept = Kept { about: asks.about(), text: text.to_owned(), whom: String::new() };
    let body = (!text.trim().is_empty()).then(|| serde_json::to_string(&kept).unwrap_or_default());
    (asks.place(), body)
}

/// The words of such a draft.
pub(in crate::app::screens) fn words_of(draft: &Draft) -> String {
    serde_json::from_str::<Kept>(&draft.body).map(|kept| kept.text).unwrap_or_default()
}
