//! How a quote or prospect ended, said in words: the screens and the command line say the same.

use super::{Ended, FirstHeard};
use crate::{
    domain::{Day, OutcomeResult, OutcomeWhat, Surfaced},
    words::{Dates, counted, one_line, quoted, width},
};

/// Columns of the signs around what decided it.
const AROUND: usize = 5;
/// So many columns of it are always said.
const LEAST: usize = 16;

/// What ended, and how: `quote lost`, `won`.
#[must_use]
pub const fn what(what: OutcomeWhat, result: OutcomeResult) -> &'static str {
    match (what, result) {
        (OutcomeWhat::Quote, OutcomeResult::Won) => "Quote won",
        (OutcomeWhat::Quote, OutcomeResult::Lost) => "Quote lost",
        (OutcomeWhat::Prospect, OutcomeResult::Won) => "Won",
        (OutcomeWhat::Prospect, OutcomeResult::Lost) => "Lost",
    }
}

/// When it was first heard: `You first heard it on 28 Oct, to your face, 22 days before.` Nothing where that was skipped.
#[must_use]
pub fn heard(heard: &FirstHeard, on: Day, today: Day, dates: Dates) -> Option<String> {
    match heard {
        FirstHeard::Skipped => None,
        FirstHeard::Never => Some("They never told you.".to_owned()),
        FirstHeard::In { day, surfaced, .. } => {
            let how = match surfaced {
                Surfaced::Volunteered | Surfaced::Asked => "to your face",
                Surfaced::SecondHand => "from somebody else",
            };
            let apart = match on.0 - day.0 {
                0 => "the same day".to_owned(),
                days @ 1.. => format!("{} before", counted(days.unsigned_abs(), "day")),
                days => format!("{} after", counted(days.unsigned_abs(), "day")),
            };
            Some(format!("You first heard it on {}, {how}, {apart}.", dates.table(*day, today)))
        }
    }
}

/// All of it on a line: `Quote lost 14 Nov: “too slow”. You first heard it on 28 Oct, to your face, 17 days before.` Of
/// what decided it only as much as lets the rest stand within `most` columns, but always its beginning.
#[must_use]
pub fn line(ended: &Ended, today: Day, dates: Dates, most: usize) -> String {
    let head = format!("{} {}", what(ended.what, ended.result), dates.table(ended.on, today));
    let heard = heard(&ended.heard, ended.on, today, dates).map(|heard| format!(" {heard}")).unwrap_or_default();
    if ended.decided_by.is_empty() {
        return format!("{head}.{heard}");
    }
    let room = most.saturating_sub(width(&head) + width(&heard) + AROUND).max(LEAST);
    let decided = quoted(&one_line(ended.decided_by.trim_end_matches('.'), room));
    format!("{head}: {decided}.{heard}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Uid;

    #[test]
    fn when_it_was_first_heard() {
        let today = Day::from_iso("2026-11-19").expect("a day");
        let on = Day::from_iso("2026-11-14").expect("a day");
        let moment = |day: &str, surfaced| FirstHeard::In {
            entry: Uid::v7(1, &[0; 10]),
            words: "Too slow.".to_owned(),
            day: Day::from_iso(day).expect("a day"),
            surfaced,
        };
        let said = |first: &FirstHeard| heard(first, on, today, Dates::default());
        for (first, says) in [
            (FirstHeard::Skipped, None),
            (FirstHeard::Never, Some("They never told you.")),
            (
                moment("2026-10-28", Surfaced::Volunteered),
                Some("You first heard it on 28 Oct, to your face, 17 days before."),
            ),
            (moment("2026-11-13", Surfaced::Asked), Some("You first heard it on 13 Nov, to your face, 1 day before.")),
            (
                moment("2026-11-14", Surfaced::SecondHand),
                Some("You first heard it on 14 Nov, from somebody else, the same day."),
            ),
            (
                moment("2026-11-16", Surfaced::SecondHand),
                Some("You first heard it on 16 Nov, from somebody else, 2 days after."),
            ),
        ] {
            assert_eq!(said(&first).as_deref(), says);
        }
        let ended = Ended {
            uid: Uid::v7(2, &[0; 10]),
            what: OutcomeWhat::Quote,
            result: OutcomeResult::Lost,
            on,
            decided_by: "Too slow.".to_owned(),
            heard: FirstHeard::Never,
            not_dared: String::new(),
        };
        assert_eq!(line(&ended, today, Dates::default(), 200), "Quote lost 14 Nov: “Too slow”. They never told you.");
        let bare =
            Ended { decided_by: String::new(), heard: FirstHeard::Skipped, what: OutcomeWhat::Prospect, ..ended };
        assert_eq!(line(&bare, today, Dates::default(), 200), "Lost 14 Nov.");
    }
}
