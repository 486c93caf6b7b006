//! What a figure counts that is no moment, said in words: what the list is of, and what became of each.

use crate::{
    domain::{Became, Counted, Day, FirstTold, FollowUpState, QuestionState},
    words::{counted, number::count},
};

/// What the list is of.
#[must_use]
pub fn heading(of: Counted) -> String {
    match of {
        Counted::Questions(QuestionState::Answered) => "Questions they answered".to_owned(),
        Counted::Questions(QuestionState::Dodged) => "Questions they dodged".to_owned(),
        Counted::Questions(QuestionState::Pending) => "Questions that wait for an answer".to_owned(),
        Counted::Questions(QuestionState::HeldBack) => "Questions not dared".to_owned(),
        Counted::Questions(QuestionState::Planned) => "Questions planned".to_owned(),
        Counted::Silences(None) => "Silences held".to_owned(),
        Counted::Silences(Some(_)) => "Silences held after one question".to_owned(),
        Counted::Askings(_) => "Times one question was asked".to_owned(),
        Counted::NextTalks(reception) => format!("Talks after one where you {}", reception.said()),
        Counted::Promises => "Promises that were due".to_owned(),
        Counted::Outcomes { result, told } => {
            let how = match told {
                None => "what decided it",
                Some(FirstTold::ToFace) => "told to your face before",
                Some(FirstTold::SecondHand) => "told somebody else before",
                Some(FirstTold::Never) => "never said before",
                Some(FirstTold::NotNoted) => "not noted when it was first heard",
            };
            let result = result.said();
            let first = result.get(..1).unwrap_or_default().to_uppercase();
            format!("{first}{}: {how}", result.get(1..).unwrap_or_default())
        }
    }
}

/// How many there are: `4 promises`.
#[must_use]
pub fn many(of: Counted, n: u64) -> String {
    counted(
        n,
        match of {
            Counted::Questions(_) => "question",
            Counted::Silences(_) => "silence",
            Counted::Askings(_) => "time",
            Counted::NextTalks(_) => "talk",
            Counted::Promises => "promise",
            Counted::Outcomes { .. } => "deal",
        },
    )
}

/// The same in at most nine columns: `dodged`, `late`, `to face`.
#[must_use]
pub fn short(of: Counted, became: Became, day: Day) -> String {
    match became {
        Became::Question { silence: Some(seconds), .. } if matches!(of, Counted::Silences(_)) => {
            format!("{} s", count(seconds))
        }
        Became::Question { state, .. } => state.said(),
        Became::Asking { opened, .. } => if opened { "opened" } else { "kept back" }.to_owned(),
        Became::Talk { candid } => if candid { "frank" } else { "not frank" }.to_owned(),
        Became::Promise { state: FollowUpState::Broken, .. } => "broken".to_owned(),
        Became::Promise { state: FollowUpState::Kept, kept_on } => {
            if kept_on.is_some_and(|kept| kept > day) { "late" } else { "kept" }.to_owned()
        }
        Became::Promise { .. } => "overdue".to_owned(),
        Became::Outcome { told, .. } => match told {
            FirstTold::ToFace => "to face",
            FirstTold::SecondHand => "2nd-hand",
            FirstTold::Never => "never",
            FirstTold::NotNoted => "not noted",
        }
        .to_owned(),
    }
}

/// What became of one that counts on `day`.
#[must_use]
pub fn became(became: Became, day: Day, today: Day) -> String {
    let days = |n: i32| format!("{} d", count(n.max(0).unsigned_abs()));
    match became {
        Became::Question { state, silence } => match silence {
            Some(seconds) => format!("{} · {} s", state.said(), count(seconds)),
            None => state.said(),
        },
        Became::Asking { state, opened: true } => format!("opened up · {}", state.said()),
        Became::Asking { state, opened: false } => format!("kept back · {}", state.said()),
        Became::Talk { candid } => if candid { "something frank" } else { "nothing frank" }.to_owned(),
        Became::Promise { state: FollowUpState::Broken, .. } => "broken".to_owned(),
        Became::Promise { state: FollowUpState::Kept, kept_on } => match kept_on.filter(|kept| *kept > day) {
            Some(kept) => format!("kept {} late", days(kept - day)),
            None => "kept".to_owned(),
        },
        Became::Promise { .. } => format!("overdue {}", days(today - day)),
        Became::Outcome { told, before } => {
            let how = match told {
                FirstTold::ToFace => "to your face",
                FirstTold::SecondHand => "second-hand",
                FirstTold::Never => "never said",
                FirstTold::NotNoted => "not noted",
            };
            before.map_or_else(|| how.to_owned(), |before| format!("{how} {} before", days(before)))
        }
    }
}
