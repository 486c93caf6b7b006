//! What a prompt asks for: its heading, its field, what it says once saved, and how it is named among the drafts.

use serde::{Deserialize, Serialize};

use crate::{
    app::parts::form::FieldName,
    domain::{Day, Stage, Uid, WarningKind},
    journal::{Link, Target, TargetKind, warnings::Limit},
    words::{counted, one_line, quoted},
};

/// What a prompt asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// A tough question to plan for this prospect.
    Question(Link),
    /// For which prospect to plan this question.
    PlanFor(String),
    /// A question of one's own bank.
    Bank {
        /// Which; `None` = a new one.
        uid: Option<Uid>,
        /// The stage it suits.
        stage: Option<Stage>,
        /// What it is for, by its word.
        purpose: String,
    },
    /// The day they promised an answer to this question for.
    Until(Uid),
    /// A promise to this prospect.
    FollowUp(Link),
    /// What this prospect still seems unable to say.
    Unsaid(Link),
    /// The marks of these entries.
    Marks(Vec<Uid>),
    /// Who settled this objection, and how.
    SettledBy(Uid),
    /// To which prospect these entries belong.
    Mover(Vec<Uid>),
    /// The name of the view that this query is kept as.
    View(String),
    /// Until when this warning about this prospect is kept quiet.
    SnoozeUntil(Link, WarningKind),
    /// Why this warning about this prospect is kept quiet until a day.
    SnoozeWhy(Link, WarningKind, Day),
    /// Why this warning about this prospect is dismissed.
    Dismissal(Link, WarningKind),
    /// This in other words: a question, a promise, an unsaid item.
    Reword(Target),
    /// What this threshold is to be.
    Threshold(Limit),
    /// Which question one did not dare to ask, by this day, and whom.
    Pocket(Day),
}

/// What it is about, as a draft keeps it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct About {
    prospect: Option<(Uid, String)>,
    entries: Vec<Uid>,
    query: String,
}

impl Asks {
    /// The prospect it is about, where it is about one.
    #[must_use]
    pub fn link(&self) -> Option<&Link> {
        match self {
            Self::Question(link)
            | Self::FollowUp(link)
            | Self::Unsaid(link)
            | Self::SnoozeUntil(link, _)
            | Self::SnoozeWhy(link, ..)
            | Self::Dismissal(link, _) => Some(link),
            Self::Marks(_)
            | Self::SettledBy(_)
            | Self::Mover(_)
            | Self::View(_)
            | Self::PlanFor(_)
            | Self::Bank { .. }
            | Self::Until(_)
            | Self::Reword(_)
            | Self::Threshold(_)
            | Self::Pocket(_) => None,
        }
    }

    /// Whether it asks for a prospect.
    pub(super) const fn is_whom(&self) -> bool {
        matches!(self, Self::Mover(_) | Self::PlanFor(_) | Self::Pocket(_))
    }

    fn entries(&self) -> &[Uid] {
        match self {
            Self::Marks(entries) | Self::Mover(entries) => entries,
            Self::SettledBy(row)
            | Self::Until(row)
            | Self::Bank { uid: Some(row), .. }
            | Self::Reword(Target { uid: row, .. }) => std::slice::from_ref(row),
            Self::Question(_)
            | Self::FollowUp(_)
            | Self::Unsaid(_)
            | Self::View(_)
            | Self::PlanFor(_)
            | Self::Bank { uid: None, .. }
            | Self::SnoozeUntil(..)
            | Self::SnoozeWhy(..)
            | Self::Dismissal(..)
            | Self::Threshold(_)
            | Self::Pocket(_) => &[],
        }
    }

    /// The warning or threshold it is about, or what is put in other words, behind the kind in a draft's place.
    fn warning(&self) -> String {
        match self {
            Self::Reword(Target { kind: TargetKind::Question, .. }) => "-question".to_owned(),
            Self::Reword(Target { kind: TargetKind::FollowUp, .. }) => "-promise".to_owned(),
            Self::Reword(_) => "-unsaid".to_owned(),
            Self::Threshold(limit) => format!("-{}", limit.word()),
            Self::SnoozeUntil(_, kind) | Self::SnoozeWhy(_, kind, _) | Self::Dismissal(_, kind) => {
                format!("-{}", kind.word())
            }
            _ => String::new(),
        }
    }

    /// The kind, as a draft's place says it.
    const fn word(&self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::FollowUp(_) => "promise",
            Self::Unsaid(_) => "unsaid",
            Self::Marks(_) => "marks",
            Self::SettledBy(_) => "settled",
            Self::Mover(_) => "move",
            Self::View(_) => "view",
            Self::PlanFor(_) => "plan",
            Self::Bank { .. } => "bank",
            Self::Until(_) => "until",
            Self::SnoozeUntil(..) => "snooze",
            Self::SnoozeWhy(..) => "why",
            Self::Dismissal(..) => "dismiss",
            Self::Reword(_) => "reword",
            Self::Threshold(_) => "threshold",
            Self::Pocket(_) => "pocket",
        }
    }

    /// Names the prompt among the drafts: the kind, and what it is about. Of many entries the first and their number.
    pub(super) fn place(&self) -> String {
        let about = self.link().map(|link| link.uid).or_else(|| self.entries().first().copied());
        let about = about.map(|uid| uid.to_string()).unwrap_or_default();
        // A place carries no words: the name of a view waits for the next view that is kept.
        format!("{}/{}{}/{about}/{}", super::Prompt::DRAFTS, self.word(), self.warning(), self.entries().len())
    }

    pub(super) fn about(&self) -> About {
        let query = match self {
            Self::View(text) | Self::PlanFor(text) => text.clone(),
            Self::Pocket(on) | Self::SnoozeWhy(.., on) => on.iso(),
            Self::Bank { stage, purpose, .. } => format!("{}/{purpose}", stage.map(Stage::word).unwrap_or_default()),
            _ => String::new(),
        };
        let prospect = self.link().map(|link| (link.uid, link.name.clone()));
        About { prospect, entries: self.entries().to_vec(), query }
    }

    /// What a draft of this place was about.
    pub(super) fn of(place: &str, about: About) -> Option<Self> {
        let link = about.prospect.map(|(uid, name)| Link { uid, name });
        let entries = Some(about.entries).filter(|entries| !entries.is_empty());
        let kind = place.split('/').nth(1)?;
        let (kind, warning) = kind.split_once('-').unwrap_or((kind, ""));
        let warned = |link: Option<Link>| link.zip(WarningKind::from_word(warning));
        match kind {
            "question" => link.map(Self::Question),
            "promise" => link.map(Self::FollowUp),
            "unsaid" => link.map(Self::Unsaid),
            "marks" => entries.map(Self::Marks),
            "settled" => entries?.first().copied().map(Self::SettledBy),
            "move" => entries.map(Self::Mover),
            "view" => Some(Self::View(about.query)),
            "plan" => Some(Self::PlanFor(about.query)),
            "until" => entries?.first().copied().map(Self::Until),
            "bank" => {
                let (stage, purpose) = about.query.split_once('/')?;
                let uid = entries.and_then(|entries| entries.first().copied());
                Some(Self::Bank { uid, stage: Stage::from_word(stage), purpose: purpose.to_owned() })
            }
            "reword" => {
                let kind = match warning {
                    "question" => TargetKind::Question,
                    "promise" => TargetKind::FollowUp,
                    _ => TargetKind::Unsaid,
                };
                entries?.first().map(|uid| Self::Reword(Target { kind, uid: *uid }))
            }
            "why" => {
                let until = Day::from_iso(&about.query)?;
                warned(link).map(|(link, kind)| Self::SnoozeWhy(link, kind, until))
            }
            "snooze" => warned(link).map(|(link, kind)| Self::SnoozeUntil(link, kind)),
            "pocket" => Day::from_iso(&about.query).map(Self::Pocket),
            "threshold" => Limit::from_word(warning).map(Self::Threshold),
            "dismiss" => warned(link).map(|(link, kind)| Self::Dismissal(link, kind)),
            _ => None,
        }
    }

    pub(super) const fn field(&self) -> FieldName {
        match self {
            Self::FollowUp(_) | Self::Reword(Target { kind: TargetKind::FollowUp, .. }) => FieldName::FollowUp,
            Self::Marks(_) => FieldName::Marks,
            Self::Mover(_) | Self::PlanFor(_) => FieldName::Who,
            Self::Unsaid(_) | Self::Reword(Target { kind: TargetKind::Unsaid, .. }) => FieldName::Unsaid,
            Self::Question(_)
            | Self::Reword(_)
            | Self::SettledBy(_)
            | Self::View(_)
            | Self::Bank { .. }
            | Self::Until(_)
            | Self::SnoozeUntil(..)
            | Self::SnoozeWhy(..)
            | Self::Dismissal(..)
            | Self::Threshold(_)
            | Self::Pocket(_) => FieldName::Line,
        }
    }

    /// A name that is asked for behind it.
    pub(super) const fn also(&self) -> &'static [FieldName] {
        if matches!(self, Self::Pocket(_)) { &[FieldName::Who] } else { &[] }
    }

    /// The heading of the box.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Question(link) => format!("Which question for {}?", one_line(&link.name, 40)),
            Self::PlanFor(text) => format!("For whom?  {}", quoted(&one_line(text, 60))),
            Self::Bank { uid: None, .. } => "Which question goes into your bank?".to_owned(),
            Self::Bank { .. } => "The question anew".to_owned(),
            Self::Until(_) => "Until when did they promise an answer? enter if they named no day".to_owned(),
            Self::FollowUp(link) => format!("What do you promise {}, and by when?", one_line(&link.name, 40)),
            Self::Unsaid(link) => format!("What does {} still seem unable to say?", one_line(&link.name, 40)),
            Self::Marks(entries) => format!("Marks of {}", counted(entries.len() as u64, "entry")),
            Self::SettledBy(_) => "Who settled it, and how?".to_owned(),
            Self::Mover(_) => "To which prospect does it belong?".to_owned(),
            Self::SnoozeWhy(_, kind, _) => format!("Why is “{}” kept quiet? enter leaves it out", kind.said()),
            Self::SnoozeUntil(_, kind) => format!("Until when is “{}” kept quiet?", kind.said()),
            Self::Dismissal(_, kind) => format!("Why is “{}” dismissed? enter leaves it out", kind.said()),
            Self::Reword(Target { kind: TargetKind::FollowUp, .. }) => "What do you promise, and by when?".to_owned(),
            Self::Reword(Target { kind: TargetKind::Unsaid, .. }) => {
                "What do they still seem unable to say?".to_owned()
            }
            Self::Reword(_) => "The question in other words".to_owned(),
            Self::Threshold(limit) => {
                format!("“{}”, {} unless set anew", limit.said(), limit.with_unit(limit.default()))
            }
            Self::Pocket(_) => "Which question stayed in your pocket?".to_owned(),
            Self::View(query) => format!("What is this view called?  {}", one_line(query, 50)),
        }
    }

    /// What is said once it is saved.
    pub(super) fn done(&self) -> String {
        match self {
            Self::Question(_) | Self::PlanFor(_) => {
                "Planned · after the next talk it asks what became of it".to_owned()
            }
            Self::Bank { .. } => "In your bank · s says for which stage, t what it is for".to_owned(),
            Self::Until(_) => "The question is pending · u undoes".to_owned(),
            Self::FollowUp(_) => "Promised · it stands in Follow-ups".to_owned(),
            Self::Unsaid(_) => "Noted · it stands on the page until it is said".to_owned(),
            Self::Marks(entries) => format!("Marked {} · u undoes", counted(entries.len() as u64, "entry")),
            Self::SettledBy(_) => "Settled".to_owned(),
            Self::Mover(_) => "Moved · u undoes".to_owned(),
            Self::Reword(_) => "Saved in other words · u undoes".to_owned(),
            Self::SnoozeUntil(..) | Self::SnoozeWhy(..) => "Quiet until that day · u takes it back".to_owned(),
            Self::Dismissal(..) => "Quiet until it rests on something newer · u takes it back".to_owned(),
            Self::Threshold(_) => {
                "Set for the whole journal · a setting stands outside History: default takes it back".to_owned()
            }
            Self::Pocket(_) => "Held back: it stands under Not dared · u takes it back".to_owned(),
            Self::View(_) => "Kept · v shows the views".to_owned(),
        }
    }
}
