//! The laws of the model, under the numbers that trust-model.md gives them ("What must hold"), for any facts.

use super::*;
use proptest::{collection::vec, option, prelude::*, sample::select};

fn entries() -> impl Strategy<Value = EntryFact> {
    (
        -30..400_i32,
        option::weighted(0.9, select(Tag::ALL)),
        option::weighted(0.8, 1..=5_i64),
        select(News::ALL),
        select(Surfaced::ALL),
        option::weighted(0.4, 0..7_usize),
    )
        .prop_map(|(day, tag, level, news, surfaced, question)| EntryFact {
            day: Day(day),
            tag,
            openness: level.and_then(open),
            news,
            surfaced,
            question,
        })
}

fn questions() -> impl Strategy<Value = QuestionFact> {
    (
        option::weighted(0.9, -30..400_i32),
        select(QuestionState::ALL),
        option::of(-30..400_i32),
        option::of(-30..400_i32),
    )
        .prop_map(|(asked, state, closed, until)| QuestionFact {
            asked: asked.map(Day),
            state,
            closed: closed.map(Day),
            until: until.map(Day),
        })
}

fn journals() -> impl Strategy<Value = Facts> {
    (vec(entries(), 0..40), vec(questions(), 0..7), vec((-30..400_i32).prop_map(Day), 0..4))
        .prop_map(|(entries, questions, empty_talks)| Facts { entries, questions, empty_talks })
}

/// Journals with little time in them, so that days are full and trends turn.
fn crowded() -> impl Strategy<Value = Facts> {
    journals().prop_map(|facts| Facts {
        entries: facts.entries.iter().map(|entry| EntryFact { day: Day(entry.day.0 % 6), ..*entry }).collect(),
        ..facts
    })
}

fn any_journal() -> impl Strategy<Value = Facts> {
    prop_oneof![journals(), crowded()]
}

fn paces() -> impl Strategy<Value = &'static Pace> {
    select(vec![Rhythm::Weeks, Rhythm::Months, Rhythm::Years]).prop_map(|rhythm| Pace::of(Some(rhythm)))
}

fn standing(facts: &Facts, pace: &Pace, today: i32) -> Standing {
    standing_on(&daily(&evidence(facts)), pace, Day(today))
}

fn with(facts: &Facts, entry: EntryFact) -> Facts {
    let mut facts = facts.clone();
    facts.entries.push(entry);
    facts
}

/// Room for the last bits of floating-point sums.
const BITS: f64 = 1e-12;

proptest! {
    #[test]
    fn law_1_more_openness_never_lowers_the_mean(facts in any_journal(), at: usize, pace in paces(), today in 0..500) {
        prop_assume!(!facts.entries.is_empty());
        let at = at % facts.entries.len();
        let Some(level) = facts.entries[at].openness.filter(|openness| openness.level() < 5) else { return Ok(()) };
        let mut opener = facts.clone();
        opener.entries[at].openness = open(i64::from(level.level()) + 1);
        prop_assert!(standing(&opener, pace, today).mean >= standing(&facts, pace, today).mean - BITS);
    }

    #[test]
    fn law_1_neutral_news_turned_bad_never_lowers_the_mean(
        facts in any_journal(), at: usize, pace in paces(), today in 0..500,
    ) {
        prop_assume!(!facts.entries.is_empty());
        let at = at % facts.entries.len();
        let mut neutral = facts;
        neutral.entries[at].news = News::Neutral;
        if neutral.entries[at].surfaced == Surfaced::SecondHand {
            neutral.entries[at].surfaced = Surfaced::Asked;
        }
        let mut bad = neutral.clone();
        bad.entries[at].news = News::Bad;
        prop_assert!(standing(&bad, pace, today).mean >= standing(&neutral, pace, today).mean - BITS);
    }

    #[test]
    fn law_2_direct_bad_news_raises_the_mean(
        facts in any_journal(), entry in entries(), tag in select(Tag::ALL), volunteered: bool, pace in paces(),
        ago in 0..200_i32,
    ) {
        let surfaced = if volunteered { Surfaced::Volunteered } else { Surfaced::Asked };
        let news = EntryFact { tag: Some(tag), news: News::Bad, surfaced, question: None, ..entry };
        let today = news.day.0 + ago;
        let days = daily(&evidence(&facts));
        let full = days.iter().any(|sum| sum.day == news.day && sum.r128 >= 3 * 128 && sum.s128 == 0);
        let (before, after) = (standing(&facts, pace, today).mean, standing(&with(&facts, news), pace, today).mean);
        prop_assert!(after >= before - BITS);
        prop_assert!(full || after > before, "{before} {after}");
    }

    #[test]
    fn law_3_the_same_second_hand_never_raises_it(
        facts in any_journal(), entry in entries(), pace in paces(), today in 0..500,
    ) {
        let heard = EntryFact { surfaced: Surfaced::SecondHand, question: None, ..entry };
        let (before, after) = (standing(&facts, pace, today), standing(&with(&facts, heard), pace, today));
        prop_assert!(after.mean <= before.mean + BITS);
        if heard.news == News::Good {
            prop_assert_eq!(after, before, "second-hand good news changes nothing, to the bit");
        }
    }

    #[test]
    fn law_3_a_dodge_never_raises_it(
        facts in any_journal(), asked_on in -30..400_i32, closed in option::of(-30..400_i32), replied: bool,
        entry in entries(), pace in paces(), today in 0..500,
    ) {
        let mut dodged = facts.clone();
        dodged.questions.push(question(asked_on, QuestionState::Dodged, closed));
        // Their question places may point one past the end: what counted as none must not become this question.
        for entry in &mut dodged.entries {
            entry.question = entry.question.filter(|&place| place < facts.questions.len());
        }
        if replied {
            let question = Some(facts.questions.len());
            dodged.entries.push(EntryFact { question, surfaced: Surfaced::Asked, ..entry });
        }
        prop_assert!(standing(&dodged, pace, today).mean <= standing(&facts, pace, today).mean + BITS);
    }

    #[test]
    fn law_4_the_order_of_entries_changes_nothing(
        (facts, shuffled) in any_journal().prop_flat_map(|facts| {
            (Just(facts.clone()), Just(facts.entries).prop_shuffle())
        }),
        pace in paces(), today in 0..500,
    ) {
        let other = Facts { entries: shuffled, ..facts.clone() };
        prop_assert_eq!(daily(&evidence(&other)), daily(&evidence(&facts)));
        prop_assert_eq!(standing(&other, pace, today), standing(&facts, pace, today));
    }

    #[test]
    fn law_4_shifting_all_days_changes_nothing(
        facts in any_journal(), by in -100_000..100_000_i32, pace in paces(), today in 0..500,
    ) {
        let here = standing(&facts, pace, today);
        let there = standing(&shifted(&facts, by), pace, today + by);
        let back = Standing {
            day: there.day + (-by),
            changed_from: there.changed_from.map(|day| day + (-by)),
            last_contact: there.last_contact.map(|day| day + (-by)),
            last_evidence: there.last_evidence.map(|day| day + (-by)),
            ..there
        };
        prop_assert_eq!(back, here);
    }

    #[test]
    fn law_4_sums_kept_up_are_sums_from_scratch(versions in vec(any_journal(), 1..5)) {
        let mut kept = Vec::new();
        let mut before: Vec<DaySum> = Vec::new();
        for facts in &versions {
            let after = daily(&evidence(facts));
            take_out(&mut kept, &before);
            put_in(&mut kept, &after);
            let scratch: Vec<_> = after.iter().copied().filter(|sum| !sum.is_empty()).collect();
            prop_assert_eq!(&kept, &scratch);
            before = after;
        }
        take_out(&mut kept, &before);
        prop_assert!(kept.is_empty());
    }

    #[test]
    fn law_4_the_parts_add_up_to_the_whole(facts in any_journal()) {
        let mut kept = Vec::new();
        for part in closures(&facts) {
            put_in(&mut kept, &daily(&evidence(&part)));
        }
        let mut whole = Vec::new();
        put_in(&mut whole, &daily(&evidence(&facts)));
        prop_assert_eq!(kept, whole);
    }

    #[test]
    fn law_5_what_each_item_weighs_adds_up_to_the_score(facts in any_journal(), pace in paces(), today in -40..500_i32) {
        let (found, days) = (evidence(&facts), daily(&evidence(&facts)));
        let now = standing_on(&days, pace, Day(today));
        let all: Vec<_> = weighed(&found.items, &days, pace, Day(today)).collect();
        prop_assert_eq!(all.len(), found.items.iter().filter(|item| item.day.0 <= today).count());
        let points: f64 = all.iter().map(|one| one.points).sum();
        prop_assert!((points - (100.0 * now.mean - 50.0)).abs() < 1e-9, "{points} {}", now.mean);
        let mass: f64 = all.iter().map(|one| one.cap * one.fade * (one.r + one.s)).sum();
        prop_assert!((mass - now.mass.total()).abs() < 1e-9, "{mass} {:?}", now.mass);
        for one in &all {
            prop_assert!(one.cap > 0.0 && one.cap <= 1.0 && one.fade > 0.0 && one.fade <= 1.0, "{one:?}");
        }
    }

    #[test]
    fn law_5_one_pass_is_the_closed_sum(facts in any_journal(), pace in paces(), today in 0..500) {
        let days = daily(&evidence(&facts));
        let (mut r, mut s) = (0.0, 0.0);
        for sum in days.iter().filter(|sum| sum.day.0 <= today) {
            let (day_r, day_s) = (sum.r128 as f64 / 128.0, sum.s128 as f64 / 128.0);
            let scale = if day_r + day_s > 3.0 { 3.0 / (day_r + day_s) } else { 1.0 };
            let left = scale * 0.5_f64.powf(f64::from(today - sum.day.0) / pace.half_life());
            (r, s) = (r + day_r * left, s + day_s * left);
        }
        let standing = standing_on(&days, pace, Day(today));
        prop_assert!((standing.mass.r - r).abs() < 1e-9 && (standing.mass.s - s).abs() < 1e-9);
        prop_assert!((standing.mean - (1.0 + r) / (2.0 + r + s)).abs() < 1e-9);
    }

    #[test]
    fn law_5_contributions_and_bends_add_up(facts in any_journal(), pace in paces(), today in 0..500) {
        let look = Look::at(&facts, pace, Day(today), []);
        let points: f64 = look.points.iter().map(|point| point.points).sum();
        prop_assert!((50.0 + points - 100.0 * look.standing.mean).abs() < 1e-9);
        for bend in &look.bends {
            let moved: f64 = bend.points.iter().map(|point| point.points).sum();
            prop_assert!((bend.before + bend.fading + moved - bend.after).abs() < 1e-9);
            let mean_on = |day| 100.0 * standing_on(&look.days, pace, day).mean;
            prop_assert!((bend.after - mean_on(bend.day)).abs() < 1e-9);
            prop_assert!((bend.before - mean_on(bend.day + (-1))).abs() < 1e-9);
        }
    }

    #[test]
    fn law_5_what_comes_later_changes_nothing(facts in any_journal(), pace in paces(), today in 0..500) {
        let days = daily(&evidence(&facts));
        let there: Vec<_> = days.iter().copied().filter(|sum| sum.day.0 <= today).collect();
        prop_assert_eq!(standing_on(&there, pace, Day(today)), standing_on(&days, pace, Day(today)));
    }

    #[test]
    fn law_6_numbers_keep_within_their_bounds(facts in any_journal(), pace in paces(), today in -50..500) {
        let standing = standing(&facts, pace, today);
        let most = 3.0 / (1.0 - (-1.0 / pace.half_life()).exp2());
        prop_assert!(standing.mass.total() <= most);
        prop_assert!(0.0 < standing.low && standing.low < standing.mean);
        prop_assert!(standing.mean < standing.high && standing.high < 1.0);
        prop_assert!((0.0..=3.0).contains(&standing.down) && (0.0..=3.0).contains(&standing.up));
        let far = standing_on(&daily(&evidence(&facts)), pace, Day(1_000_000));
        prop_assert!((far.mean - 0.5).abs() < BITS && (far.uncertainty - 1.0).abs() < BITS);
    }

    #[test]
    fn law_6_silence_starts_no_trend(facts in any_journal(), pace in paces(), silent in 0..3_000) {
        let days = daily(&evidence(&facts));
        let Some(last) = days.last() else { return Ok(()) };
        let then = standing_on(&days, pace, last.day);
        let now = standing_on(&days, pace, last.day + silent);
        prop_assert!(now.trend == then.trend || now.trend == Trend::Steady, "{:?} {:?}", then.trend, now.trend);
        prop_assert!(now.down <= then.down && now.up <= then.up);
        prop_assert_eq!(State::from(now.trend) == now.state, now.state != State::GoneQuiet);
    }
}

fn shifted(facts: &Facts, by: i32) -> Facts {
    Facts {
        entries: facts.entries.iter().map(|entry| EntryFact { day: entry.day + by, ..*entry }).collect(),
        questions: facts.questions.iter().map(|question| shifted_question(question, by)).collect(),
        empty_talks: facts.empty_talks.iter().map(|&day| day + by).collect(),
    }
}

fn shifted_question(question: &QuestionFact, by: i32) -> QuestionFact {
    let moved = |day: Option<Day>| day.map(|day| day + by);
    QuestionFact {
        asked: moved(question.asked),
        closed: moved(question.closed),
        until: moved(question.until),
        ..*question
    }
}

/// Each question with all its replies, each entry without one, each empty talk: by itself.
fn closures(facts: &Facts) -> Vec<Facts> {
    let known = |entry: &EntryFact| entry.question.filter(|&place| place < facts.questions.len());
    let alone = facts.entries.iter().filter(|entry| known(entry).is_none());
    let mut parts: Vec<_> = alone.map(|entry| super::facts(&[*entry], &[])).collect();
    for (place, question) in facts.questions.iter().enumerate() {
        let replies = facts.entries.iter().filter(|entry| known(entry) == Some(place));
        let replies: Vec<_> = replies.map(|reply| EntryFact { question: Some(0), ..*reply }).collect();
        parts.push(super::facts(&replies, &[*question]));
    }
    parts.extend(facts.empty_talks.iter().map(|&day| Facts { empty_talks: vec![day], ..Facts::default() }));
    parts
}

proptest! {
    #[test]
    fn they_are_quiet_from_the_days_that_are_told_without_the_score(journal in any_journal(), pace in paces(), on in -40..900_i32) {
        let (days, on) = (daily(&evidence(&journal)), Day(on));
        let talked = |from: Day| days.iter().any(|sum| sum.contacts > 0 && sum.day >= from && sum.day <= on);
        let quiet = quiet_starts(&days, pace).into_iter().any(|from| from <= on && !talked(from));
        prop_assert_eq!(quiet, standing_on(&days, pace, on).state == State::GoneQuiet);
    }

    #[test]
    fn two_days_looked_at_in_one_pass_are_as_each_alone(
        journal in any_journal(), pace in paces(), on in -40..900_i32, later in 0..60_i32,
    ) {
        let (days, first, second) = (daily(&evidence(&journal)), Day(on), Day(on + later));
        let alone = |day| {
            let stood = standing_on(&days, pace, day);
            ((stood.trend != Trend::TooEarly).then_some(stood.mean), stood.state)
        };
        let (before, after) = levels(&days, pace, (first, second));
        prop_assert_eq!([(before.mean, before.state), (after.mean, after.state)], [alone(first), alone(second)]);
    }

    #[test]
    fn what_a_chart_says_of_a_day_is_its_bend(journal in any_journal(), pace in paces(), today in -40..420_i32) {
        let (found, today) = (evidence(&journal), Day(today));
        let days = daily(&found);
        let chart = Chart::of(&journal, pace, today, Range::All);
        let bends = bends(&found.items, &days, pace, today);
        prop_assert_eq!(chart.moves.len(), bends.len());
        for (moved, bend) in chart.moves.iter().zip(&bends) {
            let points: f64 = bend.points.iter().map(|point| point.points).sum();
            prop_assert_eq!(moved.day, bend.day);
            prop_assert!((moved.moved - points).abs() < 1e-9);
            let told = |day| standing_on(&days, pace, day).trend != Trend::TooEarly;
            prop_assert_eq!(moved.after, told(bend.day).then_some(bend.after));
            prop_assert_eq!(moved.before, told(bend.day + -1).then_some(bend.before));
        }
    }
}
