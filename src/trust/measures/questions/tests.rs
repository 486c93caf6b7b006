use super::*;
use proptest::prelude::*;

const ASKED: Day = Day(100);

fn told(day: i32, openness: Option<i64>, news: News) -> Came {
    Came { day: Day(day), openness: openness.map(|level| Openness::new(level).expect("a level")), news }
}

fn asking() -> Asking {
    Asking { asked: ASKED, dodged: None, reply: None, next: None }
}

#[test]
fn the_numbers_of_the_definition() {
    let close = |value: f64, wanted: f64| (value - wanted).abs() < 5e-7;
    let asked = |k, n| Opened { k, n };
    // Computed by hand: Beta(1, 1) is flat; Beta(2, 1) has the distribution x², Beta(1, 2) has 1 − (1 − x)².
    for (k, n, mean, low) in [
        (0, 0, 0.5, 0.05),
        (1, 1, 2.0 / 3.0, 0.05_f64.sqrt()),
        (0, 1, 1.0 / 3.0, 1.0 - 0.95_f64.sqrt()),
        (3, 4, 0.666_667, 0.342_592),
        (4, 4, 5.0 / 6.0, 0.05_f64.powf(0.2)),
        (0, 4, 1.0 / 6.0, 1.0 - 0.95_f64.powf(0.2)),
    ] {
        let opened = asked(k, n);
        assert!(close(opened.mean(), mean), "{k} of {n}: mean {}", opened.mean());
        assert!(close(opened.low(), low), "{k} of {n}: low {}", opened.low());
    }
}

#[test]
fn what_an_asking_comes_to() {
    use News::{Bad, Good, Neutral};
    let reply = |told| Asking { reply: Some(told), ..asking() };
    let next = |told| Asking { next: Some(told), ..asking() };
    let frank = told(100, Some(4), Neutral);
    for (what, asking, today, opened) in [
        ("a frank reply", reply(frank), 100, Some(true)),
        ("bad news, not marked", reply(told(100, None, Bad)), 100, Some(true)),
        ("a plain reply", reply(told(100, Some(3), Neutral)), 100, Some(false)),
        ("a reply not marked", reply(told(100, None, Good)), 100, Some(false)),
        ("a late reply still counts", reply(told(180, Some(5), Good)), 200, Some(true)),
        ("a reply to come, as known before", reply(told(110, Some(5), Good)), 109, None),
        ("the next thing told, on the last day", next(told(130, Some(4), Good)), 130, Some(true)),
        ("a day too late", next(told(131, Some(4), Good)), 131, Some(false)),
        ("told before it was asked", next(told(99, Some(4), Good)), 100, None),
        ("nothing yet", asking(), 130, None),
        ("nothing came", asking(), 131, Some(false)),
        ("not asked yet", reply(frank), 99, None),
        ("dodged, frank as it was", Asking { dodged: Some(Day(100)), ..reply(frank) }, 100, Some(false)),
        ("dodged, not yet so on that day", Asking { dodged: Some(Day(105)), ..reply(frank) }, 104, Some(true)),
        ("closed before it was asked", Asking { dodged: Some(Day(7)), ..asking() }, 100, Some(false)),
        (
            "the reply goes before the next",
            Asking { next: Some(frank), ..reply(told(103, Some(1), Good)) },
            140,
            Some(false),
        ),
    ] {
        assert_eq!(asking.opened(Day(today)), opened, "{what}");
    }
}

#[test]
fn once_of_once_does_not_beat_seven_of_nine_and_a_failure_comes_after_what_was_never_tried() {
    let asked = |k, n| Opened { k, n };
    let mut ranked = [asked(0, 1), asked(0, 0), asked(1, 1), asked(7, 9), asked(0, 0), asked(3, 4)];
    ranked.sort_by_key(|opened| opened.rank());
    assert_eq!(ranked, [asked(7, 9), asked(3, 4), asked(1, 1), asked(0, 0), asked(0, 0), asked(0, 1)]);
}

fn any_told() -> impl Strategy<Value = Came> {
    let news = prop_oneof![Just(News::Bad), Just(News::Neutral), Just(News::Good)];
    (80..180, prop::option::of(1_i64..=5), news).prop_map(|(day, openness, news)| told(day, openness, news))
}

fn any_asking() -> impl Strategy<Value = Asking> {
    let dodged = prop::option::weighted(0.3, (80..180).prop_map(Day));
    (80..140, dodged, prop::option::of(any_told()), prop::option::of(any_told()))
        .prop_map(|(asked, dodged, reply, next)| Asking { asked: Day(asked), dodged, reply, next })
}

proptest! {
    #[test]
    fn more_openness_and_worse_news_never_close_anybody(asking in any_asking(), today in 80..220) {
        let more = |told: Came| {
            let openness = told.openness.map(|o| Openness::new(i64::from(o.level()) + 1).unwrap_or(o));
            Came { openness, news: News::Bad, ..told }
        };
        let franker = Asking { reply: asking.reply.map(more), next: asking.next.map(more), ..asking };
        let (before, after) = (asking.opened(Day(today)), franker.opened(Day(today)));
        prop_assert_eq!(before.is_some(), after.is_some());
        prop_assert!(before != Some(true) || after == Some(true));
    }

    #[test]
    fn a_dodge_is_a_failure_from_its_day_on(asking in any_asking(), today in 80..220) {
        let dodged = Asking { dodged: Some(asking.asked), ..asking };
        let wanted = (asking.asked <= Day(today)).then_some(false);
        prop_assert_eq!(dodged.opened(Day(today)), wanted);
    }

    #[test]
    fn after_the_window_every_asking_counts_and_shifting_all_days_changes_nothing(
        asking in any_asking(), later in 31..60, shift in -40_000..40_000,
    ) {
        prop_assert!(asking.opened(asking.asked + later).is_some());
        let moved = |told: Came| Came { day: told.day + shift, ..told };
        let shifted = Asking {
            asked: asking.asked + shift,
            dodged: asking.dodged.map(|day| day + shift),
            reply: asking.reply.map(moved),
            next: asking.next.map(moved),
        };
        for today in [80, 120, 131, 200] {
            prop_assert_eq!(asking.opened(Day(today)), shifted.opened(Day(today + shift)));
        }
    }

    #[test]
    fn a_success_raises_and_a_failure_lowers(k in 0_u32..40, more in 0_u32..40) {
        let asked = Opened { k, n: k + more };
        let and = |opened| { let mut more = asked; more.count(opened); more };
        let (won, lost) = (and(true), and(false));
        prop_assert!(won.mean() > asked.mean() && asked.mean() > lost.mean());
        prop_assert!(won.low() > asked.low() && asked.low() > lost.low());
        prop_assert!(0.0 < asked.low() && asked.low() < asked.mean() && asked.mean() < 1.0);
        prop_assert!(won.rank() < asked.rank() && asked.rank() < lost.rank());
    }
}
