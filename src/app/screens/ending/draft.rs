//! The three lines as a draft: nothing typed goes with esc or a kill.

use serde::{Deserialize, Serialize};

use super::{Anew, Ending, FirstHeard};
use crate::{
    app::{Cx, parts::keeping::Keeping},
    domain::{Day, OutcomeResult, OutcomeWhat, Surfaced, Uid},
    journal::{Draft, Link},
};

/// They as JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    prospect: Uid,
    name: String,
    what: OutcomeWhat,
    result: OutcomeResult,
    decided: String,
    never: bool,
    heard: Option<Moment>,
    not_dared: String,
    /// The outcome that is edited.
    #[serde(default)]
    outcome: Option<Uid>,
}

/// The moment it was first heard in.
#[derive(Debug, Serialize, Deserialize)]
struct Moment {
    entry: Uid,
    words: String,
    day: String,
    surfaced: Surfaced,
}

impl Ending {
    /// What these are called among the drafts.
    pub const DRAFTS: &str = "outcome";

    /// The lines left over, as they stood; `None` if they cannot be read.
    #[must_use]
    pub fn continuing(draft: &Draft) -> Option<Self> {
        let kept: Kept = serde_json::from_str(&draft.body).ok()?;
        let mut ending = Self::new(Link { uid: kept.prospect, name: kept.name }, kept.what, kept.result);
        ending.decided.put(&kept.decided);
        ending.not_dared.put(&kept.not_dared);
        let heard = kept.heard.and_then(|moment| {
            let Moment { entry, words, day, surfaced } = moment;
            Day::from_iso(&day).map(|day| FirstHeard::In { entry, words, day, surfaced })
        });
        ending.heard = heard.unwrap_or(if kept.never { FirstHeard::Never } else { FirstHeard::Skipped });
        ending.anew = kept.outcome.map(Anew::restored);
        ending.keeping = Keeping::of(draft);
        Some(ending)
    }

    /// Names them among the drafts.
    fn draft_place(&self) -> String {
        if let Some(anew) = &self.anew {
            return format!("{}/{}", Self::DRAFTS, anew.uid);
        }
        format!("{}/{}/{}-{}", Self::DRAFTS, self.prospect.uid, self.what.word(), self.result.word())
    }

    /// The same lines were left before: their words stand here again.
    pub(super) fn bring_back(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.uid().is_none()
            && let Some(left) = cx.known.take_left(&self.draft_place())
            && let Some(ending) = Self::continuing(&left)
        {
            *self = ending;
        }
        self.keeping.opened(cx);
    }

    /// Keeps the words where they changed since they were kept; no words = the draft goes.
    pub(super) fn keep_draft(&mut self, cx: &mut Cx<'_>) {
        if self.keeping.has_changed() {
            let body = (!self.is_blank()).then(|| serde_json::to_string(&self.kept()).unwrap_or_default());
            self.keeping.keep(self.draft_place(), body, cx);
        }
    }

    fn kept(&self) -> Kept {
        let heard = match &self.heard {
            FirstHeard::In { entry, words, day, surfaced } => {
                Some(Moment { entry: *entry, words: words.clone(), day: day.iso(), surfaced: *surfaced })
            }
            FirstHeard::Skipped | FirstHeard::Never => None,
        };
        Kept {
            prospect: self.prospect.uid,
            name: self.prospect.name.clone(),
            what: self.what,
            result: self.result,
            decided: self.decided.text(),
            never: self.heard == FirstHeard::Never,
            heard,
            not_dared: self.not_dared.text(),
            outcome: self.anew.as_ref().map(|anew| anew.uid),
        }
    }
}
