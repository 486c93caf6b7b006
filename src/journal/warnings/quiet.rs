//! Too quiet: their state is gone quiet. It rests on the latest talk.

use super::{
    Basis, BasisKind, Said,
    view::{View, of_talk},
};
use crate::domain::{Day, QuestionState};
use crate::trust::State;
use crate::words::{counted, date};

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let Some((last, limit)) = view.standing.last_contact.zip(view.standing.quiet_limit) else { return Vec::new() };
    if view.standing.state != State::GoneQuiet {
        return Vec::new();
    }
    let since = last + limit + 1;
    let talk = view.talks.last().map(|talk| of_talk(talk, since));
    talk.or_else(|| answer(view, since)).into_iter().collect()
}

/// Heard from in no talk at all: the latest question they answered.
fn answer(view: &View<'_>, since: Day) -> Option<Basis> {
    let answered = view.facts.asked.iter().filter(|asked| asked.state_on(view.on) == Some(QuestionState::Answered));
    let (day, asked) = answered.filter_map(|asked| Some((asked.closed_on()?, asked))).max_by_key(|(day, _)| *day)?;
    Some(Basis {
        kind: BasisKind::Question,
        uid: asked.uid,
        talk: asked.talk,
        day,
        words: asked.text.clone(),
        private: asked.private,
        since,
    })
}

pub(super) fn say(view: &View<'_>, _: &[Basis]) -> Said {
    let last = view.standing.last_contact.unwrap_or(view.on);
    let limit = view.standing.quiet_limit.unwrap_or_default();
    let silent = view.on - last;
    Said {
        text: format!("No talk for {}; over {limit} is long for them. Ask what has changed", counted(silent, "day")),
        reason: format!("quiet {}", date::age(last, view.on)),
    }
}
