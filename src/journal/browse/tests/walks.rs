//! Walking a list forwards and backwards in windows of any size gives the list that one great window gives.

use super::fixture::{Fixture, Said, TODAY, noon, now, uid};
use crate::{
    domain::Held,
    journal::{Key, Page, ProspectOrder, Read, Reply, Window, browse::answer},
    store::Snapshot,
};
use proptest::prelude::*;

/// A row of any list, for comparing.
type Row = (Key, String);

/// The rows of a list reply.
fn rows(reply: Reply) -> Page<Row> {
    fn each<T: std::fmt::Debug>(page: &Page<T>, key: fn(&T) -> &Key) -> Page<Row> {
        let rows = page.rows.iter().map(|row| (key(row).clone(), format!("{row:?}"))).collect();
        Page { rows, more_before: page.more_before, more_after: page.more_after }
    }
    match reply {
        Reply::Prospects { page, .. } => each(&page, |row| &row.key),
        Reply::Entries { page, .. } => each(&page, |row| &row.key),
        Reply::Timeline(page) => each(&page, |row| row.key()),
        Reply::Questions(page) => each(&page, |row| &row.key),
        Reply::FollowUps(page) => each(&page, |row| &row.key),
        Reply::Changes(page) => each(&page, |row| &row.key),
        Reply::Trash(page) => each(&page, |row| &row.key),
        other => panic!("no list: {other:?}"),
    }
}

/// A list, and the request for a window of it.
type List = Box<dyn Fn(Window) -> Read>;

fn lists() -> Vec<(&'static str, List)> {
    let one = uid("prospects", 1);
    let mut lists: Vec<(&'static str, List)> = vec![
        ("timeline", Box::new(move |window| Read::Timeline { prospect: one, window })),
        ("objections", Box::new(move |window| Read::Objections { prospect: one, window })),
        ("questions", Box::new(move |window| Read::Questions { prospect: None, window })),
        ("own questions", Box::new(move |window| Read::Questions { prospect: Some(one), window })),
        ("promises", Box::new(move |window| Read::FollowUps { prospect: None, window })),
        ("own promises", Box::new(move |window| Read::FollowUps { prospect: Some(one), window })),
        ("changes", Box::new(Read::Changes)),
        ("trash", Box::new(Read::Trash)),
    ];
    for query in
        ["", "who:a", "twelve", "label:price", "tag:objection news:bad", "-openness:4.. or nought", "who:a weeks"]
    {
        lists.push((query, Box::new(move |window| Read::Entries { query: query.to_owned(), window })));
    }
    for order in [
        ProspectOrder::Attention,
        ProspectOrder::Trust,
        ProspectOrder::Talked,
        ProspectOrder::Name,
        ProspectOrder::Stage,
        ProspectOrder::Objections,
    ] {
        for query in ["", "stage:lost,prospecting"] {
            let query = query.to_owned();
            let list = move |window| Read::Prospects { query: query.clone(), order, window };
            lists.push(("prospects", Box::new(list)));
        }
    }
    lists
}

/// Fills a journal with rows that often share a time, a name or a day.
fn fill(fixture: &Fixture, dice: &[u8]) {
    for (name, stage) in [("A", 0), ("B", 6), ("A", 0), ("Alpha", 0), ("Alpha", 6)] {
        fixture.prospect(name, stage);
    }
    for (at, chunk) in dice.chunks(4).enumerate() {
        let [kind, whose, when, marks] = [0, 1, 2, 3].map(|n| i64::from(chunk.get(n).copied().unwrap_or(0)));
        let (prospect, day) = (whose % 3 + 1, TODAY + -(i32::try_from(when).expect("small") % 6));
        let held = if when % 5 == 0 { Held::on(day) } else { noon(day) };
        match kind % 6 {
            0 | 1 => {
                let talk = fixture.talk(prospect, held, "[]");
                for _ in 0..marks % 4 {
                    fixture.entry(
                        talk,
                        &Said {
                            tag: (marks % 7 != 0).then_some(marks % 3),
                            openness: (marks % 2 == 0).then_some(marks % 5 + 1),
                            news: marks % 3,
                            surfaced: when % 3,
                            objection: (marks % 3 == 1).then_some(when % 3),
                            labels: if marks % 2 == 0 { "[\"price\"]" } else { "[]" },
                            ..Said::default()
                        },
                    );
                }
                if marks % 11 == 0 {
                    fixture.trash("entries", 1, 50 + when % 2);
                }
            }
            2 => drop(fixture.attempt(prospect, held, "voicemail")),
            3 => {
                let asked = (marks % 2 == 0).then_some(day);
                let question = fixture.question(prospect, None, "Who else?", marks % 5, asked);
                if marks % 9 == 0 {
                    fixture.trash("questions", question, 50);
                }
            }
            4 => {
                let due = (marks % 3 > 0).then_some(day);
                fixture.follow_up(prospect, None, "references", due, when % 3);
            }
            _ => {
                let sql =
                    "INSERT INTO ops(uid, at, changed, origin, verb, summary) VALUES (?, ?, 1, 'w', 'wrote', 's')";
                let number = i64::try_from(at).expect("small");
                fixture.conn.execute(sql, rusqlite::params![uid("ops", number).bytes().to_vec(), when]).expect("an op");
            }
        }
    }
    fixture.settle();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn windows_add_up_to_the_list(dice in prop::collection::vec(any::<u8>(), 0..240), count in 1_u16..9) {
        let fixture = Fixture::new();
        fill(&fixture, &dice);
        let seen = Snapshot::over(&fixture.conn);
        for (name, list) in lists() {
            let ask = |window| rows(answer(&seen, &list(window), now()).expect("an answer"));
            let whole = ask(Window::First(5_000));
            prop_assert!(!whole.more_before && !whole.more_after);
            let mut keys: Vec<_> = whole.rows.iter().map(|(key, _)| key.clone()).collect();
            keys.dedup();
            prop_assert_eq!(keys.len(), whole.rows.len(), "{}: keys are unique", name);

            let (mut forwards, mut page) = (Vec::new(), ask(Window::First(count)));
            while let Some((last, _)) = page.rows.last().cloned() {
                prop_assert_eq!(page.more_before, !forwards.is_empty());
                forwards.append(&mut page.rows);
                prop_assert_eq!(page.more_after, forwards.len() < whole.rows.len());
                page = ask(Window::After(last, count));
            }
            prop_assert_eq!(&forwards, &whole.rows, "{} forwards", name);

            let (mut backwards, mut page) = (Vec::new(), ask(Window::Last(count)));
            while let Some((first, _)) = page.rows.first().cloned() {
                backwards.extend(page.rows.drain(..).rev());
                page = ask(Window::Before(first, count));
            }
            backwards.reverse();
            prop_assert_eq!(&backwards, &whole.rows, "{} backwards", name);

            for (key, row) in &whole.rows {
                let around = ask(Window::Around(key.clone(), count));
                prop_assert!(around.rows.iter().any(|(_, other)| other == row), "{name} around");
                prop_assert_eq!(around.rows.len(), whole.rows.len().min(usize::from(count)));
            }
        }
    }
}
