//! Keys and their values.

use super::{Reader, words};
use crate::domain::{
    Channel, Invalid, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag, TrustState,
    filter::{FollowUpIs, Has, OpennessIs, Seconds, Term, TrustIs, When, Words},
    near::slips_apart,
};
use std::ops::Range;

/// Every key, with a value that shows what goes with it.
const KEYS: [(&str, &str); 22] = [
    ("who", "halv"),
    ("contact", "dana"),
    ("by", "dana"),
    ("tag", "objection"),
    ("label", "price"),
    ("stage", "closing"),
    ("channel", "call"),
    ("news", "bad"),
    ("surfaced", "second-hand"),
    ("openness", "4.."),
    ("silence", "10.."),
    ("reception", "defended"),
    ("question", "dodged"),
    ("follow-up", "overdue"),
    ("open", "yes"),
    ("text", "price"),
    ("on", "\"last week\""),
    ("since", "\"1 sep\""),
    ("until", "oct"),
    ("trust", "..40"),
    ("state", "falling"),
    ("has", "silence"),
];

/// A value as typed, with its place.
struct Value {
    at: Range<usize>,
    words: Words,
}

impl Reader<'_> {
    /// The term of the key at this place; the reader stands behind its colon.
    pub(super) fn keyed(&mut self, key: Range<usize>) -> Option<Term> {
        let typed = &self.query[key.clone()];
        let folded = typed.to_lowercase().replace('_', "-");
        let values = self.values();
        let Some((name, example)) = KEYS.into_iter().find(|(name, _)| *name == folded) else {
            self.mistake(key.start..key.end + 1, not_a_key(typed, &folded));
            return None;
        };
        if values.is_empty() {
            self.mistake(key.start..key.end + 1, format!("“{name}:” wants a value: {name}:{example}."));
            return None;
        }
        self.build(name, values)
    }

    /// The values behind a colon, parted by commas.
    fn values(&mut self) -> Vec<Value> {
        let mut out = Vec::new();
        loop {
            let start = self.at;
            let words = match self.quoted() {
                Some(text) => Words { text, prefix: self.takes_star() },
                None => words(self.bare(|c| c.is_whitespace() || matches!(c, '(' | ')' | '"' | ','))),
            };
            if !words.text.trim().is_empty() {
                out.push(Value { at: start..self.at, words });
            }
            if !self.rest().starts_with(',') {
                return out;
            }
            self.at += 1;
        }
    }

    fn build(&mut self, key: &str, values: Vec<Value>) -> Option<Term> {
        let now = self.now;
        let names = |values: Vec<Value>| values.into_iter().map(|value| value.words.text).collect();
        Some(match key {
            "who" => Term::Who(names(values)),
            "contact" => Term::Contact(names(values)),
            "by" => Term::By(names(values)),
            "label" => Term::Label(names(values)),
            "text" => Term::Text(values.into_iter().map(|value| value.words).collect()),
            "tag" => Term::Tag(self.each(values, |text| or_none(text, Tag::parse))),
            "reception" => Term::Reception(self.each(values, |text| or_none(text, Reception::parse))),
            "stage" => Term::Stage(self.each(values, Stage::parse)),
            "channel" => Term::Channel(self.each(values, Channel::parse)),
            "news" => Term::News(self.each(values, News::parse)),
            "surfaced" => Term::Surfaced(self.each(values, Surfaced::parse)),
            "question" => Term::Question(self.each(values, QuestionState::parse)),
            "follow-up" => Term::FollowUp(self.each(values, FollowUpIs::parse)),
            "trust" => Term::Trust(self.each(values, trust)),
            "state" => Term::State(self.each(values, TrustState::parse)),
            "has" => Term::Has(self.each(values, Has::parse)),
            "openness" => Term::Openness(self.each(values, openness)),
            "silence" => Term::Silence(self.each(values, seconds)),
            "on" => Term::On(self.each(values, |text| When::read(text, now))),
            "since" => Term::Since(self.one(key, values, |text| When::read(text, now))?),
            "until" => Term::Until(self.one(key, values, |text| When::read(text, now))?),
            _ => Term::Open(self.one(key, values, yes_or_no)?),
        })
    }

    /// The values that can be read; the others are mistakes.
    fn each<T>(&mut self, values: Vec<Value>, read: impl Fn(&str) -> Result<T, Invalid>) -> Vec<T> {
        let mut out = Vec::with_capacity(values.len());
        for value in values {
            match read(&value.words.text) {
                Ok(read) => out.push(read),
                Err(wrong) => self.mistake(value.at, wrong.why),
            }
        }
        out
    }

    /// The first value; a second is a mistake.
    fn one<T>(&mut self, key: &str, values: Vec<Value>, read: impl Fn(&str) -> Result<T, Invalid>) -> Option<T> {
        let mut values = values.into_iter();
        let first = values.next()?;
        if let Some(second) = values.next() {
            self.mistake(second.at, format!("“{key}:” takes one value."));
        }
        self.each(vec![first], read).pop()
    }
}

/// `“tags:” is not a key. tag?`, or the list of keys where none is near.
fn not_a_key(typed: &str, folded: &str) -> String {
    let letters: Vec<char> = folded.chars().collect();
    let slips = |name: &str| slips_apart(&letters, &name.chars().collect::<Vec<_>>(), 2);
    let near = KEYS.iter().filter_map(|(name, _)| slips(name).map(|slips| (slips, *name))).min();
    let begun = KEYS.iter().find(|(name, _)| name.starts_with(folded)).map(|(name, _)| *name);
    match (begun, near) {
        (Some(name), _) => format!("“{typed}:” is not a key. {name}?"),
        (None, Some((slips, name))) if slips < name.len().min(letters.len()) => {
            format!("“{typed}:” is not a key. {name}?")
        }
        _ => {
            let keys: Vec<_> = KEYS.iter().map(|(name, _)| *name).collect();
            format!("“{typed}:” is not a key: {}.", keys.join(" "))
        }
    }
}

/// A closed word, or `none`.
fn or_none<T>(text: &str, parse: impl Fn(&str) -> Result<T, Invalid>) -> Result<Option<T>, Invalid> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(None);
    }
    parse(text)
        .map(Some)
        .map_err(|wrong| Invalid::new(wrong.field, format!("{}, none.", wrong.why.trim_end_matches('.'))))
}

fn openness(text: &str) -> Result<OpennessIs, Invalid> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(OpennessIs::NotMarked);
    }
    let wrong = || Invalid::new("openness", "Openness goes from 1 to 5: openness:4, openness:4.. or openness:none.");
    let (low, high) = range(text).ok_or_else(wrong)?;
    let level = |level: Option<u32>, open| Openness::new(level.map_or(open, i64::from)).map_err(|_| wrong());
    Ok(OpennessIs::Between(level(low, 1)?, level(high, 5)?))
}

fn trust(text: &str) -> Result<TrustIs, Invalid> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(TrustIs::TooEarly);
    }
    let wrong = || Invalid::new("trust", "Trust goes from 0 to 100: trust:..40, trust:60.. or trust:none.");
    let (low, high) = range(text).ok_or_else(wrong)?;
    let number = |number: u32| u8::try_from(number).ok().filter(|number| *number <= 100).ok_or_else(wrong);
    Ok(TrustIs::Between(number(low.unwrap_or(0))?, number(high.unwrap_or(100))?))
}

fn seconds(text: &str) -> Result<Seconds, Invalid> {
    let (from, to) = range(text).ok_or_else(|| {
        Invalid::new("silence", format!("“{}” is not a number of seconds: silence:10.. or silence:3..8.", text.trim()))
    })?;
    Ok(Seconds { from: from.unwrap_or(0), to })
}

/// `n`, `n..m`, `n..` or `..m`, in order.
fn range(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let Some((from, to)) = text.split_once("..") else { return number(text).map(|one| (Some(one), Some(one))) };
    let end = |text: &str| if text.trim().is_empty() { Some(None) } else { number(text).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    let ordered = from.is_none_or(|from| to.is_none_or(|to| from <= to));
    (ordered && (from.is_some() || to.is_some())).then_some((from, to))
}

fn yes_or_no(text: &str) -> Result<bool, Invalid> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err(Invalid::new("open", format!("“{}” is neither yes nor no: open:yes or open:no.", text.trim()))),
    }
}
