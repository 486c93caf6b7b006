//! Days and times as the format writes them, quicker than by a pattern: an export writes two for every entry.

use crate::domain::{Day, Held};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike};
use serde::ser::{Serialize, Serializer};

/// A time, as [`Held::iso`] writes it.
pub(super) struct At(pub(super) Held);

/// A day, as [`Day::iso`] writes it.
pub(super) struct On(pub(super) Day);

impl Serialize for At {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut text = Text::default();
        if text.held(self.0).is_none() {
            return to.serialize_str(&self.0.iso());
        }
        to.serialize_str(text.as_str())
    }
}

impl Serialize for On {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut text = Text::default();
        if text.date(self.0.date()).is_none() {
            return to.serialize_str(&self.0.iso());
        }
        to.serialize_str(text.as_str())
    }
}

/// Room for the longest time there is: `2026-03-02T15:30:00.250+01:00`.
#[derive(Default)]
struct Text {
    bytes: [u8; 29],
    length: usize,
}

impl Text {
    fn as_str(&self) -> &str {
        // Only digits and signs were put in.
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }

    fn put(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }

    fn number(&mut self, number: u32, digits: u32) {
        for place in (0..digits).rev() {
            self.put(b'0' + u8::try_from(number / 10_u32.pow(place) % 10).unwrap_or(0));
        }
    }

    /// `None` for a year that needs more than four digits.
    fn date(&mut self, date: NaiveDate) -> Option<()> {
        self.number(u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?, 4);
        self.put(b'-');
        self.number(date.month(), 2);
        self.put(b'-');
        self.number(date.day(), 2);
        Some(())
    }

    fn time(&mut self, time: NaiveTime) {
        for (sign, number) in [(b'T', time.hour()), (b':', time.minute()), (b':', time.second())] {
            self.put(sign);
            self.number(number, 2);
        }
        let thousandths = time.nanosecond() / 1_000_000;
        if thousandths != 0 {
            self.put(b'.');
            self.number(thousandths, 3);
        }
    }

    fn held(&mut self, held: Held) -> Option<()> {
        let Some(offset) = held.offset else { return self.date(held.day().date()) };
        if offset.unsigned_abs() >= 24 * 60 {
            return None;
        }
        let local = DateTime::from_timestamp_millis(held.at.checked_add(i64::from(offset) * 60_000)?)?;
        self.date(local.date_naive())?;
        self.time(local.time());
        self.put(if offset < 0 { b'-' } else { b'+' });
        self.number(u32::from(offset.unsigned_abs() / 60), 2);
        self.put(b':');
        self.number(u32::from(offset.unsigned_abs() % 60), 2);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn stamps_are_what_the_domain_says(at in -70_000_000_000_000_i64..260_000_000_000_000, offset in proptest::option::of(-1500_i16..1500)) {
            for at in [at, at / 1000 * 1000] {
                let held = Held { at, offset };
                prop_assert_eq!(serde_json::to_value(At(held)).expect("a time"), held.iso());
                prop_assert_eq!(serde_json::to_value(On(held.day())).expect("a day"), held.day().iso());
            }
        }
    }
}
