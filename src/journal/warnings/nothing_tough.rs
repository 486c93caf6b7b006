//! Nothing tough asked: two talks or more at the present stage since it began, and no question asked in any of them. The
//! stage began with the first of the latest unbroken run of talks held at it.

use super::{
    Basis, Said,
    facts::{AskedFact, TalkFact},
    limits::Limit,
    view::{View, of_talk},
};
use crate::words::counted;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let run = at_this_stage(view);
    let Some(enough) = run.get(view.count(Limit::StageTalks) - 1) else { return Vec::new() };
    let asked = view.facts.asked.iter().filter(|asked| asked.state_on(view.on).is_some());
    if asked.into_iter().any(|asked| run.iter().any(|talk| was_in(asked, talk))) {
        return Vec::new();
    }
    run.iter().map(|talk| of_talk(talk, enough.day)).collect()
}

/// The latest unbroken run of talks at the stage.
fn at_this_stage<'v, 'a>(view: &'v View<'a>) -> &'v [&'a TalkFact] {
    let talks = &view.talks;
    let Some(last) = talks.iter().rposition(|talk| talk.stage == view.stage) else { return &[] };
    let first = talks[..last].iter().rposition(|talk| talk.stage != view.stage).map_or(0, |at| at + 1);
    &talks[first..=last]
}

/// Whether a question was asked in a talk; one that hangs on no talk, in that of its day.
fn was_in(asked: &AskedFact, talk: &TalkFact) -> bool {
    match asked.talk {
        Some(uid) => uid == talk.uid,
        None => asked.asked_on() == Some(talk.day),
    }
}

pub(super) fn say(view: &View<'_>, run: &[Basis]) -> Said {
    Said {
        text: format!(
            "{} at stage {}, no question asked in any. Plan one that they could answer with no",
            counted(run.len(), "talk"),
            view.stage.said()
        ),
        reason: "nothing asked".to_owned(),
    }
}
