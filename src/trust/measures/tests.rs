//! Examples counted by hand; the laws for any rows stand in `properties`.

mod properties;

use super::*;
use crate::domain::{
    Day, FollowUpState, News, Openness, OutcomeResult, QuestionState, Reception, Stage, Surfaced, Tag,
};

/// The first hundred days, as known on day 100.
const WHOLE: Period = Period::between(Day(0), Day(100));

fn told(day: i32, level: i64, news: News, surfaced: Surfaced) -> Told {
    Told {
        day: Day(day),
        stage: Stage::Discovery,
        tag: Some(Tag::Objection),
        openness: Openness::new(level).ok(),
        news,
        surfaced,
    }
}

/// Openness 4, neutral, asked.
fn frank(day: i32) -> Told {
    told(day, 4, News::Neutral, Surfaced::Asked)
}

/// To the six digits printed in the description of the model.
fn printed(interval: Option<(f64, f64)>) -> Option<(String, String)> {
    interval.map(|(low, high)| (format!("{low:.6}"), format!("{high:.6}")))
}

#[test]
fn a_share_has_its_interval_and_says_when_it_is_too_few() {
    let share = |k, n| Share { k, n };
    let both = |low: &str, high: &str| Some((low.to_owned(), high.to_owned()));
    assert_eq!(printed(share(7, 10).interval()), both("0.441700", "0.873123"));
    // Of none and of all: 0 and z²/(n + z²); n/(n + z²) and 1.
    assert_eq!(printed(share(0, 5).interval()), both("0.000000", "0.351117"));
    assert_eq!(printed(share(5, 5).interval()), both("0.648883", "1.000000"));
    assert_eq!((share(0, 0).interval(), share(0, 0).of_one()), (None, None));
    assert_eq!([0, 1, 4, 5].map(|n| share(0, n).is_too_few()), [true, true, true, false]);
}

#[test]
fn months_cover_their_days() {
    let day = |iso| Day::from_iso(iso).expect("a day");
    let month = Month::of(day("2026-11-19"));
    assert_eq!((month.first(), month.last()), (day("2026-11-01"), day("2026-11-30")));
    assert_eq!(month.plus(2).first(), day("2027-01-01"));
    let period = Period::between(day("2025-12-31"), day("2026-02-01"));
    assert_eq!(
        period.months().map(Month::first).collect::<Vec<_>>(),
        ["2025-12-01", "2026-01-01", "2026-02-01"].map(day)
    );
    assert_eq!(Period { as_of: day("2025-01-01"), ..period }.months().count(), 0);
}

#[test]
fn candour_counts_what_can_be_weighed() {
    let mut stages = Stages::over(WHOLE);
    let rows = [
        frank(1),
        told(2, 3, News::Good, Surfaced::Volunteered),
        told(3, 0, News::Bad, Surfaced::Asked), // not marked, but bad: counts, and is candid
        told(4, 0, News::Neutral, Surfaced::Asked), // not marked: nothing to weigh
        told(5, 5, News::Bad, Surfaced::SecondHand), // not to our face
        Told { tag: None, ..frank(6) },         // in the inbox
        Told { stage: Stage::Closing, ..frank(7) },
        frank(101), // not known yet
    ];
    for row in &rows {
        stages.add(row, 1);
    }
    assert_eq!(stages.at(Stage::Discovery), Share { k: 2, n: 3 });
    assert_eq!(stages.at(Stage::Closing), Share { k: 1, n: 1 });
    assert_eq!(stages.at(Stage::Lost), Share::default(), "never reached");

    let mut volunteered = Volunteered::over(WHOLE);
    for row in &rows {
        volunteered.add(row, 1);
    }
    assert_eq!(volunteered.share(), Share { k: 1, n: 5 });

    let mut tags = TagMix::over(WHOLE);
    for row in &rows {
        tags.add(row, 1);
    }
    // Second-hand ones are in the mix, what waits in the inbox is not. Days 0 to 100 are January to April 1970.
    assert_eq!(tags.months().map(|(_, counts)| counts).collect::<Vec<_>>(), [[0, 6, 0], [0; 3], [0; 3], [0; 3]]);

    let mut calendar = Calendar::over(WHOLE);
    for row in &rows {
        calendar.add(row);
    }
    assert_eq!((calendar.n(), calendar.on(Day(3)), calendar.on(Day(4)), calendar.most()), (3, 1, 0, 1));
}

#[test]
fn talks_turn_polite_where_no_chance_explains_it() {
    let of = |shares: &[(Stage, u64, u64)]| {
        let mut stages = Stages::over(WHOLE);
        for &(stage, k, n) in shares {
            stages.add(&Told { stage, ..frank(1) }, k);
            stages.add(&Told { stage, ..told(1, 2, News::Neutral, Surfaced::Asked) }, n - k);
        }
        stages.turns_polite()
    };
    let polite = Some((Stage::Discovery, Stage::Negotiation));
    let discovery = (Stage::Discovery, 34, 58);
    assert_eq!(
        of(&[(Stage::Prospecting, 13, 31), discovery, (Stage::Negotiation, 6, 22), (Stage::Closing, 3, 9)]),
        polite
    );
    // A stage with too few is passed over, a fall within chance is none, a rise is none, what comes after is not asked.
    assert_eq!(of(&[discovery, (Stage::Proposal, 0, 4), (Stage::Negotiation, 6, 22)]), polite);
    assert_eq!(of(&[(Stage::Discovery, 4, 6), (Stage::Proposal, 3, 6)]), None);
    assert_eq!(of(&[(Stage::Discovery, 6, 22), (Stage::Negotiation, 34, 58)]), None);
    assert_eq!(of(&[(Stage::Closing, 34, 58), (Stage::Customer, 6, 22)]), None);
    assert_eq!(of(&[]), None);
}

#[test]
fn the_ledger_is_as_known_on_the_day() {
    let question = |state, day, closed: Option<i32>| LedgerFact { state, day: Day(day), closed: closed.map(Day) };
    let rows = [
        question(QuestionState::Answered, 10, Some(12)),
        question(QuestionState::Answered, 99, Some(101)), // answered tomorrow: pending today
        question(QuestionState::Dodged, 20, None),
        question(QuestionState::Pending, 30, None),
        question(QuestionState::HeldBack, 40, None),
        question(QuestionState::Planned, 50, None),
        question(QuestionState::Answered, 101, None),
    ];
    let mut ledger = Ledger::over(WHOLE);
    for row in &rows {
        ledger.add(row);
    }
    assert_eq!((ledger.answered, ledger.dodged, ledger.pending, ledger.held_back), (1, 1, 2, 1));
    assert_eq!(ledger.share(QuestionState::Pending), Share { k: 2, n: 4 });
    assert_eq!(ledger.share(QuestionState::HeldBack), Share { k: 1, n: 5 });
    assert_eq!(Ledger::over(WHOLE).share(QuestionState::Dodged), Share::default());
}

#[test]
fn silence_is_a_median() {
    let mut silences = Silences::over(WHOLE);
    // One was filled, one is not known yet.
    let rows =
        [(1, 4, Some(true)), (1, 14, None), (1, 9, Some(true)), (1, 60, Some(false)), (1, 10, None), (101, 1, None)];
    for (day, seconds, held) in rows {
        silences.add(&SilenceFact { day: Day(day), seconds, held });
    }
    assert_eq!((silences.all().median(), silences.all().n()), (Some(9.5), 4));
    assert_eq!(Silences::over(WHOLE).all().median(), None);
}

#[test]
fn the_reason_was_heard_in_time_or_not() {
    let mut heard = HeardInTime::over(WHOLE);
    let lost = |day, heard| OutcomeFact { day: Day(day), result: OutcomeResult::Lost, has_reason: true, heard };
    let rows = [
        lost(60, FirstHeard::Direct(Day(19))),
        lost(60, FirstHeard::Direct(Day(50))),
        lost(60, FirstHeard::Direct(Day(61))), // written down a day late: 0 days before
        lost(60, FirstHeard::SecondHand(Day(40))),
        lost(60, FirstHeard::Never),
        lost(60, FirstHeard::NotSaid),
        OutcomeFact { has_reason: false, ..lost(60, FirstHeard::Direct(Day(1))) },
        OutcomeFact { result: OutcomeResult::Won, ..lost(70, FirstHeard::Direct(Day(70))) },
        lost(101, FirstHeard::Never),
    ];
    for row in &rows {
        heard.add(row);
    }
    assert_eq!(heard.lost.to_our_face(), Share { k: 3, n: 6 });
    assert_eq!((heard.lost.direct.median(), heard.lost.second_hand.median()), (Some(10.0), Some(20.0)));
    assert_eq!((heard.lost.never, heard.lost.not_said), (1, 1));
    assert_eq!((heard.won.to_our_face(), heard.won.direct.median()), (Share { k: 1, n: 1 }, Some(0.0)));
}

#[test]
fn what_came_after_a_silence_and_after_a_reception() {
    let mut silence = AfterSilence::over(WHOLE);
    let second_hand = told(1, 5, News::Bad, Surfaced::SecondHand);
    let plain = told(1, 3, News::Good, Surfaced::Asked);
    for (told, seconds) in [(frank(1), 8), (plain, 20), (frank(1), 7), (second_hand, 20), (frank(101), 20)] {
        silence.add(&SilenceReply { told, seconds });
    }
    assert_eq!(silence.share(), Share { k: 1, n: 2 });

    let mut after = AfterReception::over(WHOLE);
    for (reception, day, candid) in [
        (Reception::Clarified, 1, true),
        (Reception::Clarified, 2, false),
        (Reception::Defended, 3, false),
        (Reception::Defended, 101, true),
    ] {
        after.add(&NextTalk { after: reception, day: Day(day), candid });
    }
    assert_eq!(after.after(Reception::Clarified), Share { k: 1, n: 2 });
    assert_eq!(after.after(Reception::Defended), Share { k: 0, n: 1 });
    assert_eq!(after.after(Reception::Welcomed), Share::default());

    let mut mix = ReceptionMix::over(WHOLE);
    mix.add(Day(1), Some(Tag::Objection), Reception::Defended);
    mix.add(Day(1), None, Reception::Defended);
    mix.add(Day(101), Some(Tag::Objection), Reception::Welcomed);
    assert_eq!((mix.of(Reception::Defended), mix.n()), (1, 1));
}

fn objection(day: i32, settled_on: Option<i32>) -> ObjectionFact {
    ObjectionFact { day: Day(day), is_settled: settled_on.is_some(), settled_on: settled_on.map(Day) }
}

#[test]
fn objections_age_until_they_settle_them() {
    let of = |rows: &[ObjectionFact]| {
        let mut ages = ObjectionAges::over(WHOLE);
        for row in rows {
            ages.add(row);
        }
        (ages.typical(), ages.settled())
    };
    // Settled at 3, 10 and 20 days; open at 5 and 30.
    let rows = [
        objection(0, Some(3)),
        objection(50, Some(60)),
        objection(10, Some(30)),
        objection(95, None),
        objection(70, None),
    ];
    assert_eq!(of(&rows), (Some(TypicalAge::Days(20)), Share { k: 3, n: 5 }));
    assert_eq!(of(&[]), (None, Share::default()));
    assert_eq!(of(&[objection(90, None)]), (Some(TypicalAge::Over(10)), Share { k: 0, n: 1 }));
    assert_eq!(of(&[objection(90, Some(94))]), (Some(TypicalAge::Days(4)), Share { k: 1, n: 1 }));
    // Two of four settled: exactly half is open at the second.
    let four = [objection(0, Some(2)), objection(0, Some(9)), objection(0, None), objection(0, None)];
    assert_eq!(of(&four), (Some(TypicalAge::Days(9)), Share { k: 2, n: 4 }));
    // Settled tomorrow is open today; settled nobody knows when has no age.
    let undated = ObjectionFact { settled_on: None, ..objection(0, Some(1)) };
    assert_eq!(of(&[objection(90, Some(101)), undated]), (Some(TypicalAge::Over(10)), Share { k: 0, n: 1 }));
}

#[test]
fn promises_are_kept_late_or_not() {
    let promise = |due, state, kept: Option<i32>| PromiseFact { due: Day(due), state, kept_on: kept.map(Day) };
    let mut promises = Promises::over(WHOLE);
    for row in [
        promise(50, FollowUpState::Kept, Some(50)),
        promise(50, FollowUpState::Kept, None),
        promise(50, FollowUpState::Kept, Some(51)),
        promise(99, FollowUpState::Kept, Some(101)), // kept tomorrow: overdue today
        promise(50, FollowUpState::Broken, None),
        promise(99, FollowUpState::Open, None),
        promise(100, FollowUpState::Open, None), // due today: still time
        promise(101, FollowUpState::Kept, Some(90)),
    ] {
        promises.add(&row);
    }
    assert_eq!((promises.kept, promises.kept_late, promises.broken, promises.overdue), (2, 1, 1, 2));
    assert_eq!(promises.share(), Share { k: 2, n: 6 });
}

/// Every share there is, of measures that were given so many observations.
fn shares_of(n: u64) -> Vec<(&'static str, Share)> {
    let (mut stages, mut ledger, mut volunteered) =
        (Stages::over(WHOLE), Ledger::over(WHOLE), Volunteered::over(WHOLE));
    let (mut silence, mut reception, mut promises) =
        (AfterSilence::over(WHOLE), AfterReception::over(WHOLE), Promises::over(WHOLE));
    let (mut heard, mut ages) = (HeardInTime::over(WHOLE), ObjectionAges::over(WHOLE));
    for _ in 0..n {
        stages.add(&frank(1), 1);
        ledger.add(&LedgerFact { state: QuestionState::Answered, day: Day(1), closed: None });
        volunteered.add(&told(1, 0, News::Good, Surfaced::Volunteered), 1);
        silence.add(&SilenceReply { told: frank(1), seconds: 8 });
        reception.add(&NextTalk { after: Reception::Clarified, day: Day(1), candid: true });
        promises.add(&PromiseFact { due: Day(1), state: FollowUpState::Kept, kept_on: None });
        let heard_on = FirstHeard::Direct(Day(1));
        heard.add(&OutcomeFact { day: Day(9), result: OutcomeResult::Lost, has_reason: true, heard: heard_on });
        ages.add(&objection(1, Some(4)));
    }
    vec![
        ("stages", stages.at(Stage::Discovery)),
        ("ledger", ledger.share(QuestionState::Answered)),
        ("volunteered", volunteered.share()),
        ("after silence", silence.share()),
        ("after reception", reception.after(Reception::Clarified)),
        ("promises", promises.share()),
        ("heard in time", heard.lost.to_our_face()),
        ("objections", ages.settled()),
    ]
}

#[test]
fn nothing_one_and_four_are_said_to_be_too_few() {
    for n in [0, 1, 4, 5] {
        for (what, share) in shares_of(n) {
            assert_eq!((share, share.is_too_few()), (Share { k: n, n }, n < 5), "{what}");
            assert_eq!((share.interval().is_some(), share.of_one().is_some()), (n > 0, n > 0), "{what} of {n}");
        }
    }
}

#[test]
fn counts_and_medians_of_nothing_one_and_four() {
    for n in [0_u32, 1, 4] {
        let (mut silences, mut mix, mut tags, mut calendar) =
            (Silences::over(WHOLE), ReceptionMix::over(WHOLE), TagMix::over(WHOLE), Calendar::over(WHOLE));
        let mut heard = HeardInTime::over(WHOLE);
        for at in 0..n {
            silences.add(&SilenceFact { day: Day(1), seconds: 10 + at, held: Some(true) });
            mix.add(Day(1), Some(Tag::Objection), Reception::Defended);
            tags.add(&frank(1), 1);
            calendar.add(&frank(1));
            let early = FirstHeard::Direct(Day(10 - i32::try_from(at).unwrap_or(0)));
            heard.add(&OutcomeFact { day: Day(20), result: OutcomeResult::Won, has_reason: true, heard: early });
        }
        let times = u64::from(n);
        assert_eq!((silences.all().n(), mix.n(), tags.n(), calendar.n()), (times, times, times, times));
        assert_eq!((mix.of(Reception::Defended), mix.of(Reception::Welcomed)), (times, 0));
        assert_eq!((calendar.on(Day(1)), calendar.most()), (times, times));
        // Seconds 10; 10, 11, 12, 13. Days before 10; 10, 11, 12, 13.
        let median = [None, Some(10.0), Some(11.5)][[0, 1, 4].iter().position(|of| *of == n).unwrap_or(0)];
        assert_eq!((silences.all().median(), heard.won.direct.median()), (median, median));
        assert_eq!(heard.won.to_our_face(), Share { k: times, n: times });
        assert_eq!((heard.lost.n(), heard.lost.direct.median()), (0, None), "the other side is not touched");
    }
}
