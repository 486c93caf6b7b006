//! Where a line of the brief leads.

use crate::{
    app::screens::{Place, ProspectTab, moments::promise_line, questions::Shown},
    domain::Uid,
    journal::{
        Brief, Key, Target, TargetKind,
        brief::{Behind, BriefLine},
    },
};

/// The place behind a line. A question that hangs on no talk, and a promise, stand in their list on the prospect's page.
pub(super) fn place(behind: &Behind, facts: &Brief) -> Place {
    let prospect = facts.page.prospect.uid;
    let tab = |tab, cursor: Option<Key>| Place::Prospect { prospect, tab, cursor };
    match *behind {
        Behind::Entry(entry) => Place::Entry { entry },
        Behind::Question { question, talk: Some(conversation) } => {
            Place::Conversation { conversation, at: Some(question) }
        }
        Behind::Talk(conversation) => Place::Conversation { conversation, at: None },
        Behind::Question { question, talk: None } => {
            let row = facts.questions.iter().find(|row| row.question.uid == question);
            tab(ProspectTab::Questions, row.map(|row| row.key.clone()))
        }
        Behind::FollowUp(promise) => {
            let row = facts.promises.iter().find(|row| row.follow_up.uid == promise);
            tab(ProspectTab::FollowUps, row.map(|row| row.key.clone()))
        }
        Behind::Score => Place::Explain { prospect, day: None, cursor: None },
        Behind::People => tab(ProspectTab::People, None),
        Behind::Page | Behind::Unsaid(_) => tab(ProspectTab::Timeline, None),
        Behind::Bank(id) => {
            let shown = Shown { bank: true, ..Shown::default() };
            Place::Questions { shown, cursor: Some(Key { id, ..Key::default() }) }
        }
    }
}

/// What a key acts on: the question the line speaks of first, then what stands behind it.
pub(super) fn targets(line: &BriefLine) -> Vec<Target> {
    let asked = line.question.as_ref().and_then(|question| question.question);
    let target = |kind| move |uid: Uid| Target { kind, uid };
    let behind = match line.behind {
        Behind::Entry(uid) => Some(target(TargetKind::Entry)(uid)),
        Behind::Question { question, .. } => Some(target(TargetKind::Question)(question)),
        Behind::FollowUp(uid) => Some(target(TargetKind::FollowUp)(uid)),
        Behind::Talk(uid) => Some(target(TargetKind::Conversation)(uid)),
        Behind::Unsaid(uid) => Some(target(TargetKind::Unsaid)(uid)),
        Behind::Score | Behind::People | Behind::Page | Behind::Bank(_) => None,
    };
    let asked = asked.map(target(TargetKind::Question));
    let behind = behind.filter(|behind| Some(*behind) != asked);
    asked.into_iter().chain(behind).collect()
}

/// The words that `e` puts otherwise: of a question that is written down, a promise, or something unsaid.
pub(super) fn words(line: &BriefLine, facts: &Brief) -> Option<(Target, String)> {
    if let Some(question) = &line.question {
        return question.question.map(|uid| (Target { kind: TargetKind::Question, uid }, question.text.clone()));
    }
    match line.behind {
        Behind::FollowUp(uid) => {
            let row = facts.promises.iter().find(|row| row.follow_up.uid == uid)?;
            Some((Target { kind: TargetKind::FollowUp, uid }, promise_line(&row.follow_up)))
        }
        Behind::Unsaid(uid) => {
            let item = facts.page.prospect.unsaid.iter().find(|item| item.uid == uid)?;
            Some((Target { kind: TargetKind::Unsaid, uid }, item.text.clone()))
        }
        _ => None,
    }
}
