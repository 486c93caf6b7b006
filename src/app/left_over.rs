//! Words left over in forms: what `n` continues, how that is offered at the foot, and which form a draft belongs to.
//!
//! A draft's place names the form and what it is about (`prompt/question/…`): a form that is opened again for the same
//! thing finds its words by it. Writing drafts is `parts::keeping`.

use crate::{
    app::{
        Known,
        parts::keeping::when,
        screens::{
            Screen, card::Card, ending::Ending, moment::MomentOfTruth, preparing::Preparing, prompt::Prompt,
            write_down::WriteDown,
        },
    },
    journal::Draft,
    words::one_line,
};

/// The form that a draft belongs to, with its words; `None` if it cannot be read.
fn continued(draft: &Draft) -> Option<Screen> {
    match draft.place.split('/').next()? {
        WriteDown::DRAFTS => WriteDown::continuing(draft).map(Screen::from),
        Prompt::DRAFTS => Prompt::continuing(draft).map(Screen::from),
        Card::DRAFTS => Card::continuing(draft).map(Screen::from),
        Ending::DRAFTS => Ending::continuing(draft).map(Screen::from),
        Preparing::DRAFTS => Preparing::continuing(draft).map(Screen::from),
        MomentOfTruth::DRAFTS => MomentOfTruth::continuing(draft).map(Screen::from),
        _ => None,
    }
}

/// Whom the words are about, as far as the form says it.
fn whom(screen: &Screen) -> Option<String> {
    match screen {
        Screen::WriteDown(form) => form.whom(),
        Screen::Prompt(prompt) => prompt.asks.link().map(|link| link.name.clone()),
        Screen::Card(card) => card.name(),
        Screen::Ending(ending) => Some(ending.prospect.name.clone()),
        Screen::Preparing(form) => form.whom(),
        Screen::Moment(moment) => Some(moment.prospect.name.clone()),
        _ => None,
    }
}

/// What `n` continues: what was left last in this window's composer, else what windows that are gone have left. A
/// prompt or card left in this window waits where it was left: `n` means writing down what they said.
fn next(known: &Known) -> Option<(&Draft, Screen)> {
    let composer = known.left().rev().filter(|draft| draft.place.starts_with(WriteDown::DRAFTS));
    let mut drafts = composer.chain(known.of_others());
    drafts.find_map(|draft| continued(draft).map(|screen| (draft, screen)))
}

/// Takes up what `n` continues.
pub(super) fn take_up(known: &mut Known) -> Option<Screen> {
    let (draft, screen) = next(known).map(|(draft, screen)| (draft.clone(), screen))?;
    known.keep_in_mind(draft);
    Some(screen)
}

/// The line that offers it: `Draft from 14:05 for Halvorsen · n continues it`.
#[must_use]
pub fn offered(known: &Known) -> Option<String> {
    let (draft, screen) = next(known)?;
    if let Screen::Moment(moment) = &screen {
        let at = when(draft.at, known.now, known.options.dates);
        return Some(format!("{} was asked at {at} · n goes on", one_line(&moment.prospect.name, 30)));
    }
    let whom = whom(&screen).filter(|name| !name.is_empty());
    let whom = whom.map(|name| format!(" for {}", one_line(&name, 30))).unwrap_or_default();
    Some(format!("Draft from {}{whom} · n continues it", when(draft.at, known.now, known.options.dates)))
}
