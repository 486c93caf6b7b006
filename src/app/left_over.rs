//! Words left over in forms: what `n` continues, how that is offered at the foot, and which form a draft belongs to.
//!
//! A draft's place names the form and what it is about (`prompt/question/…`): a form that is opened again for the same
//! thing finds its words by it. Writing drafts is `parts::keeping`.

use crate::{
    app::{
        Known,
        known::Thrown,
        parts::keeping::when,
        screens::{
            Screen, card::Card, ending::Ending, moment::MomentOfTruth, preparing::Preparing, prompt::Prompt,
            write_down::WriteDown,
        },
    },
    domain::Uid,
    journal::Draft,
    words::{one_line, width},
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
    let drafts = composer.chain(known.of_others());
    drafts
        .filter(|draft| !known.is_being_saved(draft.uid))
        .find_map(|draft| continued(draft).map(|screen| (draft, screen)))
}

/// Takes up what `n` continues.
pub(super) fn take_up(known: &mut Known) -> Option<Screen> {
    let (draft, screen) = next(known).map(|(draft, screen)| (draft.clone(), screen))?;
    known.keep_in_mind(draft);
    Some(screen)
}

/// The offer within less than half of a narrow window: whose words they are, for `X` throws them away; where the form
/// does not say it, the hour.
fn narrow(columns: u16, what: &str, whom: Option<&str>, at: &str) -> String {
    let room = usize::from(columns.saturating_sub(1) / 2);
    let fits = |said: &String| width(said) <= room;
    let Some(whom) = whom else {
        let said = format!("{what} from {at}: n goes on, X drops");
        let short = if columns < 60 { format!("{what} · n") } else { format!("{what}: n goes on, X drops") };
        return Some(said).filter(|said| columns >= 60 && fits(said)).unwrap_or(short);
    };
    let keys = if columns < 60 { " · n" } else { ": n · X drops" };
    let taken = width(what) + 1 + width(keys);
    match room.saturating_sub(taken) {
        0..4 => format!("{what} · n"),
        left => format!("{what} {}{keys}", one_line(whom, left)),
    }
}

/// What became of a draft.
pub(super) enum Dropped {
    /// It is thrown away; `aside` = its words lie in a file too.
    Gone {
        /// Which.
        draft: Uid,
        /// Whether there is a file of it.
        aside: bool,
    },
    /// It is brought back.
    Back(Draft),
}

/// Whether there is a draft to throw away, or one to bring back.
pub(super) fn can_drop(known: &Known) -> bool {
    next(known).is_some() || !known.thrown_away.is_empty()
}

/// Throws away what `n` continues. Brings back what was thrown away last while the foot says so, and where there is
/// nothing to throw away.
pub(super) fn drop(known: &mut Known) -> Option<Dropped> {
    let told = std::mem::take(&mut known.brings_back) && !known.thrown_away.is_empty();
    if let Some((draft, screen)) = next(known).filter(|_| !told) {
        let (draft, whom) = (draft.clone(), said_for(&screen));
        let aside = known.is_aside(draft.uid);
        let (uid, ours) = (draft.uid, known.is_left(draft.uid));
        known.forget_draft(uid);
        known.say_brings_back(format!("The draft{whom} is thrown away · X brings it back"));
        known.thrown_away.push(Thrown { draft, ours });
        return Some(Dropped::Gone { draft: uid, aside });
    }
    let thrown = known.thrown_away.pop()?;
    let draft = thrown.draft.clone();
    known.put_back(thrown);
    if known.thrown_away.is_empty() {
        known.say("The draft is back");
    } else {
        known.say_brings_back("The draft is back · X brings back the one before it");
    }
    Some(Dropped::Back(draft))
}

/// ` for Halvorsen`; empty where the form does not say for whom.
fn said_for(screen: &Screen) -> String {
    let whom = whom(screen).filter(|name| !name.is_empty());
    whom.map(|name| format!(" for {}", one_line(&name, 30))).unwrap_or_default()
}

/// The line that offers it: `Draft from 14:05 for Halvorsen · n continues it · X drops it`. In a narrow window the keys
/// of the screen have their room.
#[must_use]
pub fn offered(known: &Known) -> Option<String> {
    let (draft, screen) = next(known)?;
    let at = when(draft.at, known.now, known.options.dates);
    Some(match (known.size.columns, &screen) {
        (100.., Screen::Moment(moment)) => {
            format!("{} was asked at {at} · n goes on · X drops it", one_line(&moment.prospect.name, 30))
        }
        (100.., _) => format!("Draft from {at}{} · n continues it · X drops it", said_for(&screen)),
        (columns, screen) => {
            let what = if matches!(screen, Screen::Moment(_)) { "Asked" } else { "Draft" };
            narrow(columns, what, whom(screen).filter(|name| !name.is_empty()).as_deref(), &at)
        }
    })
}
