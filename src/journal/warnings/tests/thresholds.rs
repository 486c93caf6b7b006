//! A table a warning: one day, talk or moment before it is due, and when it is.

use super::*;

/// The story told with `n` of something, and whether the warning is there.
fn table(kind: WarningKind, rows: &[(i32, bool)], story: impl Fn(i32) -> Made) {
    for (n, is_there) in rows {
        assert_eq!(story(*n).today(kind).is_some(), *is_there, "{kind:?} with {n}");
    }
}

fn since(story: &Made, kind: WarningKind) -> Day {
    story.today(kind).expect("a warning").since
}

#[test]
fn too_quiet() {
    let once = |days| Made::at(Stage::Closing).talk(ago(days));
    table(WarningKind::TooQuiet, &[(0, false), (60, false), (61, true)], once);
    assert_eq!(since(&once(80), WarningKind::TooQuiet), ago(19));
    // Four talks a week apart: four times the usual gap.
    let weekly = |days: i32| (0..4).rev().fold(Made::at(Stage::Closing), |story, n| story.talk(ago(days + n * 7)));
    table(WarningKind::TooQuiet, &[(28, false), (29, true)], weekly);
    let warning = weekly(29).today(WarningKind::TooQuiet).expect("quiet");
    assert_eq!((warning.rests_on.len(), warning.rests_on[0].day, warning.since), (1, ago(29), TODAY));
}

#[test]
fn too_quiet_after_an_answer_that_came_in_no_talk() {
    let story = Made::at(Stage::Closing).asked("Who decides?", ago(90), QuestionState::Answered, Some(ago(80)));
    let mut quiet = standing(&[ago(80)], TODAY);
    assert_eq!(quiet.state, crate::trust::State::GoneQuiet);
    let found = of(&story.0, &quiet, TODAY, &Limits::default()).speaking;
    assert_eq!((found[0].kind, found[0].rests_on[0].kind), (WarningKind::TooQuiet, BasisKind::Question));
    quiet.state = crate::trust::State::Steady;
    assert!(of(&story.0, &quiet, TODAY, &Limits::default()).speaking.is_empty());
}

/// So many good moments, two a talk.
fn pleasant(moments: i32) -> Made {
    (0..moments).fold(Made::at(Stage::Proposal), |story, n| {
        let story = if n % 2 == 0 { story.talk(ago(40 - n)) } else { story };
        story.told(News::Good, Surfaced::Volunteered)
    })
}

#[test]
fn only_good_news() {
    table(WarningKind::OnlyGoodNews, &[(0, false), (1, false), (4, false), (5, true), (9, true)], pleasant);
    assert_eq!(since(&pleasant(9), WarningKind::OnlyGoodNews), ago(36), "the fifth moment's talk");
    // From one talk it is one pleasant talk.
    let in_one = |moments| {
        (0..moments).fold(Made::at(Stage::Proposal).talk(ago(9)), |story, _| story.told(News::Good, Surfaced::Asked))
    };
    table(WarningKind::OnlyGoodNews, &[(5, false), (50, false)], in_one);
    // What others say breaks no run and makes none; a neutral moment breaks it.
    let heard = pleasant(5).talk(ago(3)).told(News::Bad, Surfaced::SecondHand);
    assert_eq!(heard.today(WarningKind::OnlyGoodNews).expect("still").rests_on.len(), 5);
    assert!(pleasant(9).talk(ago(3)).told(News::Neutral, Surfaced::Asked).today(WarningKind::OnlyGoodNews).is_none());
    let again = (0..5).fold(pleasant(9).talk(ago(9)).told(News::Bad, Surfaced::Asked), |story, n| {
        story.talk(ago(8 - n)).told(News::Good, Surfaced::Asked)
    });
    assert_eq!(since(&again, WarningKind::OnlyGoodNews), ago(4));
}

#[test]
fn polite_run() {
    let empty = |talks| (0..talks).fold(Made::at(Stage::Closing), |story, n| story.talk(ago(60 - n)));
    table(WarningKind::PoliteRun, &[(0, false), (1, false), (2, false), (3, true), (4, true)], empty);
    assert_eq!(since(&empty(4), WarningKind::PoliteRun), ago(58));
    let heard = empty(3).told(News::Bad, Surfaced::SecondHand);
    assert!(heard.today(WarningKind::PoliteRun).is_some(), "second-hand was not said to us");
    let told = empty(3).told(News::Good, Surfaced::Asked);
    assert!(told.today(WarningKind::PoliteRun).is_none());
}

#[test]
fn dodged_not_asked_again() {
    const KIND: WarningKind = WarningKind::DodgedNotAskedAgain;
    let dodged =
        |days| Made::at(Stage::Closing).asked("Who  decides?", ago(days + 5), QuestionState::Dodged, Some(ago(days)));
    table(KIND, &[(0, false), (20, false), (21, true), (400, true)], dodged);
    assert_eq!(since(&dodged(30), KIND), ago(9));
    // Where nobody said when it was closed, it was the day it was asked.
    let at_once = |days| Made::at(Stage::Closing).asked("Who?", ago(days), QuestionState::Dodged, None);
    table(KIND, &[(20, false), (21, true)], at_once);
    // Asked 36 days ago and dodged 31 days ago; what became of the same question elsewhere.
    for (state, asked, closed, left) in [
        (QuestionState::Pending, 29, None, false),
        (QuestionState::Pending, 31, None, false),
        (QuestionState::Pending, 32, None, true),
        (QuestionState::Answered, 60, Some(3), false),
        (QuestionState::Answered, 60, Some(31), false),
        (QuestionState::Answered, 60, Some(32), true),
        (QuestionState::Dodged, 10, Some(10), false),
        (QuestionState::Planned, 3, None, true),
    ] {
        let story = dodged(31).asked("who DECIDES?", ago(asked), state, closed.map(ago));
        assert_eq!(story.today(KIND).is_some(), left, "{state:?} asked {asked} days ago, closed {closed:?}");
    }
    assert!(dodged(31).asked("Who pays?", ago(3), QuestionState::Answered, None).today(KIND).is_some());
    // Of a question dodged twice the later one is left, and counted once.
    let twice = dodged(60).asked("Who decides?", ago(40), QuestionState::Dodged, None);
    let left = twice.today(KIND).expect("left");
    assert_eq!((left.rests_on.len(), left.rests_on[0].day), (1, ago(40)));
    let same_day = at_once(40).asked("Who?", ago(40), QuestionState::Dodged, None);
    assert_eq!(same_day.today(KIND).expect("left").rests_on.len(), 1);
}

#[test]
fn the_same_question_of_the_bank_is_the_same_in_other_words() {
    let mut story = Made::at(Stage::Closing).asked("Who decides?", ago(60), QuestionState::Dodged, None).asked(
        "Who else has a say?",
        ago(30),
        QuestionState::Answered,
        None,
    );
    assert!(story.today(WarningKind::DodgedNotAskedAgain).is_some());
    for asked in &mut story.0.asked {
        asked.bank = Some("deciders".to_owned());
    }
    assert!(story.today(WarningKind::DodgedNotAskedAgain).is_none());
}

#[test]
fn old_objection() {
    const KIND: WarningKind = WarningKind::OldObjection;
    let open = |days| Made::at(Stage::Closing).objection(ago(days), ObjectionState::Open, None, None);
    table(KIND, &[(0, false), (30, false), (31, true)], open);
    assert_eq!(since(&open(40), KIND), ago(9));
    assert_eq!(open(40).today(KIND).expect("old").text, "lead time: open for 40 d. Ask what would settle it");
    let settled = Made::at(Stage::Closing).objection(ago(40), ObjectionState::Settled, Some(ago(20)), Some(ago(5)));
    assert!(settled.today(KIND).is_none());
    let then = settled.on(ago(6), KIND).expect("not settled by then").text;
    assert_eq!(then, "lead time: addressed 14 d ago, not settled. Ask whether that settles it");
    assert!(settled.on(ago(9), KIND).is_some() && settled.on(ago(10), KIND).is_none());
    assert!(settled.on(ago(5), KIND).is_none());
    let never_said = Made::at(Stage::Closing).objection(ago(40), ObjectionState::Settled, None, None);
    assert!(never_said.on(ago(1), KIND).is_none(), "settled, nobody said when");
    let three = open(50).objection(ago(45), ObjectionState::Open, None, None).objection(
        ago(10),
        ObjectionState::Open,
        None,
        None,
    );
    let warning = three.today(KIND).expect("old");
    assert_eq!((warning.rests_on.len(), warning.since), (2, ago(19)));
    assert!(warning.text.contains("open for 50 d (and 1 more)"), "{}", warning.text);
}

#[test]
fn without_a_label_an_objection_is_named_by_its_words() {
    let mut story = Made::at(Stage::Closing).objection(ago(40), ObjectionState::Open, None, None);
    story.0.objections[0].label.clear();
    let said = story.today(WarningKind::OldObjection).expect("old").text;
    assert_eq!(said, "“Twelve weeks”: open for 40 d. Ask what would settle it");
}

#[test]
fn nothing_tough_asked() {
    const KIND: WarningKind = WarningKind::NothingToughAsked;
    let talks = |n| (0..n).fold(Made::at(Stage::Customer), |story, n| story.talk(ago(50 - n)));
    table(KIND, &[(0, false), (1, false), (2, true), (4, true)], talks);
    assert_eq!(since(&talks(4), KIND), ago(49));
    for (asked, state, left) in [
        (50, QuestionState::Answered, false),
        (49, QuestionState::Pending, false),
        (49, QuestionState::Planned, true),
        (49, QuestionState::HeldBack, true),
        (30, QuestionState::Dodged, true),
    ] {
        assert_eq!(talks(2).asked("Why?", ago(asked), state, None).today(KIND).is_some(), left, "{asked} {state:?}");
    }
    // A question hangs on its talk, whatever day it was asked on.
    let mut tied = talks(2).asked("Why?", ago(30), QuestionState::Dodged, None);
    tied.0.asked[0].talk = Some(tied.0.talks[1].uid);
    assert!(tied.today(KIND).is_none());
}

#[test]
fn a_stage_began_with_the_first_of_its_latest_unbroken_run() {
    use Stage::{Closing, Discovery, Proposal};
    const KIND: WarningKind = WarningKind::NothingToughAsked;
    let story = |stages: &[Stage], now: Stage| {
        let days = i32::try_from(stages.len()).expect("few");
        let talks = (0..).zip(stages);
        talks.fold(Made::at(now), |story, (n, stage)| story.talk_with(ago(days - n), *stage, &["Dana", "Lee"]))
    };
    for (stages, now, resting) in [
        (&[Closing, Closing, Closing][..], Closing, 3),
        (&[Closing, Closing, Proposal, Closing], Closing, 0),
        (&[Closing, Proposal, Closing, Closing], Closing, 2),
        (&[Closing, Closing, Proposal], Closing, 2),
        (&[Closing, Closing, Proposal], Discovery, 0),
        (&[Closing, Closing], Stage::Lost, 0),
    ] {
        let found = story(stages, now).today(KIND).map_or(0, |warning| warning.rests_on.len());
        assert_eq!(found, resting, "{stages:?} at {now:?}");
    }
    // As known before the last two talks it was still at the stage of the one before.
    let moved = story(&[Proposal, Proposal, Closing, Closing], Closing);
    let then = moved.on(ago(3), KIND).expect("two talks at proposal");
    assert!(then.text.starts_with("2 talks at stage proposal"), "{}", then.text);
    assert!(moved.on(ago(2), KIND).is_none(), "one talk at closing");
}

#[test]
fn promise_overdue() {
    const KIND: WarningKind = WarningKind::PromiseOverdue;
    let open = |late| Made::at(Stage::Closing).promise(ago(late), FollowUpState::Open, None);
    table(KIND, &[(-1, false), (0, false), (1, true), (6, true)], open);
    assert_eq!(since(&open(6), KIND), ago(5));
    let kept = Made::at(Stage::Closing).promise(ago(9), FollowUpState::Kept, Some(ago(3)));
    assert_eq!([2, 3, 4, 8, 9].map(|days| kept.on(ago(days), KIND).is_some()), [false, false, true, true, false]);
    assert!(Made::at(Stage::Closing).promise(ago(9), FollowUpState::Kept, None).on(ago(4), KIND).is_none());
    assert!(Made::at(Stage::Closing).promise(ago(9), FollowUpState::Broken, None).today(KIND).is_none());
    let mut undated = open(9);
    undated.0.promises[0].due = None;
    assert!(undated.today(KIND).is_none());
    // Made late, in a talk: before that talk nobody knew of it.
    let mut late = open(9);
    late.0.promises[0].made_on = Some(ago(4));
    assert_eq!([4, 5].map(|days| late.on(ago(days), KIND).is_some()), [true, false]);
    let two = open(3).promise(ago(8), FollowUpState::Open, None).today(KIND).expect("late");
    assert_eq!((two.reason.as_str(), two.rests_on.len()), ("promise 8 d late", 2));
}

#[test]
fn only_second_hand() {
    const KIND: WarningKind = WarningKind::OnlySecondHand;
    let heard = |days| Made::at(Stage::Closing).talk(ago(days)).told(News::Bad, Surfaced::SecondHand);
    table(KIND, &[(0, true), (90, true), (91, false)], heard);
    assert_eq!(since(&heard(7), KIND), ago(7));
    for news in [News::Neutral, News::Good] {
        assert!(Made::at(Stage::Closing).talk(ago(7)).told(news, Surfaced::SecondHand).today(KIND).is_none());
    }
    for (days, news, left) in
        [(10, News::Bad, false), (9, News::Bad, false), (11, News::Bad, true), (9, News::Neutral, true)]
    {
        let faced = if days > 10 {
            Made::at(Stage::Closing).talk(ago(days)).told(news, Surfaced::Asked).talk(ago(10))
        } else {
            Made::at(Stage::Closing).talk(ago(10))
        };
        let told = faced.told(News::Bad, Surfaced::SecondHand);
        let told = if days > 10 { told } else { told.talk(ago(days)).told(news, Surfaced::Volunteered) };
        assert_eq!(told.today(KIND).is_some(), left, "{news:?} {days} days ago");
    }
    // Faced between the two, only the later one is left.
    let between =
        heard(40).talk(ago(30)).told(News::Bad, Surfaced::Asked).talk(ago(20)).told(News::Bad, Surfaced::SecondHand);
    let left = between.today(KIND).expect("left");
    assert_eq!((left.rests_on.len(), left.since), (1, ago(20)));
}

#[test]
fn one_contact() {
    const KIND: WarningKind = WarningKind::OneContact;
    let talks = |n| (0..n).fold(Made::at(Stage::Closing), |story, n| story.talk(ago(50 - n)));
    table(KIND, &[(0, false), (1, false), (3, false), (4, true), (9, true)], talks);
    assert_eq!(since(&talks(9), KIND), ago(47));
    let oldest = |days: i32| talks_from(days);
    table(KIND, &[(180, true), (181, false)], oldest);
    for people in [&["Lee"][..], &["Dana", "Lee"], &[]] {
        let story = talks(4).talk_with(ago(20), Stage::Closing, people);
        assert!(story.today(KIND).is_none(), "{people:?}");
        // Half a year later that talk has gone by, and the rest were all with Dana.
        let later = (0..4).fold(story, |story, n| story.talk(TODAY + 150 + n));
        assert!(later.on(TODAY + 160, KIND).is_none() && later.on(TODAY + 161, KIND).is_some(), "{people:?}");
    }
}

/// Four talks with Dana, the oldest so many days ago.
fn talks_from(days: i32) -> Made {
    (0..3).fold(Made::at(Stage::Closing).talk(ago(days)), |story, n| story.talk(ago(50 - n)))
}

#[test]
fn one_contact_does_not_grow_younger_as_talks_leave_its_window() {
    let monthly = (0..24).rev().fold(Made::at(Stage::Customer), |story, n| story.talk(ago(n * 30)));
    assert_eq!(since(&monthly, WarningKind::OneContact), ago(20 * 30), "the fourth talk ever");
}

#[test]
fn every_threshold_can_be_moved_by_one() {
    let default = Limits::default();
    let cases: [(Limit, WarningKind, Made); 10] = [
        (Limit::GoodRun, WarningKind::OnlyGoodNews, pleasant(5)),
        (Limit::GoodTalks, WarningKind::OnlyGoodNews, {
            let one = (0..4).fold(Made::at(Stage::Closing).talk(ago(9)), |s, _| s.told(News::Good, Surfaced::Asked));
            one.talk(ago(8)).told(News::Good, Surfaced::Asked)
        }),
        (
            Limit::AskedAgain,
            WarningKind::DodgedNotAskedAgain,
            Made::at(Stage::Closing).asked("Who?", ago(21), QuestionState::Dodged, None),
        ),
        (
            Limit::OldObjection,
            WarningKind::OldObjection,
            Made::at(Stage::Closing).objection(ago(31), ObjectionState::Open, None, None),
        ),
        (Limit::StageTalks, WarningKind::NothingToughAsked, Made::at(Stage::Closing).talk(ago(2)).talk(ago(1))),
        (
            Limit::Overdue,
            WarningKind::PromiseOverdue,
            Made::at(Stage::Closing).promise(ago(1), FollowUpState::Open, None),
        ),
        (Limit::ContactTalks, WarningKind::OneContact, talks_from(180)),
        (
            Limit::PoliteTalks,
            WarningKind::PoliteRun,
            talks_from(60).told(News::Good, Surfaced::Asked).talk(ago(3)).talk(ago(2)).talk(ago(1)),
        ),
        (
            Limit::SecondHand,
            WarningKind::OnlySecondHand,
            Made::at(Stage::Closing).talk(ago(90)).told(News::Bad, Surfaced::SecondHand),
        ),
        (Limit::ContactDays, WarningKind::OneContact, talks_from(180)),
    ];
    for (limit, kind, story) in cases {
        // A wider window says more, everything else said higher says less.
        let stricter = match limit {
            Limit::SecondHand | Limit::ContactDays => default.with(limit, limit.default() - 1),
            _ => default.with(limit, limit.default() + 1),
        };
        let has = |limits: &Limits| story.warnings_on(TODAY, limits).speaking.iter().any(|found| found.kind == kind);
        assert!(has(&default) && !has(&stricter), "{limit:?}");
    }
}

#[test]
fn thresholds_keep_within_their_range() {
    for limit in Limit::ALL {
        let (least, most) = limit.range();
        assert!(limit.check(limit.default()).is_ok() && (least..=most).contains(&limit.default()));
        assert!(limit.check(most).is_ok() && limit.check(most + 1).is_err() && limit.check(least).is_ok());
        assert_eq!(Limits::default().with(*limit, u32::MAX).get(*limit), most);
        assert_eq!(Limits::default().with(*limit, 0).get(*limit), least);
    }
    let said = Limit::GoodTalks.check(0).expect_err("too few").to_string();
    assert!(said.contains("“good talks” goes from 1 to 100"), "{said}");
}
