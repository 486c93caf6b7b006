//! What is due across all prospects.

use super::fixture::{Fixture, Said, TODAY, noon};
use crate::journal::{Due, Read, Reply, Window};

#[test]
fn today_is_what_is_due_in_groups_and_windows() {
    let fixture = Fixture::new();
    let (one, lost) = (fixture.prospect("One", 0), fixture.prospect("Lost", 6));
    let promise = |text, due: i32, state| fixture.follow_up(one, None, text, Some(TODAY + due), state);
    promise("late", -6, 0);
    promise("soon", 7, 0);
    promise("later", 8, 0);
    promise("kept", -6, 1);
    fixture.follow_up(one, None, "some day", None, 0);
    fixture.question(one, None, "planned", 0, None);
    fixture.question(lost, None, "of a lost one", 0, None);
    fixture.question(one, None, "asked", 2, Some(TODAY));
    let talk = fixture.talk(one, noon(TODAY + -2), "[]");
    fixture.entry(talk, &Said { body: "inbox", tag: None, ..Said::default() });
    fixture.entry(talk, &Said { body: "unmarked", ..Said::default() });
    fixture.entry(talk, &Said { body: "marked", openness: Some(3), ..Said::default() });
    fixture.entry(talk, &Said { body: "second-hand", surfaced: 2, ..Said::default() });
    let gone = fixture.entry(talk, &Said { body: "gone", ..Said::default() });
    fixture.trash("entries", gone, 5);
    let old = fixture.talk(one, noon(TODAY + -31), "[]");
    fixture.entry(old, &Said { body: "too long ago", ..Said::default() });
    let ask = |window| {
        let Reply::Today(today) = fixture.ask(&Read::Today(window)) else { panic!("today") };
        *today
    };
    let all = ask(Window::First(50));
    let texts: Vec<_> = all.page.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["late", "soon", "planned", "inbox", "unmarked"]);
    assert_eq!(all.due, Due { promises: 1, overdue: 1, questions: 1, inbox: 1, unmarked: 1 });
    let late: Vec<_> = all.page.rows.iter().map(|row| row.is_overdue(TODAY)).collect();
    assert_eq!(late, [true, false, false, false, false]);
    assert_eq!((all.page.rows[0].day, all.page.rows[2].day), (Some(TODAY + -6), None));
    // Step by step it is the same list, from either end, and no two rows share a key.
    let (mut forth, mut window) = (Vec::new(), Window::First(1));
    while let [row] = &ask(window.clone()).page.rows[..] {
        forth.push(row.clone());
        window = Window::After(row.key.clone(), 1);
    }
    assert_eq!(forth, all.page.rows);
    let (mut back, mut window) = (Vec::new(), Window::Last(1));
    while let [row] = &ask(window.clone()).page.rows[..] {
        back.insert(0, row.clone());
        window = Window::Before(row.key.clone(), 1);
    }
    assert_eq!(back, all.page.rows);
    let ids: std::collections::HashSet<_> = forth.iter().map(|row| row.key.id).collect();
    assert_eq!(ids.len(), forth.len());
    let counts = ask(Window::First(0));
    assert_eq!((counts.due, counts.page.rows.len(), counts.page.more_after), (all.due, 0, true));
}
