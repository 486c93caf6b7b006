//! What was asked, as a draft: a window that is killed in the silence offers it again.

use serde::{Deserialize, Serialize};

use super::{MomentOfTruth, Stand};
use crate::{
    app::{Cx, parts::keeping::Keeping},
    domain::{Held, Uid},
    journal::{Draft, Link},
};

/// It as JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    prospect: Uid,
    name: String,
    question: String,
    /// When it was asked, as RFC 3339; `None` = it was only chosen.
    asked: Option<String>,
}

impl MomentOfTruth {
    /// What these are called among the drafts.
    pub const DRAFTS: &str = "moment";

    /// A question that was asked and has no answer yet; `None` where it was only chosen, or cannot be read.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        let restored = restored(draft)?;
        (restored.stand != Stand::Read).then_some(restored)
    }

    /// A question of the prospect that was chosen or asked in a window that is gone stands here again.
    pub(super) fn bring_back(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.uid().is_none()
            && let Some(left) = cx.known.take_left(&place(self.prospect.uid))
            && let Some(restored) = restored(&left)
        {
            // The question of the row under the cursor is meant, and no other; one that was asked comes first all the same.
            let any = self.wanted.is_none() && self.question.is_none();
            if any || restored.stand != Stand::Read {
                *self = restored;
            } else {
                self.keeping = Keeping::of(&left);
            }
        }
        self.keeping.opened(cx);
    }

    /// Keeps it as it stands, at once.
    pub(super) fn keep_draft(&mut self, cx: &mut Cx<'_>) {
        let Some(question) = self.question.clone() else { return };
        let asked = match self.stand {
            Stand::Read => None,
            Stand::Silence { asked, .. } => Some(asked.iso()),
        };
        let kept = Kept { prospect: self.prospect.uid, name: self.prospect.name.clone(), question, asked };
        let body = serde_json::to_string(&kept).unwrap_or_default();
        self.keeping.keep(place(self.prospect.uid), Some(body), cx);
    }
}

/// Names it among the drafts; a place carries no words.
fn place(prospect: Uid) -> String {
    format!("{}/{prospect}", MomentOfTruth::DRAFTS)
}

/// It as it stood. How long the silence went on after the window was gone nobody knows.
fn restored(draft: &Draft) -> Option<MomentOfTruth> {
    let kept: Kept = serde_json::from_str(&draft.body).ok()?;
    let mut screen = MomentOfTruth::new(Link { uid: kept.prospect, name: kept.name }, None);
    screen.question = Some(kept.question);
    if let Some(asked) = kept.asked.as_deref().and_then(Held::from_iso) {
        screen.stand = Stand::Silence { asked, cut: true };
    }
    screen.keeping = Keeping::of(draft);
    Some(screen)
}
