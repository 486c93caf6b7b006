//! Over the whole sample: the points add up, leaving out is reckoning without, windows are stretches of one list.

use super::*;
use crate::{
    domain::{Held, Ids, Moment, QuestionState, Zone},
    journal::{ImportChoice, import},
    store::Store,
};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.jsonl");

fn sample(mut look: impl FnMut(&Snapshot<'_>, &Uid, Day)) {
    let now = Moment { utc: Held::from_iso("2026-11-19T12:00:00Z").expect("a time").at, zone: Zone::Fixed(0) };
    let store = Store::memory().expect("a journal");
    let (mut writer, mut ids) = (store.writer().expect("a writer"), Ids::new([3; 32]));
    import(&mut writer, SAMPLE.as_ref(), ImportChoice::default(), now, &mut ids, "shell", &mut |_| true)
        .expect("the sample");
    let looked: Answer<()> = writer.read(|seen| {
        for (_, uid, ..) in seen.all_prospects()? {
            look(seen, &uid, now.day());
        }
        Ok(())
    });
    looked.expect("an answer");
}

fn ask(seen: &Snapshot<'_>, whose: &Uid, as_of: Option<Day>, today: Day, without: &[Key]) -> Explained {
    let (order, window) = (EvidenceOrder::Points, &Window::First(u16::MAX));
    let asked = Asked { prospect: whose, as_of, half_life: None, order, without, near: None, window };
    explained(seen, &asked, today).expect("an explanation")
}

fn total(rows: &[EvidenceRow]) -> f64 {
    rows.iter().map(|row| row.points).sum()
}

#[test]
fn the_points_add_up_to_the_score_on_any_day_with_any_piece_left_out() {
    let (mut looked, mut left, mut took_others) = (0, 0, 0);
    sample(|seen, whose, today| {
        for ago in [0, 1, 40, 400] {
            let day = today + -ago;
            let all = ask(seen, whose, Some(day), today, &[]);
            assert_eq!(all.sum.without, None);
            assert!((total(&all.page.rows) - (100.0 * all.sum.look.now.mean - 50.0)).abs() < 1e-9);
            assert!(all.page.rows.iter().all(|row| row.counts == Counts::Now || (ago == 0 && row.day > today)));
            looked += all.page.rows.len();
            for row in all.page.rows.iter().step_by(3) {
                let rest = ask(seen, whose, Some(day), today, std::slice::from_ref(&row.key));
                let then = rest.sum.without.expect("something is left out");
                assert!((total(&rest.page.rows) - (100.0 * then.mean - 50.0)).abs() < 1e-9, "{row:?}");
                let same = |rows: &[EvidenceRow]| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
                assert_eq!(same(&rest.page.rows), same(&all.page.rows), "every piece keeps its place");
                let gone: Vec<_> = rest.page.rows.iter().filter(|row| row.counts == Counts::LeftOut).collect();
                assert!(gone.iter().any(|gone| gone.key == row.key), "{row:?}");
                took_others += usize::from(gone.len() > 1);
                left += 1;
            }
        }
    });
    assert!(looked > 500 && left > 150 && took_others > 3, "{looked} {left} {took_others}");
}

#[test]
fn a_moment_is_left_out_with_its_entry_and_a_question_with_what_it_brought() {
    let (mut moments, mut dodges) = (0, 0);
    sample(|seen, whose, today| {
        let Found { id, rhythm, .. } = place_of(seen, whose).expect("the prospect");
        let known = Known::of(seen, id).expect("what is known");
        let reckoned = |rest: Known| standing_on(&daily(&evidence(&rest.facts)), Pace::of(rhythm), today);
        for row in ask(seen, whose, Some(today), today, &[]).page.rows {
            let then = ask(seen, whose, Some(today), today, std::slice::from_ref(&row.key)).sum.without;
            let of = row.key.id / KINDS;
            if row.kind == Kind::Moment {
                assert_eq!(then, Some(reckoned(known.without(&[of], &[]))));
                moments += 1;
            } else if row.kind == Kind::Dodged {
                let at = known.questions.iter().position(|row| *row == of).expect("the question");
                assert_eq!(known.facts.questions[at].state, QuestionState::Dodged);
                let without = then.expect("the dodge is left out").mean;
                let before = ask(seen, whose, Some(today), today, &[]).sum.look.now.mean;
                assert!(without > before, "without a dodge trust stands higher: {before} {without}");
                dodges += 1;
            }
        }
    });
    assert!(moments > 100 && dodges > 5, "{moments} {dodges}");
}

#[test]
fn of_one_gone_quiet_the_number_that_is_shown_is_explained() {
    let mut quiet = 0;
    sample(|seen, whose, today| {
        let (shown, now) = (ask(seen, whose, None, today, &[]).sum, ask(seen, whose, Some(today), today, &[]).sum);
        match (now.look.now.state, now.look.last_talk) {
            (State::GoneQuiet, Some(then)) => {
                assert_eq!((shown.as_of, shown.look.now), (then.day, then));
                quiet += 1;
            }
            _ => assert_eq!(shown, now),
        }
        let mut day = now.as_of;
        while let Some(before) = ask(seen, whose, Some(day), today, &[]).sum.beside.0 {
            assert!(before < day);
            let (_, after) = ask(seen, whose, Some(before), today, &[]).sum.beside;
            assert_eq!(after, Some(day), "back and forth lead to the same days");
            day = before;
        }
    });
    assert!(quiet > 0);
}

#[test]
fn windows_are_stretches_of_the_list_in_either_order() {
    sample(|seen, whose, today| {
        for order in [EvidenceOrder::Points, EvidenceOrder::Day] {
            let get = |window: &Window| {
                let asked = Asked {
                    prospect: whose,
                    as_of: Some(today),
                    half_life: None,
                    order,
                    without: &[],
                    near: None,
                    window,
                };
                explained(seen, &asked, today).expect("an explanation").page
            };
            let whole = get(&Window::First(u16::MAX)).rows;
            match order {
                EvidenceOrder::Points => {
                    assert!(whole.windows(2).all(|pair| pair[0].points.abs() >= pair[1].points.abs()));
                }
                EvidenceOrder::Day => assert!(whole.windows(2).all(|pair| pair[0].day >= pair[1].day)),
            }
            let mut walked = get(&Window::First(3));
            while walked.more_after {
                let last = walked.rows.last().expect("rows").key.clone();
                let next = get(&Window::After(last.clone(), 3));
                assert!(next.more_before);
                let back = get(&Window::Before(next.rows[0].key.clone(), 1));
                assert_eq!(back.rows[0].key, last);
                walked.rows.extend(next.rows);
                walked.more_after = next.more_after;
            }
            assert_eq!(walked.rows, whole);
        }
    });
}
