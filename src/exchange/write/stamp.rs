//! Days and times as the format writes them, quicker than by a pattern: an export writes two for every entry.

use super::value::{Value, digit, text};
use crate::domain::{Day, Held};

/// A time, as [`Held::iso`] writes it.
pub(super) struct At(pub(super) Held);

/// A day, as [`Day::iso`] writes it.
pub(super) struct On(pub(super) Day);

/// Milliseconds of a minute and of a day.
const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

impl Value for At {
    fn write(&self, out: &mut Vec<u8>) {
        if stamp(self.0, out).is_none() {
            text(&self.0.iso(), out);
        }
    }
}

impl Value for On {
    fn write(&self, out: &mut Vec<u8>) {
        match Date::of(i64::from(self.0.0)) {
            Some(date) => {
                out.push(b'"');
                date.put(out);
                out.push(b'"');
            }
            None => text(&self.0.iso(), out),
        }
    }
}

/// Writes a time; nothing, and `None`, where the long way has to do it.
fn stamp(held: Held, out: &mut Vec<u8>) -> Option<()> {
    let Some(offset) = held.offset else {
        On(held.day()).write(out);
        return Some(());
    };
    if offset.unsigned_abs() >= 24 * 60 {
        return None;
    }
    let local = held.at.checked_add(i64::from(offset) * MINUTE)?;
    let date = Date::of(local.div_euclid(DAY))?;
    let since_midnight = u32::try_from(local.rem_euclid(DAY)).ok()?;
    out.push(b'"');
    date.put(out);
    let (seconds, thousandths) = (since_midnight / 1000, since_midnight % 1000);
    for (sign, number) in [(b'T', seconds / 3600), (b':', seconds / 60 % 60), (b':', seconds % 60)] {
        out.push(sign);
        two(number, out);
    }
    if thousandths != 0 {
        out.extend_from_slice(&[b'.', digit(thousandths / 100), digit(thousandths / 10 % 10), digit(thousandths % 10)]);
    }
    out.push(if offset < 0 { b'-' } else { b'+' });
    two(u32::from(offset.unsigned_abs() / 60), out);
    out.push(b':');
    two(u32::from(offset.unsigned_abs() % 60), out);
    out.push(b'"');
    Some(())
}

fn two(number: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&[digit(number / 10), digit(number % 10)]);
}

/// A day of the calendar, of a year of four digits.
struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The date so many days after 1 January 1970. Reckoned from 1 March, so that the leap day ends its year, and by the
    /// 400 years (146,097 days) after which the calendar repeats. `None` for a year that needs more than four digits.
    fn of(days: i64) -> Option<Self> {
        let since_march_0 = days.checked_add(719_468)?;
        let (cycle, day) = (since_march_0.div_euclid(146_097), since_march_0.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u32::try_from(cycle * 400 + year + next).ok().filter(|year| *year <= 9999)?;
        Some(Self { year, month: u32::try_from(month).ok()?, day: u32::try_from(day).ok()? })
    }

    fn put(&self, out: &mut Vec<u8>) {
        two(self.year / 100, out);
        two(self.year % 100, out);
        out.push(b'-');
        two(self.month, out);
        out.push(b'-');
        two(self.day, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: &impl Value) -> String {
        let mut out = Vec::new();
        value.write(&mut out);
        serde_json::from_slice(&out).expect("a text")
    }

    proptest! {
        #[test]
        fn stamps_are_what_the_domain_says(at in -70_000_000_000_000_i64..260_000_000_000_000, offset in proptest::option::of(-1500_i16..1500)) {
            for at in [at, at / 1000 * 1000] {
                let held = Held { at, offset };
                prop_assert_eq!(written(&At(held)), held.iso());
                prop_assert_eq!(written(&On(held.day())), held.day().iso());
            }
        }
    }

    #[test]
    fn every_day_of_four_centuries_is_itself() {
        for day in -80_000..70_000 {
            assert_eq!(written(&On(Day(day))), Day(day).iso());
        }
    }
}
