//! Days, hours and offsets as the journal keeps them. No clock in here: "now" always comes as a [`Moment`].

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// A civil day, counted from 1 January 1970; negative before. Day arithmetic is plain integer arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Day(pub i32);

impl Day {
    /// The day of a calendar date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(date.signed_duration_since(NaiveDate::default()).num_days().try_into().unwrap_or(0))
    }

    /// The calendar date of this day (days beyond chrono's range are held at its ends).
    #[must_use]
    pub fn date(self) -> NaiveDate {
        NaiveDate::default().checked_add_signed(Duration::days(i64::from(self.0))).unwrap_or(if self.0 < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        })
    }

    /// `YYYY-MM-DD`, or nothing else.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        // chrono's own parser would also take blanks and signs between the hyphens.
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, d| d.is_ascii_digit().then(|| sum * 10 + u32::from(d - b'0')))
        };
        let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
        NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?).map(Self::of)
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> String {
        let date = self.date();
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl std::ops::Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl std::ops::Sub for Day {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

/// When a conversation was held: an instant, the offset it was written with, and so its civil day.
/// The offset is kept as it was: a talk in Oslo stays on its Oslo day wherever the laptop goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Held {
    /// UTC milliseconds; where the hour is not known, 12:00 UTC of the day.
    pub at: i64,
    /// Minutes east of UTC; `None` = only the day is known.
    pub offset: Option<i16>,
}

impl Held {
    /// A day whose hour is not known.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { at: i64::from(day.0) * 86_400_000 + 43_200_000, offset: None }
    }

    /// An instant (UTC milliseconds) in an offset (minutes east of UTC).
    #[must_use]
    pub fn at(at: i64, offset: i16) -> Self {
        Self { at, offset: Some(offset) }
    }

    /// The civil day in the offset it was written with.
    #[must_use]
    pub fn day(self) -> Day {
        let shifted = self.at + i64::from(self.offset.unwrap_or(0)) * 60_000;
        Day(i32::try_from(shifted.div_euclid(86_400_000)).unwrap_or(0))
    }

    /// Date and hour as the clock on the wall showed them; `None` for the hour where it is not known.
    #[must_use]
    pub fn local(self) -> (NaiveDate, Option<NaiveTime>) {
        let shifted = self.at + i64::from(self.offset.unwrap_or(0)) * 60_000;
        let local = DateTime::from_timestamp_millis(shifted).unwrap_or_default().naive_utc();
        (local.date(), self.offset.map(|_| local.time()))
    }

    /// As the format writes it: RFC 3339 with offset, or `YYYY-MM-DD` where the hour is not known.
    #[must_use]
    pub fn iso(self) -> String {
        let Some(offset) = self.offset else { return self.day().iso() };
        let zone = FixedOffset::east_opt(i32::from(offset) * 60).unwrap_or_else(|| Utc.fix());
        let local = DateTime::from_timestamp_millis(self.at).unwrap_or_default().with_timezone(&zone);
        let sub = if self.at.rem_euclid(1000) == 0 { "" } else { "%.3f" };
        local.format(&format!("%Y-%m-%dT%H:%M:%S{sub}%:z")).to_string()
    }

    /// Reads what [`Held::iso`] writes: RFC 3339 with an offset of whole minutes, or `YYYY-MM-DD`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        if let Some(day) = Day::from_iso(text) {
            return Some(Self::on(day));
        }
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        let offset = i16::try_from(parsed.offset().local_minus_utc() / 60).ok()?;
        Some(Self::at(parsed.timestamp_millis(), offset))
    }
}

impl Serialize for Held {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Held {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        Self::from_iso(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not a time")))
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        Self::from_iso(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not a date")))
    }
}

/// Where the laptop stands: it answers which offset a local time has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The system's own time zone, with its summer time.
    Local,
    /// Always the same offset, in minutes east of UTC (tests, pictures).
    Fixed(i16),
}

impl Zone {
    /// The offset (minutes east of UTC) of an instant.
    #[must_use]
    pub fn offset_at(self, utc_ms: i64) -> i16 {
        match self {
            Self::Fixed(minutes) => minutes,
            Self::Local => {
                let utc = DateTime::from_timestamp_millis(utc_ms).unwrap_or_default().naive_utc();
                minutes(chrono::Local.offset_from_utc_datetime(&utc))
            }
        }
    }

    /// The instant of a time on the wall. A time that summer time skips or repeats takes the earlier offset.
    #[must_use]
    pub fn held(self, local: NaiveDateTime) -> Held {
        let offset = match self {
            Self::Fixed(minutes) => minutes,
            Self::Local => match chrono::Local.offset_from_local_datetime(&local) {
                chrono::LocalResult::Single(offset) | chrono::LocalResult::Ambiguous(offset, _) => minutes(offset),
                chrono::LocalResult::None => minutes(chrono::Local.offset_from_utc_datetime(&local)),
            },
        };
        Held::at(local.and_utc().timestamp_millis() - i64::from(offset) * 60_000, offset)
    }
}

fn minutes(offset: FixedOffset) -> i16 {
    i16::try_from(offset.local_minus_utc() / 60).unwrap_or(0)
}

/// "Now", handed down from `runtime/clock`: nothing below reads a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// UTC milliseconds.
    pub utc: i64,
    /// The zone that local times are said in.
    pub zone: Zone,
}

impl Moment {
    /// This moment as a time a talk can be held at.
    #[must_use]
    pub fn held(self) -> Held {
        Held::at(self.utc, self.zone.offset_at(self.utc))
    }

    /// Today, here.
    #[must_use]
    pub fn day(self) -> Day {
        self.held().day()
    }

    /// Date and hour on the wall.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        let (date, time) = self.held().local();
        date.and_time(time.unwrap_or_default())
    }

    /// The same zone, this many milliseconds later.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self { utc: self.utc.saturating_add(ms), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_keeps_the_day_it_was_held_on() {
        let held = Held::from_iso("2026-03-02T00:30:00+01:00").expect("a time");
        assert_eq!(held.day().iso(), "2026-03-02");
        assert_eq!(held.iso(), "2026-03-02T00:30:00+01:00");
        let day = Held::from_iso("2026-03-02").expect("a day");
        assert_eq!((day.iso().as_str(), day.offset), ("2026-03-02", None));
        assert_eq!(Day::from_iso("1969-12-31"), Some(Day(-1)));
        assert_eq!(Day(-1).iso(), "1969-12-31");
        assert_eq!(Held::from_iso("2026-02-30"), None);
        assert_eq!(["2026- 3- 2", "+202-03-02", "2026-3-2", "2026/03/02", ""].map(Day::from_iso), [None; 5]);
    }
}
