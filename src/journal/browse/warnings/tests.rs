//! The warnings of the sample, and that each way to them finds the same.

use super::{
    super::Unread,
    book::{count, page},
    gather::{Reach, facts, gather},
    *,
};
use crate::{
    domain::{Held, Ids, Moment, WarningKind, Zone},
    journal::{ImportChoice, Key, WarnedRow, Window, import},
    store::Store,
};
use std::collections::{BTreeSet, HashSet};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

fn sample(look: impl FnOnce(&Snapshot<'_>, Day) -> Answer<()>) {
    let now = Moment { utc: Held::from_iso("2026-11-19T12:00:00Z").expect("a time").at, zone: Zone::Fixed(0) };
    let store = Store::memory().expect("a journal");
    let mut writer = store.writer().expect("a writer");
    let (choice, mut ids) = (ImportChoice::default(), Ids::new([3; 32]));
    import(&mut writer, SAMPLE.as_ref(), choice, now, &mut ids, "shell", &mut |_| true).expect("the sample");
    writer.read(|seen| look(seen, now.day())).expect("an answer");
}

#[test]
fn the_sample_shows_each_warning() {
    sample(|seen, today| {
        let list = list(seen, None, today, today)?;
        let shown: BTreeSet<(&str, &str)> =
            list.speaking.iter().map(|row| (row.warning.kind.word(), row.prospect.name.as_str())).collect();
        for one in [
            ("too_quiet", "Fennimore Freight Lines"),
            ("only_good_news", "Three Rivers Cold Storage"),
            ("dodged_not_asked_again", "Lumenark Software"),
            ("dodged_not_asked_again", "Fennimore Freight Lines"),
            ("dodged_not_asked_again", "Pruitt Valve & Fitting"),
            ("dodged_not_asked_again", "Tillamere Creamery"),
            ("old_objection", "Halloran Tool & Die"),
            ("nothing_tough_asked", "Hazelrigg Foods"),
            ("promise_overdue", "Quarterline Logistics"),
            ("only_second_hand", "Vestergård Packaging"),
            ("only_second_hand", "Lumenark Software"),
            ("one_contact", "Kapoor Spice & Extract"),
            ("polite_run", "Peña Hermanos Tortillas"),
        ] {
            assert!(shown.contains(&one), "{one:?} in {shown:#?}");
        }
        let kinds: BTreeSet<WarningKind> = list.speaking.iter().map(|row| row.warning.kind).collect();
        assert_eq!(kinds.len(), WarningKind::ALL.len());
        assert!(!shown.iter().any(|(_, name)| name.starts_with("Zieli")), "lost: none");
        assert!(list.speaking.iter().map(|row| warnings::urgency(row.warning.kind)).is_sorted());
        Ok(())
    });
}

#[test]
fn the_most_pressing_is_the_first_of_all() {
    sample(|seen, today| {
        let limits = limits(seen)?;
        let mut reasons = BTreeSet::new();
        seen.each_warned(|who| {
            let kept = days(seen, who.id)?;
            for on in (-20..1_500).step_by(13).map(|ago| today + -ago) {
                let standing = standing_on(&kept, Pace::of(who.rhythm), on);
                let all = about(seen, (who.id, who.stage), &standing, (on, on), &limits, Detail::Sentences)?;
                let first = all.speaking.into_iter().next().map(|warning| warning.reason);
                let found = most_pressing(seen, (who.id, who.stage), &standing, on, &limits)?;
                assert_eq!(found, first, "{} on {}", who.name, on.iso());
                reasons.extend(found.and_then(|reason| reason.split(' ').next().map(str::to_owned)));
            }
            Ok::<_, Unread>(())
        })?;
        assert!(reasons.len() > 5, "{reasons:?}");
        Ok(())
    });
}

#[test]
fn as_far_as_the_warnings_look_is_far_enough() {
    sample(|seen, today| {
        let limits = limits(seen)?;
        let mut compared = 0;
        seen.each_warned(|who| {
            let kept = days(seen, who.id)?;
            for ago in (0..1_500).step_by(37) {
                let on = today + -ago;
                let standing = standing_on(&kept, Pace::of(who.rhythm), on);
                let mut reach = Reach::new(who.stage, on, &limits, Detail::Listed);
                (reach.talks.whole, reach.told.whole) = (true, true);
                let all = gather(seen, who.id, who.stage, (on, today), reach)?;
                let near = |detail| facts(seen, who.id, who.stage, (on, today), &limits, detail);
                let mut expected = warnings::of(&all, &standing, on, &limits);
                let found = warnings::of(&near(Detail::Listed)?, &standing, on, &limits);
                assert_eq!(found, expected, "{} on {}", who.name, on.iso());
                let mut found = warnings::of(&near(Detail::Sentences)?, &standing, on, &limits);
                for basis in found.speaking.iter_mut().chain(&mut expected.speaking).flat_map(|one| &mut one.rests_on) {
                    basis.words.clear();
                }
                assert_eq!(found.speaking, expected.speaking, "{} on {}", who.name, on.iso());
                compared += expected.speaking.len();
            }
            Ok::<_, Unread>(())
        })?;
        assert!(compared > 100, "{compared} warnings were compared");
        Ok(())
    });
}

/// All rows of the book in one window.
fn whole(seen: &Snapshot<'_>, today: Day) -> Answer<Vec<WarnedRow>> {
    Ok(page(seen, &Window::First(u16::MAX), today)?.rows)
}

#[test]
fn the_book_has_what_the_list_has_grouped_by_whom_to_see_first() {
    sample(|seen, today| {
        let said = |row: &WarningRow| (row.prospect.name.clone(), row.warning.kind, row.warning.text.clone());
        let all = list(seen, None, today, today)?;
        let mut expected: Vec<_> = all.speaking.iter().map(said).collect();
        let rows = whole(seen, today)?;
        let mut found: Vec<_> =
            rows.iter().map(|row| (row.prospect.name.clone(), row.kind, row.text.clone())).collect();
        let names: Vec<_> = found.iter().map(|(name, ..)| name.clone()).collect();
        let groups: Vec<_> = names.chunk_by(|one, other| one == other).map(|group| group[0].clone()).collect();
        assert_eq!(groups.iter().collect::<HashSet<_>>().len(), groups.len(), "each prospect once: {groups:?}");
        for group in rows.chunk_by(|one, other| one.prospect == other.prospect) {
            assert!(group.iter().map(|row| warnings::urgency(row.kind)).is_sorted(), "{group:?}");
        }
        let (speaking, prospects) = (expected.len() as u64, groups.len() as u64);
        expected.sort_unstable_by(|one, other| (&one.0, &one.2).cmp(&(&other.0, &other.2)));
        found.sort_unstable_by(|one, other| (&one.0, &one.2).cmp(&(&other.0, &other.2)));
        assert_eq!(found, expected);
        let counts = count(seen, today)?;
        assert_eq!((counts.speaking, counts.prospects), (speaking, prospects));
        assert_eq!(counts.quiet, all.hushed.len() as u64);
        Ok(())
    });
}

#[test]
fn windows_of_any_size_give_the_same_rows() {
    sample(|seen, today| {
        let rows = whole(seen, today)?;
        assert!(rows.len() > 8, "{} rows", rows.len());
        for size in [1_u16, 2, 3, 5, 8] {
            let (mut down, mut after): (Vec<WarnedRow>, Option<Key>) = (Vec::new(), None);
            loop {
                let window = after.take().map_or(Window::First(size), |key| Window::After(key, size));
                let stretch = page(seen, &window, today)?;
                assert_eq!(stretch.more_before, !down.is_empty());
                down.extend(stretch.rows);
                assert_eq!(stretch.more_after, down.len() < rows.len());
                if !stretch.more_after {
                    break;
                }
                after = down.last().map(|row| row.key.clone());
            }
            assert_eq!(down, rows, "down by {size}");
            let (mut up, mut before): (Vec<WarnedRow>, Option<Key>) = (Vec::new(), None);
            loop {
                let window = before.take().map_or(Window::Last(size), |key| Window::Before(key, size));
                let stretch = page(seen, &window, today)?;
                up.splice(0..0, stretch.rows);
                if !stretch.more_before {
                    break;
                }
                before = up.first().map(|row| row.key.clone());
            }
            assert_eq!(up, rows, "up by {size}");
            for (at, row) in rows.iter().enumerate() {
                let stretch = page(seen, &Window::Around(row.key.clone(), size), today)?;
                assert!(stretch.rows.contains(row), "{at} by {size}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_kept_for_another_day_is_not_trusted() {
    sample(|seen, today| {
        // The lines were made today; looked at a month on, all reasons are found anew.
        let later = today + 30;
        let mut expected: Vec<_> =
            list(seen, None, later, later)?.speaking.into_iter().map(|row| row.warning.text).collect();
        let mut found: Vec<_> = whole(seen, later)?.into_iter().map(|row| row.text).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        Ok(())
    });
}
