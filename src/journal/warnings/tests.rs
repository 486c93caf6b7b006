//! Each warning on both sides of its threshold, what was known when, marks, and the order.

mod marks;
mod thresholds;

use super::*;
use crate::domain::{Day, FollowUpState, News, ObjectionState, QuestionState, Stage, Surfaced, Uid};
use crate::trust::{Facts, Pace, Standing, daily, evidence, standing_on};
use crate::words::wrap_lines;

/// The day looked at.
const TODAY: Day = Day(20_776);

/// The id numbered so.
fn uid(number: i64) -> Uid {
    Uid::v7(number, &[0; 10])
}

/// The day so many days ago.
fn ago(days: i32) -> Day {
    TODAY + -days
}

/// Where trust stands on a day when talks were held on these.
fn standing(talks: &[Day], on: Day) -> Standing {
    let facts = Facts { empty_talks: talks.iter().copied().filter(|day| *day <= on).collect(), ..Facts::default() };
    standing_on(&daily(&evidence(&facts)), Pace::of(None), on)
}

/// A story told talk by talk, oldest first.
struct Made(ProspectFacts);

impl Made {
    fn at(stage: Stage) -> Self {
        Self(ProspectFacts::new(stage))
    }

    fn uid(&self) -> Uid {
        let facts = &self.0;
        let made = facts.talks.len() + facts.told.len() + facts.objections.len() + facts.asked.len();
        uid(1 + i64::try_from(made + facts.promises.len()).expect("few"))
    }

    /// A talk with Dana at the stage of now.
    fn talk(self, day: Day) -> Self {
        let stage = self.0.stage;
        self.talk_with(day, stage, &["Dana"])
    }

    fn talk_with(mut self, day: Day, stage: Stage, people: &[&str]) -> Self {
        let people = people.iter().map(|name| (uid(1_000_000 + i64::from(name.as_bytes()[0])), (*name).to_owned()));
        let people = people.collect();
        let talk = TalkFact { uid: self.uid(), day, stage, title: String::new(), people, frank: false };
        self.0.talks.push(talk);
        self
    }

    /// A moment of the latest talk.
    fn told(mut self, news: News, surfaced: Surfaced) -> Self {
        let uid = self.uid();
        let talk = self.0.talks.last_mut().expect("a talk");
        talk.frank |= surfaced != Surfaced::SecondHand;
        let (talk, day) = (talk.uid, talk.day);
        self.0.told.push(ToldFact { uid, talk, day, news, surfaced, words: "words".to_owned(), private: false });
        self
    }

    fn objection(mut self, day: Day, state: ObjectionState, addressed: Option<Day>, settled: Option<Day>) -> Self {
        self.0.objections.push(ObjectionFact {
            uid: self.uid(),
            day,
            state,
            addressed_on: addressed,
            settled_on: settled,
            label: "lead-time".to_owned(),
            words: "Twelve weeks".to_owned(),
            private: false,
        });
        self
    }

    /// A question that hangs on no talk.
    fn asked(mut self, text: &str, asked: Day, state: QuestionState, closed: Option<Day>) -> Self {
        let (uid, text) = (self.uid(), text.to_owned());
        let asked = Some(asked);
        self.0.asked.push(AskedFact { uid, text, bank: None, state, asked, closed, talk: None, private: false });
        self
    }

    fn promise(mut self, due: Day, state: FollowUpState, kept_on: Option<Day>) -> Self {
        let (uid, text) = (self.uid(), "references".to_owned());
        self.0.promises.push(PromiseFact { uid, text, due: Some(due), state, kept_on, talk: None, made_on: None });
        self
    }

    fn warnings_on(&self, on: Day, limits: &Limits) -> Warnings {
        let talks: Vec<Day> = self.0.talks.iter().map(|talk| talk.day).collect();
        of(&self.0, &standing(&talks, on), on, limits)
    }

    /// The warning of this kind on a day.
    fn on(&self, on: Day, kind: WarningKind) -> Option<Warning> {
        self.warnings_on(on, &Limits::default()).speaking.into_iter().find(|warning| warning.kind == kind)
    }

    /// The warning of this kind today.
    fn today(&self, kind: WarningKind) -> Option<Warning> {
        self.on(TODAY, kind)
    }
}

/// Everything at once, but for those that exclude each other.
fn neglected() -> Made {
    Made::at(Stage::Closing)
        .talk(ago(150))
        .told(News::Neutral, Surfaced::Asked)
        .talk(ago(148))
        .talk(ago(146))
        .talk(ago(144))
        .told(News::Bad, Surfaced::SecondHand)
        .objection(ago(150), ObjectionState::Addressed, Some(ago(41)), None)
        .asked("Who decides?", ago(160), QuestionState::Dodged, None)
        .promise(ago(6), FollowUpState::Open, None)
}

#[test]
fn the_list_has_every_warning_once_and_its_order_is_that_of_the_answer() {
    for kind in WarningKind::ALL {
        assert!(urgency(*kind) < LIST.len(), "{kind:?}");
        assert_eq!(LIST.iter().filter(|(listed, ..)| listed == kind).count(), 1);
    }
    let found = neglected().warnings_on(TODAY, &Limits::default()).speaking;
    let kinds: Vec<&str> = found.iter().map(|warning| warning.kind.word()).collect();
    let expected = [
        "promise_overdue",
        "dodged_not_asked_again",
        "old_objection",
        "nothing_tough_asked",
        "polite_run",
        "one_contact",
        "too_quiet",
    ];
    assert_eq!(kinds, expected);
    assert!(found.iter().map(|warning| urgency(warning.kind)).is_sorted());
}

#[test]
fn each_says_what_is_so_and_what_to_do() {
    let found = neglected().warnings_on(TODAY, &Limits::default()).speaking;
    let said: Vec<(&str, &str)> =
        found.iter().map(|warning| (warning.reason.as_str(), warning.text.as_str())).collect();
    let expected = [
        ("promise 6 d late", "references: 6 d late. Keep it today, or say that you cannot"),
        ("dodged question", "“Who decides?” dodged 5 mo ago, not asked again. Ask it once more, and wait"),
        ("old objection", "lead time: addressed 41 d ago, not settled. Ask whether that settles it"),
        (
            "nothing asked",
            "4 talks at stage closing, no question asked in any. Plan one that they could answer with no",
        ),
        ("polite run of 3", "Nothing frank said in the last 3 talks. Ask one thing that you would rather not hear"),
        ("one contact", "4 talks, all with Dana alone. Ask who else has a say, and meet them"),
        ("quiet 4 mo", "No talk for 144 days; over 21 is long for them. Ask what has changed"),
    ];
    assert_eq!(said, expected);
    for warning in &found {
        assert!(!warning.rests_on.is_empty() && !warning.text.ends_with('.') && warning.since <= TODAY);
    }
}

#[test]
fn the_words_it_quotes_are_mostly_whole_and_it_stands_on_two_lines_of_prose() {
    let said = |text: &str| {
        let story = Made::at(Stage::Closing).asked(text, ago(25), QuestionState::Dodged, None);
        story.today(WarningKind::DodgedNotAskedAgain).expect("dodged").text
    };
    let whole = "What would it take for you to buy against the advice of your own engineer?";
    assert!(said(whole).starts_with(&format!("“{whole}” dodged")), "{}", said(whole));
    let long = said(&whole.repeat(3));
    assert!(long.contains("…”") && wrap_lines(&long, 88).len() == 2, "{long}");
    // Where their words end can be seen, whatever marks they bring.
    assert!(said("“You would not.”").starts_with("“You would not.” dodged"));
    assert!(said("Why “now”?").starts_with("“Why ‘now’?” dodged"));
    assert!(said(&format!("“{}", "Who signs? ".repeat(20))).contains("signs?…” dodged"));
}

#[test]
fn nothing_known_has_no_warnings_and_lost_has_none() {
    for stage in Stage::ALL {
        assert_eq!(Made::at(*stage).warnings_on(TODAY, &Limits::default()), Warnings::default());
    }
    let mut lost = neglected();
    lost.0.stage = Stage::Lost;
    assert_eq!(lost.warnings_on(TODAY, &Limits::default()), Warnings::default());
    // Before the last talks it was not lost yet.
    assert!(lost.on(ago(145), WarningKind::PoliteRun).is_none());
    let then = lost.warnings_on(ago(145), &Limits::default()).speaking;
    assert_eq!(then.first().map(|warning| warning.kind), Some(WarningKind::NothingToughAsked));
}

#[test]
fn a_long_story_is_counted_whole_and_the_newest_of_it_kept() {
    let story = (0..300).rev().fold(Made::at(Stage::Customer), |story, days| story.talk(ago(days)));
    let run = story.today(WarningKind::PoliteRun).expect("polite");
    assert_eq!((run.rests_on.len(), run.rests_on[99].day, run.since), (MOST, TODAY, ago(297)));
    assert!(run.text.contains("300 talks"), "{}", run.text);
}

#[test]
fn what_happens_later_changes_nothing_before() {
    let story = neglected();
    let then: Vec<Warnings> = (0..200).map(|days| story.warnings_on(ago(days), &Limits::default())).collect();
    let later = neglected()
        .talk(TODAY + 1)
        .told(News::Bad, Surfaced::Volunteered)
        .asked("Who decides?", TODAY + 1, QuestionState::Answered, None)
        .promise(TODAY + 1, FollowUpState::Open, None);
    for (days, then) in then.iter().enumerate() {
        let on = ago(i32::try_from(days).expect("few"));
        assert_eq!(&later.warnings_on(on, &Limits::default()), then, "{days} days ago");
    }
    assert_ne!(later.warnings_on(TODAY + 1, &Limits::default()), story.warnings_on(TODAY + 1, &Limits::default()));
}

#[test]
fn a_warning_said_on_a_day_was_there_on_every_day_since() {
    let story = neglected();
    for warning in story.warnings_on(TODAY, &Limits::default()).speaking {
        let mut day = warning.since;
        assert!(story.on(day + -1, warning.kind).is_none(), "{:?} the day before", warning.kind);
        while day < TODAY {
            assert!(story.on(day, warning.kind).is_some(), "{:?} on {}", warning.kind, day.iso());
            day = day + 1;
        }
    }
}
