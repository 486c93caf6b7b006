//! Snoozed and dismissed: what stays quiet, and what speaks again.

use super::*;

fn mark(kind: WarningKind, hush: Hush, made_on: Day) -> Mark {
    Mark { kind, hush, made_on, reason: "agreed with Dana".to_owned() }
}

fn kinds(found: &Warnings) -> (Vec<WarningKind>, Vec<WarningKind>) {
    (
        found.speaking.iter().map(|warning| warning.kind).collect(),
        found.hushed.iter().map(|(warning, _)| warning.kind).collect(),
    )
}

#[test]
fn a_snooze_holds_until_its_day() {
    let mut story = Made::at(Stage::Closing).promise(ago(20), FollowUpState::Open, None);
    story.0.marks.push(mark(WarningKind::PromiseOverdue, Hush::Snoozed(ago(5)), ago(10)));
    let speaks = |days| story.on(ago(days), WarningKind::PromiseOverdue).is_some();
    assert_eq!([11, 10, 6, 5, 0].map(speaks), [true, false, false, true, true]);
    let then = story.warnings_on(ago(7), &Limits::default());
    assert_eq!(kinds(&then), (vec![], vec![WarningKind::PromiseOverdue]));
    assert_eq!(then.hushed[0].1.reason, "agreed with Dana");
}

#[test]
fn a_dismissal_holds_until_something_newer() {
    let mut story = Made::at(Stage::Closing).promise(ago(20), FollowUpState::Open, None);
    story.0.marks.push(mark(WarningKind::PromiseOverdue, Hush::Dismissed, ago(10)));
    assert_eq!(kinds(&story.warnings_on(TODAY, &Limits::default())), (vec![], vec![WarningKind::PromiseOverdue]));
    // Due on the day of the mark, it is late the day after: newer.
    for (due, speaks) in [(11, false), (10, true), (3, true)] {
        let mut story = Made::at(Stage::Closing).promise(ago(20), FollowUpState::Open, None).promise(
            ago(due),
            FollowUpState::Open,
            None,
        );
        story.0.marks.push(mark(WarningKind::PromiseOverdue, Hush::Dismissed, ago(10)));
        let found = story.warnings_on(TODAY, &Limits::default());
        assert_eq!(found.speaking.len(), usize::from(speaks), "due {due} days ago");
        if speaks {
            assert_eq!(found.speaking[0].rests_on.len(), 1, "the old one stays quiet");
            assert_eq!(found.speaking[0].reason, format!("promise {due} d late"));
        }
    }
}

#[test]
fn a_dismissed_silence_speaks_again_after_the_next_talk() {
    let mut story = Made::at(Stage::Closing).talk(ago(200));
    story.0.marks.push(mark(WarningKind::TooQuiet, Hush::Dismissed, ago(100)));
    assert!(story.today(WarningKind::TooQuiet).is_none());
    let story = story.talk(ago(90));
    assert!(story.today(WarningKind::TooQuiet).is_some());
}

#[test]
fn a_dismissed_polite_run_stays_quiet_as_it_goes_on_and_not_when_it_begins_anew() {
    let mut story = Made::at(Stage::Closing).talk(ago(50)).talk(ago(49)).talk(ago(48));
    story.0.marks.push(mark(WarningKind::PoliteRun, Hush::Dismissed, ago(40)));
    let story = story.talk(ago(30)).talk(ago(29));
    assert!(story.today(WarningKind::PoliteRun).is_none());
    let story = story.told(News::Bad, Surfaced::Asked).talk(ago(9)).talk(ago(8)).talk(ago(7));
    assert!(story.today(WarningKind::PoliteRun).is_some());
}

#[test]
fn a_mark_is_for_its_own_warning_and_not_for_the_days_before_it() {
    let mut story = neglected();
    let all = kinds(&story.warnings_on(TODAY, &Limits::default())).0;
    story.0.marks.push(mark(WarningKind::OldObjection, Hush::Dismissed, ago(1)));
    let (left, hushed) = kinds(&story.warnings_on(TODAY, &Limits::default()));
    assert_eq!((left.len() + 1, hushed), (all.len(), vec![WarningKind::OldObjection]));
    assert_eq!(kinds(&story.warnings_on(ago(2), &Limits::default())).1, []);
}

#[test]
fn of_several_marks_the_latest_that_holds_decides() {
    let mut story = Made::at(Stage::Closing).promise(ago(20), FollowUpState::Open, None);
    story.0.marks.push(mark(WarningKind::PromiseOverdue, Hush::Dismissed, ago(15)));
    story.0.marks.push(mark(WarningKind::PromiseOverdue, Hush::Snoozed(ago(2)), ago(9)));
    let hush = |days| story.warnings_on(ago(days), &Limits::default()).hushed[0].1.hush;
    assert_eq!([12, 9, 2, 0].map(hush), [Hush::Dismissed, Hush::Snoozed(ago(2)), Hush::Dismissed, Hush::Dismissed]);
}
