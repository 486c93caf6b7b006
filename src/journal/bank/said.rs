//! What is known of a question, said in words: the screens and the command line say the same.

use crate::{
    domain::Day,
    journal::{NextQuestion, Why},
    trust::measures::questions::Opened,
    words::{Dates, date, number::count},
};

/// How often it opened people up: `opened up 7 of the 9 times asked`.
#[must_use]
pub fn opened(opened: Opened) -> String {
    match (opened.k, opened.n) {
        (_, 0) => "never asked yet".to_owned(),
        (0, 1) => "did not open up the one time asked".to_owned(),
        (_, 1) => "opened up the one time asked".to_owned(),
        (0, n) => format!("opened up none of the {} times asked", count(n)),
        (k, n) => format!("opened up {} of the {} times asked", count(k), count(n)),
    }
}

/// Why it is worth asking: `dodged 12 Nov, not asked again`.
#[must_use]
pub fn why(next: &NextQuestion, today: Day, dates: Dates) -> String {
    let on = |day: Option<Day>| day.map(|day| format!(" {}", dates.table(day, today))).unwrap_or_default();
    let ago = |day: Option<Day>| day.map(|day| format!(" {}", date::ago(day, today))).unwrap_or_default();
    match next.why {
        Why::Dodged(day) => format!("dodged{}, not asked again", on(day)),
        Why::Planned(day) => format!("planned{}", ago(day)),
        Why::HeldBack(day) => format!("held back{}", on(day)),
        Why::Permission => "nothing yet has made a no easy for them".to_owned(),
        Why::Ranked(stage) if next.opened.n == 0 => format!("from the bank, for {}", stage.said()),
        Why::Ranked(_) => opened(next.opened),
    }
}
