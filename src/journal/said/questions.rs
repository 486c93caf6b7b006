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
