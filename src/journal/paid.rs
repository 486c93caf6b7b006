//! What saving pays back with, as a sentence without its full stop: the line at the foot and the shell say the same.

use super::Payback;
use crate::{
    domain::Day,
    words::{Dates, date, number::score, one_line, quoted},
};

/// As many columns of a name are said where words are cut.
const NAME: usize = 24;

/// The sentence; of a text at most so many columns (`None` = all of it).
#[must_use]
pub fn pays_back(payback: &Payback, today: Day, dates: Dates, columns: Option<usize>) -> String {
    let cut = |text: &str| columns.map_or_else(|| text.to_owned(), |columns| one_line(text, columns));
    let name = |text: &str| columns.map_or_else(|| text.to_owned(), |_| one_line(text, NAME));
    match payback {
        Payback::Planned { text, .. } => format!("You planned {}", quoted(&cut(text))),
        Payback::Promise { text, due } if *due < today => {
            format!("Overdue: {}, due {}", cut(text), dates.table(*due, today))
        }
        Payback::Promise { text, due } => format!("Due {}: {}", date::due(*due, today), cut(text)),
        Payback::StillOpen { text, asked: Some(day) } => {
            format!("Still open since {}: {}", dates.table(*day, today), quoted(&cut(text)))
        }
        Payback::StillOpen { text, asked: None } => format!("Still open: {}", quoted(&cut(text))),
        Payback::Similar { prospect, text, settled_by } if settled_by.is_empty() => {
            format!("{} said the same: {}", name(prospect), quoted(&cut(text)))
        }
        Payback::Similar { prospect, settled_by, .. } => {
            format!("{} said the same; settled by {}", name(prospect), cut(settled_by))
        }
        Payback::Moved { from, to } => format!("trust {} → {}", score(from / 100.0), score(to / 100.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Uid;

    #[test]
    fn a_sentence_for_each_cut_where_there_is_little_room() {
        let (uid, today) = (Uid::v7(1, &[0; 10]), Day::from_iso("2026-11-19").expect("a day"));
        let said = |payback: &Payback, columns| pays_back(payback, today, Dates::default(), columns);
        let planned = Payback::Planned { question: uid, text: "Who else is on the shortlist?".to_owned() };
        assert_eq!(said(&planned, None), "You planned “Who else is on the shortlist?”");
        assert_eq!(said(&planned, Some(9)), "You planned “Who else…”");
        let promise = |days| Payback::Promise { text: "the plan".to_owned(), due: today + days };
        assert_eq!(said(&promise(-2), None), "Overdue: the plan, due 17 Nov");
        assert!(said(&promise(3), None).ends_with(": the plan"));
        let similar = |by: &str| Payback::Similar {
            prospect: "Verde Packaging".to_owned(),
            text: "Too dear.".to_owned(),
            settled_by: by.to_owned(),
        };
        assert_eq!(said(&similar(""), None), "Verde Packaging said the same: “Too dear.”");
        assert_eq!(
            said(&similar("a longer contract"), None),
            "Verde Packaging said the same; settled by a longer contract"
        );
        assert_eq!(said(&Payback::Moved { from: 68.2, to: 71.0 }, None), "trust 68 → 71");
    }
}
