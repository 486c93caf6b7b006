use super::*;
use crate::domain::Zone;
use proptest::prelude::*;

/// Thu 19 Nov 2026, 14:05, an hour east of Greenwich.
fn now() -> Moment {
    let held = Held::from_iso("2026-11-19T14:05:00+01:00").expect("a time");
    Moment { utc: held.at, zone: Zone::Fixed(60) }
}

fn back(text: &str) -> String {
    moment(text, now(), Look::Back).map_or_else(|wrong| wrong.why, |held| short(&held))
}

fn ahead(text: &str) -> String {
    moment(text, now(), Look::Ahead).map_or_else(|wrong| wrong.why, |held| short(&held))
}

fn short(held: &Held) -> String {
    let iso = held.iso();
    if iso.len() > 10 { iso[..16].replace('T', " ") } else { iso }
}

#[test]
fn talks_look_back() {
    for (said, meant) in [
        ("", "2026-11-19 14:05"),
        ("now", "2026-11-19 14:05"),
        ("Today", "2026-11-19 14:05"),
        ("today 13:40", "2026-11-19 13:40"),
        ("today 16:00", "2026-11-19 16:00"),
        ("yesterday", "2026-11-18"),
        ("yesterday 4pm", "2026-11-18 16:00"),
        ("yesterday at 4:30 PM", "2026-11-18 16:30"),
        ("the day before yesterday", "2026-11-17"),
        ("tomorrow", "2026-11-20"),
        ("tue", "2026-11-17"),
        ("tue 10:30", "2026-11-17 10:30"),
        ("on Tuesday", "2026-11-17"),
        ("thu", "2026-11-19"),
        ("thu 10:30", "2026-11-19 10:30"),
        ("thu 4pm", "2026-11-12 16:00"),
        ("fri", "2026-11-13"),
        ("last tue", "2026-11-17"),
        ("last thu", "2026-11-12"),
        ("next fri", "2026-11-27"),
        ("this fri", "2026-11-20"),
        ("3 days ago", "2026-11-16"),
        ("three days ago 9am", "2026-11-16 09:00"),
        ("a week ago", "2026-11-12"),
        ("two weeks ago", "2026-11-05"),
        ("a couple of weeks ago", "2026-11-05"),
        ("a month ago", "2026-10-19"),
        ("in two weeks", "2026-12-03"),
        ("90 min ago", "2026-11-19 12:35"),
        ("90min ago", "2026-11-19 12:35"),
        ("an hour ago", "2026-11-19 13:05"),
        ("half an hour ago", "2026-11-19 13:35"),
        ("15 hours ago", "2026-11-18 23:05"),
        ("4pm", "2026-11-18 16:00"),
        ("1pm", "2026-11-19 13:00"),
        ("16:00", "2026-11-18 16:00"),
        ("9:15", "2026-11-19 09:15"),
        ("noon", "2026-11-19 12:00"),
        ("12am", "2026-11-19 00:00"),
        ("12pm", "2026-11-19 12:00"),
        ("3 nov", "2026-11-03"),
        ("3nov", "2026-11-03"),
        ("nov 3", "2026-11-03"),
        ("November 3rd", "2026-11-03"),
        ("3rd of November", "2026-11-03"),
        ("nov 3 2025", "2025-11-03"),
        ("Nov. 3, 2025", "2025-11-03"),
        ("3 nov 4pm", "2026-11-03 16:00"),
        ("nov 3 4pm", "2026-11-03 16:00"),
        ("3 dec", "2025-12-03"),
        ("29 feb", "2024-02-29"),
        ("2026-11-03", "2026-11-03"),
        ("2026/11/03", "2026-11-03"),
        ("2026-11-03 14:05", "2026-11-03 14:05"),
        ("2026-11-03T14:05", "2026-11-03 14:05"),
        ("2026-11-03T14:05:00-06:00", "2026-11-03 14:05"),
        ("Thu 19 Nov, 14:05", "2026-11-19 14:05"),
        ("end of october 2026", "2026-10-31"),
    ] {
        assert_eq!(back(said), meant, "{said:?}");
    }
}

#[test]
fn promises_look_ahead() {
    for (said, meant) in [
        ("tue", "2026-11-24"),
        ("thu", "2026-11-26"),
        ("fri", "2026-11-20"),
        ("next fri", "2026-11-27"),
        ("3 nov", "2027-11-03"),
        ("3 dec", "2026-12-03"),
        ("tomorrow", "2026-11-20"),
        ("in two weeks", "2026-12-03"),
        ("in a fortnight", "2026-12-03"),
        ("in 3 months", "2027-02-19"),
        ("two weeks from now", "2026-12-03"),
        ("this week", "2026-11-20"),
        ("next week", "2026-11-27"),
        ("next month", "2026-12-31"),
        ("end of month", "2026-11-30"),
        ("end of the quarter", "2026-12-31"),
        ("end of next year", "2027-12-31"),
        ("2026-12", "2026-12-31"),
        ("march", "2027-03-31"),
        ("Q1", "2027-03-31"),
        ("4pm", "2026-11-19 16:00"),
        ("9am", "2026-11-20 09:00"),
    ] {
        assert_eq!(ahead(said), meant, "{said:?}");
    }
    assert_eq!(day("tomorrow 4pm", now(), Look::Ahead).map(Day::iso), Ok("2026-11-20".to_owned()));
    assert_eq!(day("today", now(), Look::Ahead).map(Day::iso), Ok("2026-11-19".to_owned()));
}

#[test]
fn filters_want_spans() {
    for (said, first, last) in [
        ("today", "2026-11-19", "2026-11-19"),
        ("tue", "2026-11-17", "2026-11-17"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("next week", "2026-11-23", "2026-11-29"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("nov", "2026-11-01", "2026-11-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("may 2024", "2024-05-01", "2024-05-31"),
        ("Q3", "2026-07-01", "2026-09-30"),
        ("Q4", "2026-10-01", "2026-12-31"),
        ("q3 2025", "2025-07-01", "2025-09-30"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("end of month", "2026-11-30", "2026-11-30"),
        ("last 30 days", "2026-10-21", "2026-11-19"),
        ("past two weeks", "2026-11-06", "2026-11-19"),
        ("next 7 days", "2026-11-19", "2026-11-25"),
        ("2026-09..oct", "2026-09-01", "2026-10-31"),
        ("3 nov..today", "2026-11-03", "2026-11-19"),
        ("1 sep", "2026-09-01", "2026-09-01"),
    ] {
        let meant = span(said, now()).map(|(first, last)| (first.iso(), last.iso()));
        assert_eq!(meant, Ok((first.to_owned(), last.to_owned())), "{said:?}");
    }
    assert_eq!(span("today..tue", now()).expect_err("reversed").why, "“today..tue” ends before it begins.");
}

#[test]
fn what_can_be_misread_is_refused() {
    for (said, why) in [
        ("3/4", "“3/4” can be 3 April or 4 March: write 3 apr."),
        ("3/4/2026 4pm", "“3/4/2026” can be 3 April or 4 March 2026: write 3 apr 2026."),
        ("3.4.26", "“3.4.26” can be 3 April or 4 March 2026: write 3 apr 2026."),
        ("13/4", "“13/4” is easily misread: write 13 apr."),
        ("4-13", "“4-13” is easily misread: write 13 apr."),
        ("31 apr", "There is no 31 April."),
        ("29 feb 2026", "There is no 29 February 2026."),
        ("2026-13-01", "There is no month 13: they go from 1 to 12."),
        ("yesterday at 4", "“4” can be 04:00 or 16:00: write 4am or 4pm."),
        ("yesterday 25:00", "There is no 25:00 on the clock."),
        ("Wed 19 Nov", "19 November 2026 is a Thursday."),
        ("3 nov 9999", "The year 9999 is out of reach: 1900 to 2999."),
        ("99999999 weeks ago", "That is too far away: 1900 to 2999."),
        ("last week", "That is more than one day: say which, as in tue, 3 nov or 2026-11-03."),
        ("Q7", "That is more than one day: say which, as in tue, 3 nov or 2026-11-03."),
        ("soon", "“soon” is not a date: try yesterday 4pm, tue 10:30, 3 nov or 2026-11-03."),
        ("tue wed", "“tue wed” is not a date: try yesterday 4pm, tue 10:30, 3 nov or 2026-11-03."),
        ("yesterday ago", "“yesterday ago” is not a date: try yesterday 4pm, tue 10:30, 3 nov or 2026-11-03."),
        ("on", "“on” is not a date: try yesterday 4pm, tue 10:30, 3 nov or 2026-11-03."),
    ] {
        assert_eq!(back(said), why, "{said:?}");
    }
    assert_eq!(span("Q7", now()).expect_err("no Q7").why, "Quarters go from Q1 to Q4.");
    assert_eq!(moment("soon", now(), Look::Back).expect_err("soon").field, "when");
}

#[test]
fn a_promise_names_its_day_at_the_end() {
    for (text, promise, due) in [
        ("send plan by fri", "send plan", Some("2026-11-20")),
        ("Send the March plan, due Tue 24 Nov", "Send the March plan", Some("2026-11-24")),
        ("references until end of month", "references", Some("2026-11-30")),
        ("call back in two weeks", "call back", Some("2026-12-03")),
        ("send plan tomorrow", "send plan", Some("2026-11-20")),
        ("send plan by the day after tomorrow", "send plan", Some("2026-11-21")),
        ("capacity plan by march", "capacity plan", Some("2027-03-31")),
        ("ask what happened in march", "ask what happened in march", None),
        ("send 大阪 the numbers  by 3 dec.", "send 大阪 the numbers", Some("2026-12-03")),
        ("by fri", "by fri", None),
        ("send plan", "send plan", None),
        ("call at 4pm", "call at 4pm", None),
        ("look in the sun", "look in the sun", None),
        ("", "", None),
    ] {
        let (said, day) = split_due(text, now());
        assert_eq!((said, day.map(Day::iso).as_deref()), (promise, due), "{text:?}");
    }
}

#[test]
fn an_hour_that_summer_time_skips_still_is_one() {
    let local = Moment { zone: Zone::Local, ..now() };
    assert!(moment("2026-03-29 02:30", local, Look::Back).is_ok());
}

proptest! {
    #[test]
    fn no_words_make_it_panic(text in prop_oneof![
        any::<String>(),
        "[0-9a-z:/. -]{0,20}",
        "((in|last|next|this|end of|the|a|tue|nov|q|3|31|2026|99999|week|month|year|days|min|ago|4pm|at|[.]{2}|by)( |)){0,8}",
    ], at in -4_000_000_000_000_i64..32_000_000_000_000) {
        let now = Moment { utc: at, zone: Zone::Fixed(-345) };
        for look in [Look::Back, Look::Ahead] {
            if let Ok(held) = moment(&text, now, look) {
                prop_assert_eq!(day(&text, now, look), Ok(held.day()));
                prop_assert_eq!(Held::from_iso(&held.iso()), Some(held));
            }
        }
        if let Ok((first, last)) = span(&text, now) {
            prop_assert!(first <= last);
        }
        let (promise, _) = split_due(&text, now);
        prop_assert!(text.contains(promise));
    }
}

proptest! {
    /// Whatever stands behind a full time of RFC 3339 is read too, or the whole is refused: never half of it.
    #[test]
    fn nothing_behind_a_time_is_passed_over(behind in "[a-z0-9:+.-]{1,6}") {
        let time = "2026-11-03T14:05:00+01:00";
        let text = format!("{time}{behind}");
        if let Ok(held) = moment(&text, now(), Look::Back) {
            prop_assert_eq!(Some(held), Held::from_iso(&text), "{}", text);
        }
    }
}
