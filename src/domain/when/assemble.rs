//! Puts the parts of a phrase together: at most one day and one hour.

use super::{
    Look, invalid,
    item::{Item, item},
    lexicon::Unit,
    named::Named,
    not_a_date,
    token::{Token, tokens},
};
use crate::domain::{Day, Held, Invalid, Moment};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// What a phrase says, before now says when that is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) day: Option<Named>,
    pub(super) hour: Option<NaiveTime>,
    /// `now`, or so many minutes from it.
    minutes: Option<i64>,
    /// `Thu` before `19 Nov`: it has to agree.
    weekday: Option<chrono::Weekday>,
}

impl Said {
    /// Reads the whole phrase; every word of it must mean something.
    pub(super) fn read(text: &str) -> Result<Self, Invalid> {
        let phrase = text.trim().to_lowercase();
        let tokens = tokens(&phrase)?;
        let mut said = Self::default();
        let mut rest = &tokens[..];
        while !rest.is_empty() {
            if let [Token::Word("at" | "on" | "@" | "the"), more @ ..] = rest
                && !more.is_empty()
            {
                rest = more;
                continue;
            }
            let (item, taken) = item(rest).ok_or_else(|| unread(text, rest))?;
            said.take(item).ok_or_else(|| not_a_date(text))?;
            rest = &rest[taken..];
        }
        if said.day.is_none() && said.hour.is_none() && said.minutes.is_none() {
            return Err(not_a_date(text));
        }
        Ok(said)
    }

    /// Takes one part in; `None` if there is one like it already.
    fn take(&mut self, item: Item) -> Option<()> {
        match (item, *self) {
            (_, Self { minutes: Some(_), .. }) => return None,
            (Item::Now, Self { day: None, hour: None, .. }) => self.minutes = Some(0),
            (Item::Minutes(minutes), Self { day: None, hour: None, .. }) => self.minutes = Some(minutes),
            (Item::Hour(hour), Self { hour: None, .. }) => self.hour = Some(hour),
            (Item::Day(day), Self { day: None, .. }) => self.day = Some(day),
            (Item::Day(date @ Named::Date(..)), Self { day: Some(Named::Weekday(None, weekday)), .. }) => {
                (self.day, self.weekday) = (Some(date), Some(weekday));
            }
            _ => return None,
        }
        Some(())
    }

    /// The point in time, see [`moment`](super::moment).
    pub(super) fn moment(self, now: Moment, look: Look) -> Result<Held, Invalid> {
        if let Some(minutes) = self.minutes {
            return later(now, minutes);
        }
        match (self.day, self.hour) {
            (None | Some(Named::Shift(0, Unit::Day)), None) => Ok(now.held()),
            (None, Some(hour)) => {
                let (today, time) = (now.local().date(), now.local().time());
                let day = match look {
                    Look::Back if hour > time => today.pred_opt(),
                    Look::Ahead if hour < time => today.succ_opt(),
                    _ => Some(today),
                };
                Ok(now.zone.held(day.unwrap_or(today).and_time(hour)))
            }
            (Some(day), None) => Ok(Held::on(Day::of(self.date(day, now, look)?))),
            (Some(day), Some(hour)) => {
                let date = self.date(day, now, look)?;
                let (today, time) = (now.local().date(), now.local().time());
                // On a Thursday at two, `thu 4pm` of a talk is last week's.
                let to_come = matches!(day, Named::Weekday(None, _)) && date == today && hour > time;
                let date = if look == Look::Back && to_come { date - chrono::Days::new(7) } else { date };
                Ok(now.zone.held(date.and_time(hour)))
            }
        }
    }

    /// First and last day, see [`span`](super::span).
    pub(super) fn span(self, now: Moment) -> Result<(Day, Day), Invalid> {
        match self.day {
            Some(day) if self.hour.is_none() => {
                let (first, last) = day.span(now.local().date(), Look::Back)?;
                self.agreed(first)?;
                Ok((Day::of(first), Day::of(last)))
            }
            _ => self.moment(now, Look::Back).map(|held| (held.day(), held.day())),
        }
    }

    fn date(self, day: Named, now: Moment, look: Look) -> Result<NaiveDate, Invalid> {
        day.date(now.local().date(), look).and_then(|date| self.agreed(date))
    }

    /// The date, if it falls on the weekday said with it.
    fn agreed(self, date: NaiveDate) -> Result<NaiveDate, Invalid> {
        match self.weekday {
            Some(weekday) if weekday != date.weekday() => {
                Err(invalid(format!("{} is a {}.", date.format("%-d %B %Y"), date.format("%A"))))
            }
            _ => Ok(date),
        }
    }
}

/// So many minutes from now, within the years that dates may have.
fn later(now: Moment, minutes: i64) -> Result<Held, Invalid> {
    const CENTURY: i64 = 100 * 366 * 24 * 60;
    if minutes.abs() > CENTURY {
        return Err(invalid("That is too far away: say the day, as in 3 nov 2025."));
    }
    Ok(now.plus_ms(minutes * 60_000).held())
}

/// Why the phrase cannot be read from here on.
fn unread(text: &str, rest: &[Token<'_>]) -> Invalid {
    match rest {
        [Token::Number(hour @ 1..=12)] => {
            let evening = hour % 12 + 12;
            invalid(format!("“{hour}” can be {hour:02}:00 or {evening:02}:00: write {hour}am or {hour}pm."))
        }
        [Token::Clock(hour, minute), ..] => invalid(format!("There is no {hour:02}:{minute:02} on the clock.")),
        _ => not_a_date(text),
    }
}
