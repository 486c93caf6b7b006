//! What must hold of every measure, for any rows: order says nothing, what is not known yet says nothing, two prospects
//! add up to the book, a success never lowers a share.

use super::*;
use proptest::{collection::vec, option, prelude::*, sample::select};

/// One row of any kind.
#[derive(Debug, Clone)]
enum Row {
    Told(Told, u32, Reception),
    Question(LedgerFact, Option<u32>),
    Outcome(OutcomeFact),
    Next(NextTalk),
    Objection(ObjectionFact),
    Promise(PromiseFact),
}

impl Row {
    /// The day it is known from.
    fn day(&self) -> Day {
        match self {
            Self::Told(told, ..) => told.day,
            Self::Question(fact, _) => fact.day,
            Self::Outcome(fact) => fact.day,
            Self::Next(talk) => talk.day,
            Self::Objection(fact) => fact.day,
            Self::Promise(fact) => fact.due,
        }
    }
}

/// All measures over the same rows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct All {
    tags: TagMix,
    volunteered: Volunteered,
    stages: Stages,
    calendar: Calendar,
    mix: ReceptionMix,
    silence: AfterSilence,
    silences: Silences,
    ledger: Ledger,
    heard: HeardInTime,
    after: AfterReception,
    ages: ObjectionAges,
    promises: Promises,
}

impl All {
    fn of<'a>(period: Period, rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut all = Self {
            tags: TagMix::over(period),
            volunteered: Volunteered::over(period),
            stages: Stages::over(period),
            calendar: Calendar::over(period),
            mix: ReceptionMix::over(period),
            silence: AfterSilence::over(period),
            silences: Silences::over(period),
            ledger: Ledger::over(period),
            heard: HeardInTime::over(period),
            after: AfterReception::over(period),
            ages: ObjectionAges::over(period),
            promises: Promises::over(period),
        };
        for row in rows {
            all.add(row);
        }
        all
    }

    fn add(&mut self, row: &Row) {
        match row {
            Row::Told(told, seconds, reception) => {
                self.tags.add(told, 1);
                self.volunteered.add(told, 1);
                self.stages.add(told, 1);
                self.calendar.add(told);
                self.mix.add(told.day, told.tag, *reception);
                self.silence.add(&SilenceReply { told: *told, seconds: *seconds });
            }
            Row::Question(fact, seconds) => {
                self.ledger.add(fact);
                if let Some(seconds) = *seconds {
                    self.silences.add(&SilenceFact { day: fact.day, seconds, held: None });
                }
            }
            Row::Outcome(fact) => self.heard.add(fact),
            Row::Next(talk) => self.after.add(talk),
            Row::Objection(fact) => self.ages.add(fact),
            Row::Promise(fact) => self.promises.add(fact),
        }
    }

    /// Every share there is.
    fn shares(&self) -> Vec<Share> {
        let stages = Stage::ALL.iter().map(|stage| self.stages.at(*stage));
        let states = QuestionState::ALL.iter().map(|state| self.ledger.share(*state));
        let after = Reception::ALL.iter().map(|reception| self.after.after(*reception));
        let rest = [
            self.volunteered.share(),
            self.silence.share(),
            self.heard.won.to_our_face(),
            self.heard.lost.to_our_face(),
            self.ages.settled(),
            self.promises.share(),
        ];
        stages.chain(states).chain(after).chain(rest).collect()
    }

    /// Every count there is.
    fn counts(&self) -> Vec<u64> {
        let tags = self.tags.months().flat_map(|(_, counts)| counts);
        let met = Reception::ALL.iter().map(|reception| self.mix.of(*reception));
        let shares = self.shares().into_iter().flat_map(|share| [share.k, share.n]);
        let rest = [self.calendar.n(), self.silences.all().n(), self.heard.lost.never, self.promises.overdue];
        tags.chain(met).chain(shares).chain(rest).collect()
    }
}

fn days() -> impl Strategy<Value = Day> {
    (-10..120_i32).prop_map(Day)
}

fn moments() -> impl Strategy<Value = Told> {
    (
        days(),
        select(Stage::ALL),
        option::weighted(0.9, select(Tag::ALL)),
        option::weighted(0.8, 1..=5_i64),
        select(News::ALL),
        select(Surfaced::ALL),
    )
        .prop_map(|(day, stage, tag, level, news, surfaced)| Told {
            day,
            stage,
            tag,
            openness: level.and_then(|level| Openness::new(level).ok()),
            news,
            surfaced,
        })
}

fn heard() -> impl Strategy<Value = FirstHeard> {
    prop_oneof![
        Just(FirstHeard::NotSaid),
        Just(FirstHeard::Never),
        days().prop_map(FirstHeard::Direct),
        days().prop_map(FirstHeard::SecondHand),
    ]
}

fn rows() -> impl Strategy<Value = Row> {
    prop_oneof![
        4 => (moments(), 0..20_u32, select(Reception::ALL)).prop_map(|(told, s, r)| Row::Told(told, s, r)),
        2 => (select(QuestionState::ALL), days(), option::of(days()), option::of(0..20_u32))
            .prop_map(|(state, day, closed, s)| Row::Question(LedgerFact { state, day, closed }, s)),
        1 => (days(), select(OutcomeResult::ALL), any::<bool>(), heard())
            .prop_map(|(day, result, has_reason, heard)| Row::Outcome(OutcomeFact { day, result, has_reason, heard })),
        1 => (select(Reception::ALL), days(), any::<bool>())
            .prop_map(|(after, day, candid)| Row::Next(NextTalk { after, day, candid })),
        1 => (days(), any::<bool>(), option::of(days()))
            .prop_map(|(day, is_settled, settled_on)| Row::Objection(ObjectionFact { day, is_settled, settled_on })),
        1 => (days(), select(FollowUpState::ALL), option::of(days()))
            .prop_map(|(due, state, kept_on)| Row::Promise(PromiseFact { due, state, kept_on })),
    ]
}

fn periods() -> impl Strategy<Value = Period> {
    (days(), days(), days()).prop_map(|(first, last, as_of)| Period { first, last: last.min(as_of), as_of })
}

proptest! {
    #[test]
    fn the_order_of_rows_says_nothing(given in vec(rows(), 0..60).prop_shuffle(), period in periods()) {
        let mut turned = given.clone();
        turned.reverse();
        prop_assert_eq!(All::of(period, &given), All::of(period, &turned));
    }

    #[test]
    fn what_is_not_known_yet_says_nothing(given in vec(rows(), 0..60), period in periods()) {
        let known = given.iter().filter(|row| row.day() <= period.as_of);
        prop_assert_eq!(All::of(period, &given), All::of(period, known));
    }

    #[test]
    fn two_prospects_add_up_to_the_book(one in vec(rows(), 0..40), other in vec(rows(), 0..40), period in periods()) {
        let book = All::of(period, one.iter().chain(&other)).counts();
        let apart = All::of(period, &one).counts().into_iter().zip(All::of(period, &other).counts());
        prop_assert_eq!(book, apart.map(|(one, other)| one + other).collect::<Vec<_>>());
    }

    #[test]
    fn two_periods_side_by_side_add_up(given in vec(rows(), 0..60), first in days(), middle in days(), last in days()) {
        let mut ends = [first, middle, last];
        ends.sort_unstable();
        let [first, middle, last] = ends;
        let over = |first, until| All::of(Period { first, last: until, as_of: last }, &given).calendar.n();
        prop_assert_eq!(over(first, last), over(first, middle) + over(middle + 1, last));
    }

    #[test]
    fn a_share_holds_its_part_and_its_interval_holds_it(given in vec(rows(), 0..60), period in periods()) {
        for share in All::of(period, &given).shares() {
            prop_assert!(share.k <= share.n);
            let Some(p) = share.of_one() else { continue };
            let (low, high) = share.interval().expect("there is something");
            prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0, "{low} {p} {high}");
        }
    }

    #[test]
    fn a_success_never_lowers_a_share(k in 0..200_u64, more in 0..200_u64) {
        let share = Share { k, n: k + more };
        let mut better = share;
        better.add(true, 1);
        prop_assert!(better.of_one() >= share.of_one());
        prop_assert!(better.interval().map(|both| both.0) >= share.interval().map(|both| both.0));
    }

    #[test]
    fn counted_at_once_is_counted_one_by_one(told in moments(), times in 0..50_u64, period in periods()) {
        let (mut once, mut each) = (Stages::over(period), Stages::over(period));
        once.add(&told, times);
        (0..times).for_each(|_| each.add(&told, 1));
        prop_assert_eq!(once, each);
    }

    #[test]
    fn a_median_is_the_middle_of_the_sorted(mut numbers in vec(-50..50_i64, 1..40)) {
        let mut tally = Tally::default();
        for number in &numbers {            tally.add(*number);        }
        numbers.sort_unstable();
        let (low, high) = (numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]);
        prop_assert_eq!(tally.median(), Some(f64::midpoint(low as f64, high as f64)));
    }

    #[test]
    fn without_open_ones_the_typical_age_is_the_lower_median(ages in vec(0..90_i32, 1..40)) {
        let mut measured = ObjectionAges::over(WHOLE);
        for age in &ages {            measured.add(&objection(0, Some(*age)));        }
        let mut sorted = ages;
        sorted.sort_unstable();
        prop_assert_eq!(measured.typical(), Some(TypicalAge::Days(sorted[(sorted.len() - 1) / 2])));
    }

    #[test]
    fn an_open_objection_never_makes_them_younger(given in vec((0..90_i32, option::of(0..90_i32)), 1..30), day in 0..90_i32) {
        let mut ages = ObjectionAges::over(WHOLE);
        for (day, age) in &given {            ages.add(&objection(*day, age.map(|age| (day + age).min(100))));        }
        let days = |ages: &ObjectionAges| match ages.typical() {
            Some(TypicalAge::Days(days)) => (0, days),
            Some(TypicalAge::Over(days)) => (1, days),
            None => (-1, 0),
        };
        let before = days(&ages);
        ages.add(&objection(day, None));
        prop_assert!(days(&ages) >= before);
    }
}
