//! What the golden cases do not show: several replies to one question, questions without an entry, talks without
//! entries, what waits for its day, damaged sums. The laws the model must keep stand in `properties`.

mod chart;
mod properties;

use super::*;
use crate::domain::{Day, News, Openness, QuestionState, Rhythm, Surfaced, Tag};

/// An objection told when asked: openness 4, neutral news.
fn asked(day: i32) -> EntryFact {
    EntryFact {
        day: Day(day),
        tag: Some(Tag::Objection),
        openness: open(4),
        news: News::Neutral,
        surfaced: Surfaced::Asked,
        question: None,
    }
}

fn open(level: i64) -> Option<Openness> {
    Openness::new(level).ok()
}

fn reply(day: i32, level: i64) -> EntryFact {
    EntryFact { openness: open(level), question: Some(0), ..asked(day) }
}

fn question(day: i32, state: QuestionState, closed: Option<i32>) -> QuestionFact {
    QuestionFact { asked: Some(Day(day)), state, closed: closed.map(Day), until: None }
}

fn facts(entries: &[EntryFact], questions: &[QuestionFact]) -> Facts {
    Facts { entries: entries.to_vec(), questions: questions.to_vec(), empty_talks: Vec::new() }
}

/// The items as `(day, kind, entry, 128·r, 128·s)`.
fn items(facts: &Facts) -> Vec<(i32, Kind, Option<usize>, i64, i64)> {
    evidence(facts).items.iter().map(|item| (item.day.0, item.kind, item.entry, item.r128, item.s128)).collect()
}

fn days_of(facts: &Facts) -> Vec<(i32, i64, i64, u32)> {
    daily(&evidence(facts)).iter().map(|sum| (sum.day.0, sum.r128, sum.s128, sum.contacts)).collect()
}

fn weeks() -> &'static Pace {
    Pace::of(Some(Rhythm::Weeks))
}

#[test]
fn a_question_with_several_replies_counts_once_in_the_name_of_the_first() {
    let facts = facts(
        &[
            EntryFact { tag: None, surfaced: Surfaced::SecondHand, ..reply(9, 5) },
            reply(12, 2),
            EntryFact { surfaced: Surfaced::Volunteered, ..reply(11, 4) },
            EntryFact { tag: None, ..reply(12, 5) },
        ],
        &[question(8, QuestionState::Answered, Some(12))],
    );
    assert_eq!(
        items(&facts),
        [
            // q = ¾ of the volunteered one: the highest told directly and tagged, though the second-hand one is first.
            (12, Kind::Answered, Some(0), 72, 0),
            (12, Kind::Moment, Some(1), 32, 96),
            (11, Kind::Moment, Some(2), 144, 32),
        ]
    );
    // Two entries on day 12 and the answer itself; second-hand is no contact.
    assert_eq!(days_of(&facts), [(9, 0, 0, 0), (11, 144, 32, 1), (12, 104, 96, 3)]);
}

#[test]
fn a_reply_before_the_answer_waits_for_it_and_one_after_it_does_not() {
    let answered = question(8, QuestionState::Answered, Some(12));
    let facts = facts(&[reply(10, 5), reply(15, 5)], &[answered]);
    let moments: Vec<_> = items(&facts).into_iter().filter(|item| item.1 == Kind::Moment).map(|item| item.0).collect();
    assert_eq!(moments, [12, 15]);
}

#[test]
fn while_a_question_is_not_answered_its_replies_say_nothing() {
    for state in [QuestionState::Pending, QuestionState::Dodged, QuestionState::Planned, QuestionState::HeldBack] {
        let facts = facts(&[reply(10, 5)], &[question(10, state, None)]);
        assert!(items(&facts).iter().all(|item| item.1 != Kind::Moment), "{state:?}");
        assert_eq!(days_of(&facts)[0].3, 1, "{state:?}: it is contact all the same");
    }
}

#[test]
fn the_highest_openness_is_of_marked_replies_only() {
    let unmarked = EntryFact { openness: None, ..reply(10, 1) };
    let answered = question(10, QuestionState::Answered, None);
    assert_eq!(items(&facts(&[unmarked], &[answered]))[1], (10, Kind::Answered, Some(0), 0, 0));
    assert_eq!(items(&facts(&[unmarked, reply(10, 3)], &[answered]))[1], (10, Kind::Answered, Some(0), 48, 0));
}

#[test]
fn a_question_without_an_entry_still_counts_when_dodged_or_left_lying() {
    let dodged = facts(&[], &[question(10, QuestionState::Dodged, Some(30))]);
    assert_eq!(items(&dodged), [(30, Kind::Dodged, None, 0, 128), (24, Kind::Unanswered, None, 0, 32)]);
    let pending = facts(&[], &[question(10, QuestionState::Pending, None)]);
    assert_eq!(items(&pending), [(24, Kind::Unanswered, None, 0, 32)]);
    let answered = facts(&[], &[question(10, QuestionState::Answered, Some(12))]);
    assert_eq!((items(&answered), days_of(&answered)), (vec![], vec![(12, 0, 0, 1)]));
    let look = Look::at(&pending, weeks(), Day(24), []);
    assert_eq!((look.points.len(), look.entries.len(), look.bends.len()), (1, 0, 1));
}

#[test]
fn planned_and_held_back_questions_give_nothing() {
    for state in [QuestionState::Planned, QuestionState::HeldBack] {
        let asked_or_not = [None, Some(Day(3))];
        for asked in asked_or_not {
            let question = QuestionFact { asked, state, closed: Some(Day(4)), until: Some(Day(5)) };
            assert_eq!(evidence(&facts(&[], &[question])), Evidence::default(), "{state:?} {asked:?}");
        }
    }
}

#[test]
fn a_question_whose_day_is_not_said_was_asked_when_it_was_closed_or_first_replied_to() {
    let undated = |state, closed| QuestionFact { asked: None, ..question(0, state, closed) };
    let closed = facts(&[], &[undated(QuestionState::Dodged, Some(7))]);
    assert_eq!(items(&closed), [(7, Kind::Dodged, None, 0, 128)]);
    let replied = facts(&[reply(12, 3), reply(10, 3)], &[undated(QuestionState::Pending, None)]);
    assert_eq!(items(&replied), [(24, Kind::Unanswered, Some(0), 0, 32)]);
    assert_eq!(items(&facts(&[], &[undated(QuestionState::Pending, None)])), []);
}

#[test]
fn a_question_that_is_not_there_counts_as_none() {
    let lost = EntryFact { question: Some(7), ..asked(3) };
    assert_eq!(items(&facts(&[lost], &[])), [(3, Kind::Moment, Some(0), 96, 32)]);
}

#[test]
fn a_talk_without_an_entry_is_contact_and_nothing_else() {
    let mut facts = facts(&[asked(0)], &[]);
    let before = Look::at(&facts, weeks(), Day(100), []);
    assert_eq!((before.standing.state, before.standing.since_contact()), (State::GoneQuiet, Some(100)));
    facts.empty_talks = vec![Day(90), Day(90)];
    let after = Look::at(&facts, weeks(), Day(100), []);
    assert_eq!((after.standing.state, after.standing.since_contact()), (State::TooEarly, Some(10)));
    assert_eq!((after.standing.mass, after.bends), (before.standing.mass, before.bends));
    assert_eq!(days_of(&facts), [(0, 96, 32, 1), (90, 0, 0, 2)]);
}

#[test]
fn a_future_entry_counts_once_its_day_is_there() {
    let facts = facts(&[asked(10), asked(20)], &[]);
    let today = Look::at(&facts, weeks(), Day(19), []);
    assert_eq!((today.later, today.points.len(), today.bends.len()), (1, 1, 1));
    assert!(today.entries[1].abs() < f64::EPSILON && today.entries[0] > 0.0);
    assert_eq!(today.standing.last_contact, Some(Day(10)));
    let then = Look::at(&facts, weeks(), Day(20), []);
    assert_eq!((then.later, then.points.len(), then.bends.len()), (0, 2, 2));
}

#[test]
fn an_entry_carries_the_points_of_its_question() {
    let facts = facts(&[reply(10, 5), reply(10, 3)], &[question(10, QuestionState::Answered, None)]);
    let look = Look::at(&facts, weeks(), Day(12), []);
    assert_eq!(look.points.len(), 3);
    let first: f64 = look.points.iter().filter(|point| point.item.entry == Some(0)).map(|point| point.points).sum();
    assert!((look.entries[0] - first).abs() < 1e-12);
    assert!((50.0 + look.entries.iter().sum::<f64>() - 100.0 * look.standing.mean).abs() < 1e-9);
}

#[test]
fn one_gone_quiet_keeps_the_number_of_the_last_talk() {
    let brush_offs: Vec<_> = (0..10).map(|at| EntryFact { openness: open(1), ..asked(6 * at) }).collect();
    let facts = facts(&brush_offs, &[]);
    let last = Look::at(&facts, weeks(), Day(54), []);
    let silent = Look::at(&facts, weeks(), Day(174), []);
    let said = |look: &Look| format!("{:.0}", 100.0 * look.standing.mean);
    assert_eq!((said(&last).as_str(), said(&silent).as_str()), ("11", "26"));
    assert_eq!((last.last_talk, silent.last_talk), (None, Some(last.standing)));
}

#[test]
fn the_series_is_each_day_as_known_then() {
    let facts = facts(&[asked(0), asked(10), reply(12, 5)], &[question(12, QuestionState::Answered, Some(30))]);
    let days = daily(&evidence(&facts));
    let on: Vec<_> = every(Day(-3), Day(40), 5).collect();
    assert_eq!((on.first(), on.last(), on.len()), (Some(&Day(-3)), Some(&Day(37)), 9));
    let each: Vec<_> = on.iter().map(|&day| standing_on(&days, weeks(), day)).collect();
    assert_eq!(along(&days, weeks(), on.iter().copied()), each);
    let backwards: Vec<_> = along(&days, weeks(), on.iter().rev().copied());
    assert!(backwards.iter().rev().eq(&each), "days in any order");
    assert_eq!(every(Day(3), Day(2), 1).count() + every(Day(2), Day(2), 0).count(), 1);
}

#[test]
fn the_gaps_propose_a_rhythm_once_there_are_three() {
    let proposed = |days: &[i32]| {
        let entries: Vec<_> = days.iter().map(|&day| asked(day)).collect();
        Look::at(&facts(&entries, &[]), weeks(), Day(5_000), []).standing.proposed_rhythm
    };
    assert_eq!(proposed(&[0, 100, 200]), None);
    assert_eq!(proposed(&[0, 21, 42, 63]), Some(Rhythm::Weeks));
    assert_eq!(proposed(&[0, 21, 42, 64, 86]), Some(Rhythm::Months), "the median of 21 and 22 is over 21");
    assert_eq!(proposed(&[0, 75, 150, 225]), Some(Rhythm::Months));
    assert_eq!(proposed(&[0, 1, 77, 153]), Some(Rhythm::Years));
    let late: Vec<_> = (0..20).map(|at| at * 5).chain((1..11).map(|at| 95 + at * 200)).collect();
    assert_eq!(proposed(&late), Some(Rhythm::Years), "only the last ten gaps count");
}

#[test]
fn a_half_life_is_a_sensible_number_of_days() {
    for days in [f64::NAN, f64::INFINITY, -1.0, 0.0, 0.5, 36_501.0] {
        assert_eq!(Pace::with_half_life(None, days).expect_err("no half-life").field, "half-life");
    }
    let by_hand = Pace::with_half_life(None, 60.0).expect("a half-life");
    let facts = facts(&[asked(0), asked(2_000)], &[]);
    let today = Day(2_600);
    assert_eq!(Look::at(&facts, &by_hand, today, []), Look::at(&facts, Pace::of(None), today, []));
}

#[test]
fn damaged_sums_do_no_harm() {
    let mut kept = vec![DaySum { day: Day(1), r128: -500, s128: i64::MAX / 2, contacts: 0 }];
    take_out(&mut kept, &[DaySum { day: Day(1), r128: 5, s128: 5, contacts: 9 }]);
    take_out(&mut kept, &[DaySum { day: Day(2), r128: 5, s128: 5, contacts: 9 }]);
    assert_eq!(kept.len(), 1, "what was never there is left alone");
    let standing = standing_on(&kept, weeks(), Day(1));
    assert!((standing.mass.s - 3.0).abs() < 1e-9 && standing.mass.r.abs() < f64::EPSILON);
    let absurd = Mass { r: f64::NAN, s: -7.0 };
    assert_eq!(absurd.interval(), (0.0, 1.0));
    assert_eq!(standing_on(&kept, weeks(), Day(i32::MAX)).trend, Trend::TooEarly);
}
