//! What is said of nothing, of one, of four and of five: never a figure without its count, nothing drawn from too few.

use super::trends as said;
use crate::{
    domain::{Day, News, OutcomeResult, Reception, Stage, Tag},
    journal::review,
    trust::measures::{
        FirstHeard, HeardInTime, OutcomeFact, Period, ReceptionMix, Share, SilenceFact, Silences, Stages, Told,
        questions::Opened,
    },
};

const WHOLE: Period = Period::between(Day(0), Day(100));

fn silences(n: u32) -> Silences {
    let mut silences = Silences::over(WHOLE);
    (0..n).for_each(|at| silences.add(&SilenceFact { day: Day(1), seconds: 10 + at, held: None }));
    silences
}

fn heard(n: u32) -> HeardInTime {
    let mut heard = HeardInTime::over(WHOLE);
    for _ in 0..n {
        let first = FirstHeard::Direct(Day(9));
        heard.add(&OutcomeFact { day: Day(50), result: OutcomeResult::Lost, has_reason: true, heard: first });
    }
    heard
}

#[test]
fn a_share_in_a_column_a_sentence_and_a_report() {
    let of = |n| Share { k: n, n };
    assert_eq!(
        [0, 1, 4, 5, 20].map(|n| said::figure(of(n))),
        ["–", "1 of 1, too few", "4 of 4, too few", "5 of 5", "20 of 20  100 %"]
    );
    assert_eq!(
        [0, 1, 4, 5, 20].map(|n| review::share(of(n))),
        ["0 of 0, too few", "1 of 1, too few", "4 of 4, too few", "5 of 5", "20 of 20, 100 %"]
    );
    assert_eq!(said::stage(Stage::Closing, of(0)), "Nothing told to your face at closing and marked.");
    assert_eq!(
        [1, 4, 5].map(|n| said::stage(Stage::Closing, Share { k: 1, n })),
        [
            "At closing, 1 of 1 things they told you were frank or bad news: too few to say more.",
            "At closing, 1 of 4 things they told you were frank or bad news: too few to say more.",
            "At closing, 1 of 5 things they told you were frank or bad news, likely 5–56 %.",
        ]
    );
}

#[test]
fn silence_of_nothing_one_four_and_five() {
    assert_eq!(
        [0, 1, 4, 5].map(|n| said::silences(&silences(n))),
        ["–", "1 time, too few", "4 times, too few", "median 12 s of 5"]
    );
    let after = |n: u32| said::after_silence(Share { k: n.into(), n: n.into() }, &silences(n));
    assert_eq!(
        [0, 1, 4, 5].map(after),
        [
            "No reply after 8 seconds of silence noted.",
            "You held 1 silence, too few for a median. 1 of 1 replies after 8 seconds of silence or more were frank or \
             bad news: too few to say more.",
            "You held 4 silences, too few for a median. 4 of 4 replies after 8 seconds of silence or more were frank or \
             bad news: too few to say more.",
            "You held 12 s, the median of 5 silences. 5 of 5 replies after 8 seconds of silence or more were frank or \
             bad news.",
        ]
    );
}

#[test]
fn reception_of_nothing_one_four_and_five() {
    let after = |n: u64| {
        let mut mix = ReceptionMix::over(WHOLE);
        (0..n).for_each(|_| mix.add(Day(1), Some(Tag::Objection), Reception::Clarified));
        said::after_reception(Reception::Clarified, Share { k: 0, n }, &mix)
    };
    assert_eq!(
        [0, 1, 4, 5].map(after),
        [
            "You clarified 0 of 0 times noted; no talk came after one of them.",
            "You clarified 1 of 1 times noted. Of the talks after, 0 of 1 held something frank: too few to say more.",
            "You clarified 4 of 4 times noted. Of the talks after, 0 of 4 held something frank: too few to say more.",
            "You clarified 5 of 5 times noted. Of the talks after, 0 of 5 held something frank.",
        ]
    );
}

#[test]
fn heard_in_time_of_nothing_one_four_and_five() {
    assert_eq!(
        [0, 1, 4, 5].map(|n| said::heard(OutcomeResult::Lost, &heard(n).lost)),
        [
            "No deal lost with what decided it.",
            "Of 1 lost, 1 had told you the reason to your face: too few to say more.",
            "Of 4 lost, 4 had told you the reason to your face: too few to say more.",
            "Of 5 lost, 5 had told you the reason to your face, median 41 days before.",
        ]
    );
}

#[test]
fn where_talks_turn_polite_is_said_with_its_prospects() {
    let told = |stage, news| Told {
        day: Day(1),
        stage,
        tag: Some(Tag::Objection),
        openness: crate::domain::Openness::new(2).ok(),
        news,
        surfaced: crate::domain::Surfaced::Asked,
    };
    let mut stages = Stages::over(WHOLE);
    stages.add(&told(Stage::Discovery, News::Bad), 34);
    stages.add(&told(Stage::Discovery, News::Good), 24);
    stages.add(&told(Stage::Negotiation, News::Bad), 6);
    stages.add(&told(Stage::Negotiation, News::Good), 16);
    let turn = stages.turns_polite().expect("a turn");
    assert_eq!(said::polite(&stages, turn, 6), "Talks turn polite at negotiation: 34 of 58 → 6 of 22 (6 prospects).");
    assert_eq!(said::polite(&stages, turn, 0), "Talks turn polite at negotiation: 34 of 58 → 6 of 22.");
    assert_eq!(
        [None, Some(("“Why?”", Opened { k: 2, n: 4 }))].map(said::too_seldom),
        [
            "No question was asked often enough to say.",
            "No question was asked often enough to say. So far “Why?” opened up 2 of the 4 times asked."
        ]
    );
}
