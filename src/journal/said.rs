//! Where trust stands, said in words: the sentence first, the number second. The prospect's page, the preview and
//! `candor show` say the same, to the letter. "Trust 35" alone would be read as "they trust me 35 %"; it means how
//! freely they tell the truth.

pub mod arithmetic;
pub mod counted;
#[cfg(test)]
mod few;
pub mod questions;
pub mod trends;

use super::{Due, TrustLook};
use crate::{
    domain::Day,
    trust::{State, Trend, constants::READY_DAYS},
    words::{Dates, counted, number, plural},
};

/// The sentence: what they do, since when, and what that rests on. `tries` = tries since the last talk.
#[must_use]
pub fn sentence(look: &TrustLook, tries: u32, dates: Dates) -> String {
    match look.now.state {
        State::Rising => format!("{}{}: {}.", rising(look.now.mean), since(look, dates), told_and_dodged(look)),
        State::Falling => format!(
            "They hold back more{}: {}. About half of such turns prove real: look, and ask.",
            since(look, dates),
            dodged_and_told(look)
        ),
        State::Steady => format!("{}; no turn proven.", level(look.now.mean)),
        State::TooEarly => too_early(look.marked_days),
        State::GoneQuiet => quiet(look, tries),
    }
}

/// The number behind the sentence: `trust 76, likely 52–94`; gone quiet `was 24, 98 d ago`; `None` while it is too early.
#[must_use]
pub fn figure(look: &TrustLook) -> Option<String> {
    match (look.now.state, &look.last_talk) {
        (State::GoneQuiet, Some(then)) if then.trend != Trend::TooEarly => {
            let ago = (look.as_of - then.day).max(0).unsigned_abs();
            Some(format!("was {}, {} d ago", number::score(then.mean), number::count(ago)))
        }
        (State::TooEarly | State::GoneQuiet, _) => None,
        _ => {
            let now = &look.now;
            Some(format!("trust {}, {}", number::score(now.mean), number::likely(now.low, now.high)))
        }
    }
}

/// The state with the move of the last 90 days, for the line below: `steady · +34 in 90 days`.
#[must_use]
pub fn state(look: &TrustLook) -> String {
    let word = match look.now.state {
        State::GoneQuiet => match &look.last_talk {
            Some(then) if then.trend == Trend::Falling => "gone quiet, was falling",
            Some(then) if then.trend == Trend::Rising => "gone quiet, was rising",
            _ => "gone quiet",
        }
        .to_owned(),
        State::TooEarly => "too early to tell".to_owned(),
        state => state.said(),
    };
    match look.moved.filter(|_| !matches!(look.now.state, State::TooEarly | State::GoneQuiet)) {
        Some(moved) => format!("{word} · {} in 90 days", number::whole_points(moved)),
        None => word,
    }
}

/// What the number rests on: `Rests on 9 marked moments; 14 are not marked.`
#[must_use]
pub fn rests_on(look: &TrustLook) -> String {
    let marked = |count: u32| counted(count as usize, "marked moment");
    let are = if look.unmarked == 1 { "is" } else { "are" };
    match (look.marked, look.unmarked) {
        (0, 0) => "Nothing is marked yet.".to_owned(),
        (0, unmarked) => format!("Nothing is marked yet; {} could be.", counted(unmarked as usize, "moment")),
        (count, 0) => format!("Rests on {}.", marked(count)),
        (count, unmarked) => {
            format!("Rests on {}; {} {are} not marked.", marked(count), number::count(unmarked))
        }
    }
}

/// Ends what [`due`] says of promises whose day has gone by.
pub const OVERDUE: &str = "overdue";

/// What is due, in one line: `2 promises due · 1 overdue · 3 questions planned · 4 in the inbox · 7 unmarked`; empty if
/// nothing is.
#[must_use]
pub fn due(due: &Due) -> String {
    let overdue = match (due.promises, due.overdue) {
        (0, late) => format!("{} {OVERDUE}", counted(late, "promise")),
        (_, late) => format!("{} {OVERDUE}", number::count(late)),
    };
    let parts = [
        (due.promises, format!("{} due", counted(due.promises, "promise"))),
        (due.overdue, overdue),
        (due.questions, format!("{} planned", counted(due.questions, "question"))),
        (due.inbox, format!("{} in the inbox", number::count(due.inbox))),
        (due.unmarked, format!("{} unmarked", number::count(due.unmarked))),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect::<Vec<_>>().join(" · ")
}

/// How freely they speak, from the level alone.
const fn level(mean: f64) -> &'static str {
    if mean < 0.4 {
        "They mostly keep things to themselves"
    } else if mean <= 0.6 {
        "They say some of it"
    } else {
        "They tell you hard things"
    }
}

const fn rising(mean: f64) -> &'static str {
    if mean < 0.4 {
        "They mostly keep things to themselves, but tell you more"
    } else if mean <= 0.6 {
        "They say some of it, and more"
    } else {
        "They tell you hard things, and more often"
    }
}

fn since(look: &TrustLook, dates: Dates) -> String {
    let day = |day: Day| format!(" since {}", dates.table(day, look.as_of));
    look.now.changed_from.map(day).unwrap_or_default()
}

fn told_and_dodged(look: &TrustLook) -> String {
    let told = match look.hard_told {
        0 => "nothing hard said".to_owned(),
        told => format!("{told} to your face"),
    };
    let dodged = match look.dodged {
        0 => "no question dodged".to_owned(),
        dodged => format!("{} dodged", counted(dodged as usize, "question")),
    };
    format!("{told}, {dodged}")
}

fn dodged_and_told(look: &TrustLook) -> String {
    let dodged = match look.dodged {
        0 => "no question dodged".to_owned(),
        dodged => format!("{dodged} dodged"),
    };
    let told = match look.hard_told {
        0 => "nothing hard said".to_owned(),
        told => format!("{} said", counted(told as usize, "hard thing")),
    };
    format!("{dodged}, {told}")
}

/// Always what is missing.
fn too_early(days: u32) -> String {
    if days < READY_DAYS {
        format!("Too early: {days} of {READY_DAYS} {} with something marked.", plural("day"))
    } else {
        format!("Too early: {} with something marked, but too little said on them yet.", counted(days as usize, "day"))
    }
}

fn quiet(look: &TrustLook, tries: u32) -> String {
    let days = usize::try_from(look.now.since_contact().unwrap_or(0)).unwrap_or(0);
    let usual = look.now.usual_gap.map(|gap| format!("; usual is {gap}")).unwrap_or_default();
    let tried = match tries {
        0 => String::new(),
        1 => " You tried once.".to_owned(),
        tries => format!(" You tried {tries} times."),
    };
    let before = match look.last_talk.map(|then| then.trend) {
        Some(Trend::Falling) => " Before that they were holding back more.",
        Some(Trend::Rising) => " Before that they were telling you more.",
        Some(Trend::Steady) => " Before that no turn was proven.",
        Some(Trend::TooEarly) => " Before that it was too early to tell.",
        None => "",
    };
    format!("No talk for {}{usual}.{tried}{before}", counted(days, "day"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Uid,
        trust::{Mass, Pace, Standing, standing_on},
    };

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).expect("a day")
    }

    fn look(state: State, trend: Trend, mean: f64) -> TrustLook {
        let as_of = day("2026-11-19");
        let nothing = standing_on(&[], Pace::of(None), as_of);
        let mass = Mass { r: 3.0, s: 1.0 };
        let now = Standing { mass, state, trend, mean, low: 0.521, high: 0.938, ..nothing };
        TrustLook {
            prospect: Uid::v7(1, &[0; 10]),
            name: "Halvorsen".to_owned(),
            as_of,
            now,
            marked_days: 2,
            marked: 9,
            unmarked: 14,
            hard_told: 4,
            dodged: 0,
            moved: Some(34.4),
            series: Vec::new(),
            last_talk: None,
            later: 0,
        }
    }

    fn said(look: &TrustLook, tries: u32) -> String {
        let figure = figure(look).map(|figure| format!("   {figure}")).unwrap_or_default();
        sentence(look, tries, Dates::default()) + &figure
    }

    #[test]
    fn every_state_says_its_sentence_and_then_the_number() {
        let mut rising = look(State::Rising, Trend::Rising, 0.7609);
        rising.now.changed_from = Some(day("2026-08-12"));
        assert_eq!(
            said(&rising, 0),
            "They tell you hard things, and more often since 12 Aug: 4 to your face, no question dodged.   trust 76, likely 52–94"
        );
        assert_eq!(state(&rising), "rising · +34 in 90 days");

        let mut falling = look(State::Falling, Trend::Falling, 0.35);
        (falling.now.changed_from, falling.dodged, falling.hard_told) = (Some(day("2026-09-08")), 4, 0);
        (falling.now.low, falling.now.high) = (0.11, 0.66);
        assert_eq!(
            said(&falling, 0),
            "They hold back more since 8 Sep: 4 dodged, nothing hard said. About half of such turns prove real: look, and ask.   trust 35, likely 11–66"
        );

        let steady = look(State::Steady, Trend::Steady, 0.37);
        assert_eq!(said(&steady, 0), "They mostly keep things to themselves; no turn proven.   trust 37, likely 52–94");

        let early = look(State::TooEarly, Trend::TooEarly, 0.5);
        assert_eq!(said(&early, 0), "Too early: 2 of 3 days with something marked.");

        let mut quiet = look(State::GoneQuiet, Trend::Falling, 0.3);
        (quiet.now.last_contact, quiet.now.usual_gap) = (Some(day("2026-08-13")), Some(21));
        quiet.last_talk = Some(Standing { day: day("2026-08-13"), mean: 0.24, trend: Trend::Falling, ..quiet.now });
        assert_eq!(
            said(&quiet, 3),
            "No talk for 98 days; usual is 21. You tried 3 times. Before that they were holding back more.   was 24, 98 d ago"
        );
        assert_eq!(state(&quiet), "gone quiet, was falling");
    }

    #[test]
    fn what_is_due_stands_in_one_line() {
        let all = Due { promises: 2, overdue: 1, questions: 3, inbox: 4, unmarked: 7 };
        assert_eq!(due(&all), "2 promises due · 1 overdue · 3 questions planned · 4 in the inbox · 7 unmarked");
        assert_eq!(due(&Due { overdue: 1, inbox: 1200, ..Due::default() }), "1 promise overdue · 1,200 in the inbox");
        assert_eq!(due(&Due::default()), "");
    }

    #[test]
    fn what_it_rests_on_is_counted() {
        let mut look = look(State::Steady, Trend::Steady, 0.5);
        assert_eq!(rests_on(&look), "Rests on 9 marked moments; 14 are not marked.");
        (look.marked, look.unmarked) = (1, 1);
        assert_eq!(rests_on(&look), "Rests on 1 marked moment; 1 is not marked.");
        look.unmarked = 0;
        assert_eq!(rests_on(&look), "Rests on 1 marked moment.");
        (look.marked, look.unmarked) = (0, 2);
        assert_eq!(rests_on(&look), "Nothing is marked yet; 2 moments could be.");
    }
}
