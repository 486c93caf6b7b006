//! The plans of the lists: each walks an index and sorts nothing, with statistics at hand and values bound.

use super::{
    DueDays, DueOf, Place, Result, Snapshot, Sorting, Sought, Standings, Stands, Step, StoreError, Stretch, sql::Sql,
};
use crate::domain::{
    Counted, Day, FirstTold, Moment, OutcomeResult, QuestionState, TrustState, Zone, filter::Filter, wording,
};
use rusqlite::Connection;
use std::cell::RefCell;

thread_local! {
    static ASKED: RefCell<Vec<Sql>> = const { RefCell::new(Vec::new()) };
}

/// Notes a query of many rows, so that a test can ask for its plan.
pub(super) fn asked(sql: &Sql) {
    ASKED.with_borrow_mut(|asked| asked.push(sql.clone()));
}

/// 40 prospects, 2,000 talks, 6,000 moments, 600 questions and promises, with statistics.
fn journal() -> Connection {
    let conn = Connection::open_in_memory().expect("memory");
    conn.execute_batch(include_str!("../../../assets/migrations/0001_journal.sql")).expect("the schema");
    conn.execute_batch(
        "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) SELECT i FROM n;
         INSERT INTO prospects(id, uid, changed, device, created_at, updated_at, name, folded, stage)
           SELECT i, CAST(printf('p%015d', i) AS BLOB), i, x'00', i, i, 'name ' || i, 'name ' || i, i % 7 FROM n WHERE i <= 40;
         INSERT INTO conversations(id, uid, changed, device, created_at, updated_at, prospect_id, held_at, day, channel, stage)
           SELECT i, CAST(printf('c%015d', i) AS BLOB), i, x'00', i, i, i % 40 + 1, i * 3600000, i / 24, i % 5, i % 7
           FROM n WHERE i <= 2000;
         INSERT INTO entries(id, uid, changed, device, created_at, updated_at, conversation_id, position, prospect_id, held_at,
             day, body, tag, news, surfaced, objection, labels)
           SELECT i, CAST(printf('e%015d', i) AS BLOB), i, x'00', i, i, c.id, 0, c.prospect_id, c.held_at, c.day,
             iif(i % 3 = 0, 'price of lead time', 'nothing'), i % 3, i / 3 % 3, i / 9 % 3, iif(i % 3 = 1, i / 3 % 3, NULL),
             iif(i % 10 = 0, '[\"price\"]', '[]')
           FROM n CROSS JOIN conversations AS c ON c.id = i % 1900 + 1;
         INSERT INTO questions(id, uid, changed, device, created_at, updated_at, prospect_id, position, text, state, asked_at)
           SELECT i, CAST(printf('q%015d', i) AS BLOB), i, x'00', i, i, i % 40 + 1, 0, 'who', i % 5, i * 7200000 FROM n WHERE i <= 600;
         INSERT INTO follow_ups(id, uid, changed, device, created_at, updated_at, prospect_id, position, text, due, state)
           SELECT i, CAST(printf('f%015d', i) AS BLOB), i, x'00', i, i, i % 40 + 1, 0, 'send', iif(i % 4 = 0, NULL, i % 90), i % 3
           FROM n WHERE i <= 600;
         INSERT INTO attempts(id, uid, changed, device, created_at, updated_at, prospect_id, held_at, day, channel)
           SELECT i, CAST(printf('a%015d', i) AS BLOB), i, x'00', i, i, i % 40 + 1, i * 7200000, i / 12, 1 FROM n WHERE i <= 600;
         INSERT INTO ops(id, uid, at, changed, origin, verb, summary)
           SELECT i, CAST(printf('o%015d', i) AS BLOB), i, i, 'w', 'wrote', 's' FROM n WHERE i <= 600;
         INSERT INTO prospect_facts(prospect_id, last_held, last_day)
           SELECT prospect_id, max(held_at), max(day) FROM conversations GROUP BY prospect_id;
         INSERT INTO trust_now SELECT id, 90, 1, id % 5, id % 4, id / 50.0, 0.5, 0.9, NULL, NULL, NULL, zeroblob(12), NULL,
           stage = 6, id % 5 * 100000000, printf('%015x', id % 3) || name, id % 7 * 100000000, name FROM prospects;
         DROP TABLE n; ANALYZE;",
    )
    .expect("rows");
    conn
}

/// The plan of a query, a line a step, without those of its sub-queries (the first reply of a question sorts a few).
fn plan(conn: &Connection, sql: &Sql) -> String {
    let mut explained = conn.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text())).expect("a query");
    let steps =
        explained.query_map(sql.values(), |row| Ok((row.get::<_, i64>("parent")?, row.get::<_, String>("detail")?)));
    let steps = steps.expect("a plan").map(|step| step.expect("a step"));
    steps.filter(|(parent, _)| *parent == 0).map(|(_, detail)| detail).collect::<Vec<_>>().join("\n")
}

/// A walk along one of the lists.
type Walk = fn(&Snapshot<'_>, &Step<'_>) -> Result<usize>;

/// Lists that may be long, by name; none of them sorts.
const WALKS: &[(&str, Walk)] = &[
    ("moments", |seen, step| found(seen, "", step)),
    ("moments with marks", |seen, step| found(seen, "tag:objection news:bad since:1970-01-20", step)),
    ("moments of one", |seen, step| found(seen, "who:\"name 7\"", step)),
    ("moments with a label", |seen, step| found(seen, "label:price tag:objection", step)),
    ("moments with a common word", |seen, step| found(seen, "price", step)),
    ("moments with a word beside", |seen, step| {
        found(seen, "text:price -channel:call (stage:closing or by:dana)", step)
    }),
    ("moments of some prospects", |seen, step| found(seen, "trust:..40 state:falling,steady news:bad", step)),
    ("moments with a promise", |seen, step| found(seen, "-follow-up:overdue -has:silence -has:unsaid has:label", step)),
    ("own moments", |seen, step| Ok(seen.entries_of_prospect(3, step)?.len())),
    ("talks without a moment", |seen, step| Ok(seen.empty_talks(3, None, step)?.len())),
    ("attempts", |seen, step| Ok(seen.attempts(3, None, step)?.len())),
    ("prospects by attention", |seen, step| prospects(seen, Sorting::Attention, step)),
    ("prospects by trust", |seen, step| prospects(seen, Sorting::Trust, step)),
    ("prospects by attention, the lost ones too", |seen, step| {
        Ok(seen.prospects(&sought("stage:lost,closing,discovery"), Sorting::Attention, step)?.len())
    }),
    ("prospects that give reason", |seen, step| {
        let mut walked = 0;
        seen.each_giving_reason::<StoreError>(NOW.day() + 1, 1, step, |_| {
            walked += 1;
            Ok(true)
        })?;
        Ok(walked)
    }),
    ("prospects by talk", |seen, step| prospects(seen, Sorting::Talked, step)),
    ("prospects by name", |seen, step| prospects(seen, Sorting::Name, step)),
    ("prospects by name, filtered", |seen, step| {
        let query = "trust:..40 state:falling question:planned follow-up:open,overdue -has:outcome";
        Ok(seen.prospects(&sought(query), Sorting::Name, step)?.len())
    }),
    ("what is due", |seen, step| {
        let today = NOW.day();
        Ok(seen.due(DueDays { today, soon: today + 7, fresh: today + -80 }, step)?.len())
    }),
    ("questions", |seen, step| Ok(seen.questions(None, step)?.len())),
    ("questions in a state", |seen, step| Ok(seen.questions_in(QuestionState::Dodged, step)?.len())),
    ("promises", |seen, step| Ok(seen.follow_ups(None, step)?.len())),
    ("open objections", |seen, step| Ok(seen.objections_of_prospect(3, step)?.len())),
    ("changes", |seen, step| Ok(seen.changes(step)?.len())),
];

const NOW: Moment = Moment { utc: 86_400_000 * 90, zone: Zone::Fixed(0) };

/// The query with every other prospect falling at 30, the others steady at 70.
fn sought(query: &str) -> Sought {
    let stands = |prospect| {
        let odd = prospect % 2 == 1;
        let state = if odd { TrustState::Falling } else { TrustState::Steady };
        Stands { prospect, state, number: Some(if odd { 30 } else { 70 }) }
    };
    Sought {
        filter: Filter::parse(query, NOW).filter,
        today: NOW.day(),
        standings: Standings::Reckoned((1..=40).map(stands).collect()),
    }
}

fn found(seen: &Snapshot<'_>, query: &str, step: &Step<'_>) -> Result<usize> {
    let finding = seen.finding(&sought(query))?;
    ASKED.with_borrow_mut(Vec::clear);
    Ok(seen.found(&finding, step)?.len())
}

fn prospects(seen: &Snapshot<'_>, sorting: Sorting, step: &Step<'_>) -> Result<usize> {
    Ok(seen.prospects(&sought(""), sorting, step)?.len())
}

#[test]
fn lists_walk_an_index_and_do_not_sort() {
    let conn = journal();
    conn.execute_batch("INSERT INTO names VALUES ('name 7', 0, 7)").expect("a name");
    let seen = Snapshot::over(&conn);
    let place = Place { at: 400_000_000, text: "name 20".to_owned(), id: 20 };
    for (name, walk) in WALKS {
        for (from, back) in [(None, false), (None, true), (Some(&place), false), (Some(&place), true)] {
            ASKED.with_borrow_mut(Vec::clear);
            let rows = walk(&seen, &Step { from, with: false, back, limit: 5 }).expect("rows");
            assert!(rows > 0 || from.is_some(), "{name} finds something");
            let queries = ASKED.with_borrow(Clone::clone);
            assert!(!queries.is_empty(), "{name} asked");
            for sql in &queries {
                let plan = plan(&conn, sql);
                // What is done with has no index of its own and comes after all that is open.
                let sorts = plan.contains("USE TEMP B-TREE FOR ORDER BY") && !sql.text().contains("f.state > 0");
                assert!(!sorts && !plan.contains("SCAN p\n"), "{name} sorts or scans:\n{}\n{plan}", sql.text());
                // From a place on, not from the beginning of the list.
                let begins = name.contains("questions") && from.is_some() && plan.contains("SCAN q");
                assert!(!begins, "{name} begins anew:\n{}\n{plan}", sql.text());
            }
        }
    }
}

#[test]
fn a_common_word_and_a_rare_one_find_the_same_moments() {
    let conn = journal();
    let seen = Snapshot::over(&conn);
    let all = Step { from: None, with: false, back: false, limit: 10_000 };
    let count = |query: &str| {
        let finding = seen.finding(&sought(query)).expect("a filter");
        let listed = seen.found(&finding, &all).expect("rows").len();
        assert_eq!(i64::try_from(listed).expect("small"), seen.count_found(&finding).expect("a count"), "{query}");
        listed
    };
    assert_eq!(count("price"), 2_000);
    conn.execute_batch("UPDATE entries SET body = 'rare words: 高い価格' WHERE id < 5").expect("words");
    assert_eq!(count("rare"), 4);
    assert_eq!(count("rar*"), 4);
    assert_eq!(count("rar"), 0);
    assert_eq!(count("価格"), 4);
    assert_eq!(count("text:\"rare words\" -\"lead time\""), 4);
    assert_eq!(count("\"words rare\""), 0);
    conn.execute_batch("UPDATE prospects SET note = 'rare birds' WHERE id = 9").expect("a note");
    let of_9 = seen.number(&Sql::new("SELECT count(*) FROM entries WHERE prospect_id = 9")).expect("a count");
    assert_eq!(count("birds"), usize::try_from(of_9).expect("small"), "all that is about prospect 9");
    assert_eq!(count("\" \" % \\\""), count("%"));
}

#[test]
fn as_much_is_counted_as_listed() {
    let conn = journal();
    let seen = Snapshot::over(&conn);
    let today = NOW.day();
    let days = DueDays { today, soon: today + 7, fresh: today + -80 };
    let counted = seen.count_due(days).expect("counts");
    let all = Step { from: None, with: false, back: false, limit: 10_000 };
    let rows = seen.due(days, &all).expect("rows");
    let of = |of| i64::try_from(rows.iter().filter(|row| row.of == of).count()).expect("few");
    assert_eq!(of(DueOf::Promise), counted.promises + counted.overdue);
    assert_eq!(
        (of(DueOf::Question), of(DueOf::Inbox), of(DueOf::Unmarked)),
        (counted.questions, counted.inbox, counted.unmarked)
    );
    assert!(counted.overdue > 0 && counted.questions > 0 && counted.unmarked > 0, "{counted:?}");
}

#[test]
fn the_facts_of_a_prospect_come_from_its_index() {
    let conn = journal();
    ASKED.with_borrow_mut(Vec::clear);
    Snapshot::over(&conn).facts(3).expect("facts");
    let plans: Vec<_> = ASKED.with_borrow(|asked| asked.iter().map(|sql| plan(&conn, sql)).collect());
    assert!(plans.iter().any(|plan| plan.contains("COVERING INDEX entries_of_prospect")), "{plans:?}");
    assert!(plans.iter().any(|plan| plan.contains("COVERING INDEX conversations_of_prospect")), "{plans:?}");
    assert!(!plans.join("\n").contains("SCAN"), "{plans:?}");
}

#[test]
fn trends_come_from_indexes() {
    let conn = journal();
    let seen = Snapshot::over(&conn);
    let walked = |prospect| {
        ASKED.with_borrow_mut(Vec::clear);
        let stretch = Stretch { prospect, first: Day(40), last: Day(90) };
        seen.talks_after(stretch, 4, |_| ()).expect("talks");
        seen.replies_after_silence(stretch, None, 8, |_, _| ()).expect("replies");
        seen.told_by_month(stretch.first, stretch.last, |_| ()).expect("months");
        ASKED.with_borrow(|asked| asked.iter().map(|sql| plan(&conn, sql)).collect::<Vec<_>>().join("\n"))
    };
    conn.execute_batch("UPDATE entries SET reception = 1 WHERE id % 5 = 0").expect("met");
    let (book, one) = (walked(None), walked(Some(3)));
    assert!(book.contains("INDEX conversations_by_time (held_at>? AND held_at<?)"), "{book}");
    assert!(one.contains("INDEX conversations_of_prospect (prospect_id=? AND held_at>? AND held_at<?)"), "{one}");
    assert!(one.contains("SEARCH q USING INDEX questions_of_prospect"), "{one}");
    for plan in [book, one] {
        assert!(!plan.contains("SCAN e") && !plan.contains("SCAN c\n") && !plan.contains("SCAN met"), "{plan}");
    }
}

/// What a report or a review reads of a stretch of days.
type Span = fn(&Snapshot<'_>, Stretch) -> Result<usize>;

const SPANS: &[(&str, Span)] = &[
    ("moments", |seen, stretch| {
        let mut found = 0;
        seen.moments_between(stretch, |_| found += 1)?;
        Ok(found)
    }),
    ("questions", |seen, stretch| Ok(seen.asked_between(stretch)?.len())),
    ("promises", |seen, stretch| Ok(seen.promises_between(stretch)?.len())),
    ("ends", |seen, stretch| {
        let mut found = 0;
        seen.each_outcome(stretch, |_| found += 1)?;
        Ok(found)
    }),
    ("objections", |seen, stretch| {
        let mut found = 0;
        seen.open_objections(stretch, |_| found += 1)?;
        Ok(found)
    }),
];

/// The journal with an end for each prospect, and some talks held far to the east and the west.
fn ended() -> Connection {
    let conn = journal();
    conn.execute_batch(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
         INSERT INTO outcomes(id, uid, changed, device, deleted_at, created_at, updated_at, prospect_id, what, result, on_day)
           SELECT i, CAST(printf('z%015d', i) AS BLOB), i, x'00', iif(i % 7 = 0, 1, NULL), i, i, i % 40 + 1, 1, i % 2, i FROM n;
         UPDATE conversations SET day = day - 1, held_offset = -720 WHERE id % 3 = 1;
         UPDATE conversations SET day = day + 1, held_offset = 840 WHERE id % 3 = 2;
         UPDATE conversations SET deleted_at = 1 WHERE id % 11 = 0;
         UPDATE questions SET state = id % 5, asked_day = NULL, planned_on = NULL;
         UPDATE questions SET planned_on = 30 + id % 9 WHERE id % 2 = 0;
         ANALYZE;",
    )
    .expect("rows");
    conn
}

/// The whole plan of a query, a line a step.
fn whole_plan(conn: &Connection, sql: &Sql) -> Vec<String> {
    let mut explained = conn.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text())).expect("a query");
    let steps = explained.query_map(sql.values(), |row| row.get::<_, String>("detail")).expect("a plan");
    steps.map(|step| step.expect("a step")).collect()
}

#[test]
fn a_stretch_of_days_reads_no_row_beyond_it() {
    let conn = ended();
    let seen = Snapshot::over(&conn);
    for (name, span) in SPANS {
        for prospect in [None, Some(3)] {
            ASKED.with_borrow_mut(Vec::clear);
            let found = span(&seen, Stretch { prospect, first: Day(0), last: Day(100) }).expect("rows");
            assert!(found > 0, "{name} of {prospect:?} finds something");
            for sql in ASKED.with_borrow(Clone::clone) {
                let plan = whole_plan(&conn, &sql);
                assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{name} of {prospect:?}:\n{plan:#?}");
                // The moments may be a million: they come as the index has them.
                let sorts = plan.iter().any(|step| step.contains("TEMP B-TREE"));
                assert!(*name != "moments" || !sorts, "{name} of {prospect:?}:\n{plan:#?}");
            }
        }
    }
}

#[test]
fn the_first_day_is_found_from_the_end_of_an_index() {
    let conn = ended();
    let seen = Snapshot::over(&conn);
    for prospect in std::iter::once(None).chain((1..=40).map(Some)) {
        ASKED.with_borrow_mut(Vec::clear);
        let found = seen.first_day(prospect).expect("a day").map(|day| i64::from(day.0));
        let of = prospect.map_or("true".to_owned(), |prospect: i64| format!("prospect_id = {prospect}"));
        let naive = format!(
            "SELECT min(day) FROM (SELECT min(day) AS day FROM conversations WHERE deleted_at IS NULL AND {of}
             UNION ALL SELECT min(coalesce(asked_day, planned_on, created_at / 86400000)) FROM questions
               WHERE deleted_at IS NULL AND state > 0 AND {of}
             UNION ALL SELECT min(due) FROM follow_ups WHERE deleted_at IS NULL AND state < 3 AND {of}
             UNION ALL SELECT min(on_day) FROM outcomes WHERE deleted_at IS NULL AND {of})"
        );
        let wanted: Option<i64> = conn.query_row(&naive, [], |row| row.get(0)).expect("a day");
        assert_eq!(found, wanted, "{prospect:?}");
        for sql in ASKED.with_borrow(Clone::clone) {
            for step in whole_plan(&conn, &sql) {
                // A walk along an index ends with its first row.
                let walks = step.starts_with("SCAN") && !(step.contains("INDEX") && sql.text().contains("LIMIT 1"));
                assert!(!walks && !step.contains("TEMP B-TREE"), "{}\n{step}", sql.text());
            }
        }
    }
}

#[test]
fn what_a_figure_counts_is_walked_along_an_index() {
    let conn = ended();
    conn.execute_batch(
        "UPDATE questions SET asked_day = asked_at / 86400000, silence = id % 20;
         UPDATE outcomes SET decided_by = 'lead time', heard = iif(id % 5 = 0, 1, 0), first_heard = iif(id % 3 = 0, id, NULL); ANALYZE;",
    )
    .expect("asked");
    let seen = Snapshot::over(&conn);
    let place = Place::number(20, 30);
    let asked = Place::number(86_400_000 * 20, 30);
    let mut lists = vec![
        (Counted::Questions(QuestionState::Dodged), None, &asked, "questions_by_time (<expr>>? AND <expr><?)"),
        (Counted::Silences(None), None, &asked, "questions_by_time (<expr>>? AND <expr><?)"),
        (Counted::Promises, None, &place, "follow_ups_due (state=? AND due>? AND due<?)"),
        (Counted::Promises, Some(3), &place, "follow_ups_of_prospect (prospect_id=? AND due>? AND due<?)"),
    ];
    for result in [OutcomeResult::Won, OutcomeResult::Lost] {
        for told in [None, Some(FirstTold::ToFace), Some(FirstTold::Never), Some(FirstTold::NotNoted)] {
            let of = Counted::Outcomes { result, told };
            lists.push((of, None, &place, "outcomes_by_day (on_day>? AND on_day<?)"));
            lists.push((of, Some(3), &place, "outcomes_of_prospect (prospect_id=? AND on_day>? AND on_day<?)"));
        }
    }
    for (of, prospect, place, index) in lists {
        let stretch = Stretch { prospect, first: Day(1), last: Day(380) };
        let known = Day(400);
        let all = Step { from: None, with: false, back: false, limit: 10_000 };
        let whole = seen.counted(of, stretch, known, &all).expect("rows");
        let n = seen.count_counted(of, stretch, known).expect("a count");
        assert_eq!(i64::try_from(whole.len()).expect("small"), n, "{of:?} of {prospect:?}");
        assert!(n > 0 || prospect.is_some(), "{of:?} of {prospect:?}");
        assert!(whole.is_sorted_by(|one, next| one.place > next.place), "{of:?} of {prospect:?}");
        for (from, back) in [(None, false), (None, true), (Some(place), false), (Some(place), true)] {
            ASKED.with_borrow_mut(Vec::clear);
            let rows = seen.counted(of, stretch, known, &Step { from, with: false, back, limit: 5 }).expect("rows");
            // The same rows as in the whole list, from the place on.
            let mut wanted: Vec<_> = whole.clone();
            if back {
                wanted.reverse();
            }
            wanted.retain(|row| from.is_none_or(|from| if back { row.place > *from } else { row.place < *from }));
            wanted.truncate(5);
            assert_eq!(rows, wanted, "{of:?} of {prospect:?} from {from:?}, {back}");
            for sql in ASKED.with_borrow(Clone::clone) {
                let plan = plan(&conn, &sql);
                assert!(
                    plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"),
                    "{of:?} of {prospect:?}:\n{plan}"
                );
            }
        }
    }
}

#[test]
fn promises_and_deals_are_measured_along_an_index_without_sorting() {
    let conn = ended();
    let seen = Snapshot::over(&conn);
    for (prospect, due, decided) in [
        (None, "follow_ups_due (state=? AND due>? AND due<?)", "outcomes_by_day (on_day>? AND on_day<?)"),
        (
            Some(3),
            "follow_ups_of_prospect (prospect_id=? AND due>? AND due<?)",
            "outcomes_of_prospect (prospect_id=? AND on_day>? AND on_day<?)",
        ),
    ] {
        let stretch = Stretch { prospect, first: Day(1), last: Day(80) };
        ASKED.with_borrow_mut(Vec::clear);
        let (mut promises, mut deals) = (0, 0);
        seen.each_promise(stretch, |_| promises += 1).expect("promises");
        seen.each_outcome(stretch, |_| deals += 1).expect("deals");
        assert!(promises > 0 && deals > 0, "{prospect:?}: {promises}, {deals}");
        let plans: Vec<String> = ASKED.with_borrow(|asked| asked.iter().map(|sql| plan(&conn, sql)).collect());
        assert_eq!(plans.len(), 2);
        for (plan, index) in plans.iter().zip([due, decided]) {
            assert!(
                plan.contains(index) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"),
                "{prospect:?}:\n{plan}"
            );
        }
    }
}

#[test]
fn askings_of_the_same_words_come_together() {
    let conn = journal();
    conn.execute_batch(
        "UPDATE questions SET state = 2 + id % 3, text = CASE id % 3 WHEN 0 THEN 'Who  ELSE?' WHEN 1 THEN 'who else?'
           ELSE 'Words ' || (id % 50) || '?' END, asked_day = 40; ANALYZE;",
    )
    .expect("words");
    let seen = Snapshot::over(&conn);
    for prospect in [None, Some(3)] {
        let mut words: Vec<String> = Vec::new();
        seen.askings(prospect, None, 30, |line| words.push(wording(&line.text))).expect("askings");
        let groups: Vec<&str> = words.chunk_by(|one, other| one == other).map(|group| group[0].as_str()).collect();
        let distinct: std::collections::HashSet<_> = groups.iter().collect();
        assert!(words.len() > groups.len() && groups.len() == distinct.len(), "{prospect:?}: {groups:?}");
    }
}
