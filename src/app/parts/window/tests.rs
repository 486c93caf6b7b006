use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone, PartialEq)]
struct Line {
    key: Key,
}

impl Keyed for Line {
    fn key(&self) -> &Key {
        &self.key
    }
}

fn line(n: i64) -> Line {
    Line { key: key(n) }
}

fn key(n: i64) -> Key {
    Key { at: n, text: String::new(), id: n }
}

/// A list of the numbers below `count`, answered as the journal answers.
fn answer(list: &[i64], window: &Window) -> Page<Line> {
    let (from, to) = match window {
        Window::First(n) => (0, usize::from(*n)),
        Window::Last(n) => (list.len().saturating_sub(usize::from(*n)), list.len()),
        Window::After(key, n) => {
            let at = list.partition_point(|x| *x <= key.at);
            (at, at + usize::from(*n))
        }
        Window::Before(key, n) => {
            let at = list.partition_point(|x| *x < key.at);
            (at.saturating_sub(usize::from(*n)), at)
        }
        Window::Around(key, n) => {
            let at = list.partition_point(|x| *x < key.at);
            (at.saturating_sub(usize::from(*n) / 2), at + usize::from(*n) / 2 + 1)
        }
    };
    let to = to.min(list.len());
    Page {
        rows: list[from..to].iter().copied().map(line).collect(),
        more_before: from > 0,
        more_after: to < list.len(),
    }
}

/// Asks and answers at once.
fn step(rows: &mut Rows<Line>, list: &[i64], action: Action, ticket: &mut u64) {
    let mut asked = None;
    rows.step(action, 10, |window| {
        *ticket += 1;
        asked = Some(window);
        Ticket(*ticket)
    });
    if let Some(window) = asked {
        assert!(rows.take(Ticket(*ticket), answer(list, &window)));
    }
}

fn loaded(list: &[i64]) -> Rows<Line> {
    let mut rows = Rows::default();
    rows.reload(120, |_| Ticket(0));
    assert!(rows.take(Ticket(0), answer(list, &Window::First(120))));
    rows
}

#[test]
fn a_walk_to_the_end_sees_every_row_and_holds_few() {
    let list: Vec<i64> = (0..3_000).collect();
    let mut rows = loaded(&list);
    let mut ticket = 0;
    for n in 0..3_000 {
        assert_eq!(rows.current(), Some(&line(n)));
        assert!(rows.loaded().len() <= HOLD + MORE);
        step(&mut rows, &list, Action::Down, &mut ticket);
    }
    for n in (0..3_000).rev() {
        assert_eq!(rows.current(), Some(&line(n)));
        step(&mut rows, &list, Action::Up, &mut ticket);
    }
    let helpings = 2 * 3_000 / MORE as u64;
    assert!(ticket <= helpings, "a move inside the window asks nothing: {ticket} questions");
}

#[test]
fn the_ends_are_one_step_away() {
    let list: Vec<i64> = (0..3_000).collect();
    let mut rows = loaded(&list);
    let mut ticket = 0;
    step(&mut rows, &list, Action::Last, &mut ticket);
    assert_eq!((rows.current(), rows.goes_on()), (Some(&line(2_999)), (true, false)));
    let shown: Vec<usize> = rows.shown(10).map(|(at, _)| at).collect();
    step(&mut rows, &list, Action::PageUp, &mut ticket);
    assert_eq!(rows.shown(10).map(|(at, _)| at).collect::<Vec<_>>(), shown, "a screenful up scrolls nothing");
    step(&mut rows, &list, Action::First, &mut ticket);
    assert_eq!((rows.current(), rows.goes_on()), (Some(&line(0)), (false, true)));
}

#[test]
fn a_reload_keeps_the_cursor_on_its_row() {
    let list: Vec<i64> = (0..300).collect();
    let mut rows = loaded(&list);
    rows.set_cursor(70, 10);
    let shown = rows.first_shown(10);
    let mut window = None;
    rows.reload(40, |asked| {
        window = Some(asked);
        Ticket(9)
    });
    let with_more: Vec<i64> = (-50..300).filter(|n| *n != 70).collect();
    let window = window.expect("asked");
    assert_eq!(window, Window::Around(key(70), 80));
    assert!(rows.take(Ticket(9), answer(&with_more, &window)));
    assert_eq!(rows.current(), Some(&line(71)), "the row has gone: the next one");
    assert_eq!(70 - shown, rows.cursor() - rows.first_shown(10), "and it stands where it stood");
}

#[test]
fn late_answers_are_dropped_and_failures_keep_the_rows() {
    let list: Vec<i64> = (0..30).collect();
    let mut rows = loaded(&list);
    rows.reload(40, |_| Ticket(1));
    rows.restart(40, |_| Ticket(2));
    assert!(!rows.take(Ticket(1), answer(&[], &Window::First(40))));
    assert!(!rows.missed(Ticket(1)) && rows.missed(Ticket(2)));
    assert!(!rows.take(Ticket(2), answer(&[], &Window::First(40))));
    assert_eq!((rows.loaded().len(), rows.is_empty()), (30, false));
}

#[test]
fn a_place_finds_its_row_again() {
    let list: Vec<i64> = (0..3_000).collect();
    let mut rows: Rows<Line> = Rows::at(Some(key(1_500)));
    assert_eq!(rows.cursor_key(), Some(key(1_500)));
    let mut window = None;
    rows.reload(40, |asked| {
        window = Some(asked);
        Ticket(1)
    });
    let page = answer(&list, &window.expect("asked"));
    rows.take(Ticket(1), page);
    assert_eq!(rows.current(), Some(&line(1_500)));
}

proptest! {
    #[test]
    fn the_cursor_is_always_shown(count in 0_i64..400, steps in prop::collection::vec(0..6_usize, 0..60), height in 0_usize..30) {
        let list: Vec<i64> = (0..count).collect();
        let mut rows = loaded(&list);
        let mut ticket = 0;
        let moves = [Action::Up, Action::Down, Action::PageUp, Action::PageDown, Action::First, Action::Last];
        for at in steps {
            step(&mut rows, &list, moves[at], &mut ticket);
            let shown: Vec<usize> = rows.shown(height.max(1)).map(|(at, _)| at).collect();
            prop_assert!(rows.loaded().is_empty() || shown.contains(&rows.cursor()));
            prop_assert!(shown.len() <= height.max(1));
        }
    }
}
