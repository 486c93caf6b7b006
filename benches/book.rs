//! The whole book in the order of attention: reckoned from the packed evidence that every write keeps, and from the raw
//! facts of all entries. Keeping evidence is worth its while as long as the first takes at most a fifth of the second.
//!
//! `CANDOR_BENCH_PROSPECTS=5000 cargo bench --bench book` measures a book of a million entries; making it takes minutes.

#![expect(clippy::expect_used, reason = "a bench that cannot make its book has nothing to measure")]

use std::{fs, hint::black_box, io::Write as _, path::Path, time::Duration};

use candor::{
    domain::{Day, Ids, Moment, News, Openness, Rhythm, Surfaced, Tag, Zone},
    journal::{ImportChoice, Mode, Store, import},
    trust::{DaySum, EntryFact, Facts, Glance, Pace, Rank, daily, evidence, unpack},
};
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::{Connection, OpenFlags, Row};

/// Entries of each prospect: three years of a talk a week, and now and then a second thing said.
const ENTRIES: i32 = 200;

/// Midday of 19 November 2026 UTC.
const NOW: i64 = 1_795_089_600_000;

type Failed = Box<dyn std::error::Error>;

/// Writes a journal of so many prospects through the import, and opens it to look.
fn book(folder: &Path, prospects: i32) -> Result<Connection, Failed> {
    let (lines, path) = (folder.join("book.jsonl"), folder.join("book.candor"));
    let mut out = std::io::BufWriter::new(fs::File::create(&lines)?);
    let tags = ["objection", "candid_feedback", "negotiation"];
    let (news, surfaced) = (["bad", "neutral", "good"], ["volunteered", "asked", "second_hand"]);
    let today = Moment { utc: NOW, zone: Zone::Fixed(0) }.day();
    for prospect in 0..prospects {
        for entry in 0..ENTRIES {
            // Any odd steps do: marks and gaps differ from one prospect to the next.
            let mixed = usize::try_from(prospect * 7 + entry * 11)?;
            let day = today + -(entry * 4 / 3 * 5 + prospect % 5);
            writeln!(
                out,
                r#"{{"prospect":"Prospect {prospect:05}","held_at":"{}","text":"Words {entry}","tag":"{}","openness":{},"news":"{}","surfaced":"{}"}}"#,
                day.iso(),
                tags[mixed % 3],
                mixed % 5 + 1,
                news[mixed / 3 % 3],
                surfaced[mixed / 9 % 3],
            )?;
        }
    }
    out.into_inner()?.sync_all()?;
    let store = Store::open(&path, Mode::Create)?;
    let (now, mut ids) = (Moment { utc: NOW, zone: Zone::Fixed(0) }, Ids::new([7; 32]));
    import(&mut store.writer()?, &lines, ImportChoice::default(), now, &mut ids, "bench", &mut |_| true)?;
    drop(store);
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// Prospects with their place in the order of attention.
fn in_order(found: impl Iterator<Item = (String, Option<Rhythm>, Vec<DaySum>)>, today: Day) -> Vec<String> {
    let mut rows: Vec<_> = found
        .map(|(name, rhythm, days)| {
            let key = Rank::seen(&Glance::at(&days, Pace::of(rhythm), today), &name).attention_key();
            (key.at, key.tie, name)
        })
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(.., name)| name).collect()
}

/// From the evidence as kept.
fn from_packed(book: &Connection, today: Day) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT p.name, p.rhythm, k.days FROM evidence AS k CROSS JOIN prospects AS p ON p.id = k.prospect_id";
    let mut query = book.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        let days = unpack(row.get_ref(2)?.as_blob()?).unwrap_or_default();
        Ok((row.get(0)?, rhythm(row)?, days))
    })?;
    Ok(in_order(rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter(), today))
}

/// From the facts of all entries, a prospect at a time along the index that has them.
fn from_facts(book: &Connection, today: Day) -> rusqlite::Result<Vec<String>> {
    let mut people = book.prepare_cached("SELECT name, rhythm, id FROM prospects WHERE deleted_at IS NULL")?;
    let mut facts = book.prepare_cached(
        "SELECT day, tag, openness, news, surfaced FROM entries INDEXED BY entries_of_prospect
         WHERE prospect_id = ?1 AND deleted_at IS NULL",
    )?;
    let whose = people.query_map([], |row| Ok((row.get(0)?, rhythm(row)?, row.get(2)?)))?;
    let mut found = Vec::new();
    for one in whose {
        let (name, rhythm, id): (_, _, i64) = one?;
        let entries = facts.query_map([id], fact)?.collect::<rusqlite::Result<_>>()?;
        found.push((name, rhythm, daily(&evidence(&Facts { entries, ..Facts::default() }))));
    }
    Ok(in_order(found.into_iter(), today))
}

fn rhythm(row: &Row<'_>) -> rusqlite::Result<Option<Rhythm>> {
    Ok(row.get::<_, Option<i64>>(1)?.and_then(Rhythm::from_code))
}

fn fact(row: &Row<'_>) -> rusqlite::Result<EntryFact> {
    Ok(EntryFact {
        day: Day(row.get(0)?),
        tag: row.get::<_, Option<i64>>(1)?.and_then(Tag::from_code),
        openness: row.get::<_, Option<i64>>(2)?.and_then(|level| Openness::new(level).ok()),
        news: News::from_code(row.get(3)?).unwrap_or(News::Neutral),
        surfaced: Surfaced::from_code(row.get(4)?).unwrap_or(Surfaced::Asked),
        question: None,
    })
}

fn attention(criterion: &mut Criterion) {
    let prospects = std::env::var("CANDOR_BENCH_PROSPECTS").ok().and_then(|n| n.parse().ok()).unwrap_or(250);
    let folder = tempfile::tempdir().expect("a folder");
    let book = book(folder.path(), prospects).expect("a book");
    let today = Moment { utc: NOW, zone: Zone::Fixed(0) }.day();
    let order = from_packed(&book, today).expect("an order");
    assert_eq!(order, from_facts(&book, today).expect("an order"), "both say the same");
    assert_eq!(order.len(), usize::try_from(prospects).unwrap_or_default());
    let mut group = criterion.benchmark_group(format!("attention, {prospects} prospects of {ENTRIES} entries"));
    group.sample_size(20).measurement_time(Duration::from_secs(8));
    group.bench_function("from packed evidence", |bench| bench.iter(|| black_box(from_packed(&book, today))));
    group.bench_function("from raw facts", |bench| bench.iter(|| black_box(from_facts(&book, today))));
    group.finish();
}

criterion_group!(benches, attention);
criterion_main!(benches);
