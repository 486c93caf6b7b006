//! What became of a question and what stood around it, in words.

use crate::{
    domain::{Question, QuestionState, Reception},
    words::number,
};

/// What became of it, and how often with them by then: `dodged ×4`.
#[must_use]
pub fn became(state: QuestionState, times: u32) -> String {
    match times {
        0 | 1 => state.said(),
        several => format!("{} ×{}", state.said(), number::count(several)),
    }
}

/// The silence after it, where anything of it was kept: `silence 3 s filled`, `silence held`.
#[must_use]
pub fn silence(question: &Question) -> Option<String> {
    let held = match question.held {
        Some(true) => " held",
        Some(false) => " filled",
        None => "",
    };
    match question.silence {
        Some(seconds) => Some(format!("silence {} s{held}", number::count(seconds))),
        None => (!held.is_empty()).then(|| format!("silence{held}")),
    }
}

/// How I met what they said: `I defended`.
#[must_use]
pub fn reception(reception: Reception) -> String {
    format!("I {}", reception.said())
}

/// Silence and reception where there is little room: `14 s · defended`, `filled`. A silence with seconds was held unless it
/// says otherwise.
#[must_use]
pub fn in_short(question: &Question, reception: Option<Reception>) -> String {
    let filled = question.held == Some(false);
    let silence = match question.silence {
        Some(seconds) => Some(format!("{} s{}", number::count(seconds), if filled { " filled" } else { "" })),
        None => question.held.map(|held| if held { "held" } else { "filled" }.to_owned()),
    };
    silence.into_iter().chain(reception.map(Reception::said)).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Uid;

    #[test]
    fn silence_and_reception_in_short() {
        let mut question = Question {
            uid: Uid::v7(1, &[0; 10]),
            text: "Why?".to_owned(),
            state: QuestionState::Answered,
            planned_on: None,
            asked_at: None,
            closed_on: None,
            until: None,
            silence: None,
            held: None,
            bank: None,
            note: String::new(),
            note_private: false,
            private: false,
        };
        let mut said = |silence, held, reception| {
            (question.silence, question.held) = (silence, held);
            in_short(&question, reception)
        };
        assert_eq!(said(None, None, None), "");
        assert_eq!(said(Some(14), Some(true), Some(Reception::Defended)), "14 s · defended");
        assert_eq!(said(Some(3), Some(false), None), "3 s filled");
        assert_eq!(said(None, Some(true), Some(Reception::Welcomed)), "held · welcomed");
        assert_eq!(said(None, Some(false), None), "filled");
        assert_eq!(said(Some(5), None, None), "5 s");
    }
}
