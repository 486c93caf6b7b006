//! Keeping a warning quiet, wherever it is shown: until a day, or until it rests on something newer.

use super::{
    menu::Menu,
    prompt::{Asks, Prompt},
};
use crate::{
    app::{Cx, parts::menu::Choice},
    domain::WarningKind,
    journal::Link,
};

/// What a snooze of so many days is called.
const SNOOZES: [(&str, i32); 3] = [("a week", 7), ("two weeks", 14), ("a month", 30)];

/// Asks until when.
pub(super) fn ask_snooze(link: &Link, kind: WarningKind, cx: &mut Cx<'_>) {
    let (today, dates) = (cx.today(), cx.known.options.dates);
    let row = |(said, days): (&str, i32)| {
        let until = today + days;
        (format!("{said}, until {}", dates.weekday(until, today)), Choice::Snooze(link.clone(), kind, until))
    };
    let other = ("another day …".to_owned(), Choice::SnoozeUntil(link.clone(), kind));
    let rows = SNOOZES.into_iter().map(row).chain([other]).collect();
    cx.show(Menu::new(format!("Keep quiet: {}", kind.said()), rows, None).into());
}

/// Asks why it is dismissed.
pub(super) fn ask_dismissal(link: Link, kind: WarningKind, cx: &mut Cx<'_>) {
    cx.show(Prompt::new(Asks::Dismissal(link, kind)).into());
}

/// Does what was chosen, if it was about keeping quiet.
pub(super) fn chosen(choice: Choice, cx: &mut Cx<'_>) {
    match choice {
        Choice::Snooze(link, kind, until) => cx.show(Prompt::new(Asks::SnoozeWhy(link, kind, until)).into()),
        Choice::SnoozeUntil(link, kind) => cx.show(Prompt::new(Asks::SnoozeUntil(link, kind)).into()),
        _ => {}
    }
}
