//! What the text of a field means, and how that is echoed before it is saved.

use crate::{
    domain::{
        Channel, Contact, Day, Held, Invalid, Marks, Moment, QuestionState, Reception, Rhythm, Stage, Tag, fold,
        when::{self, Look},
    },
    words::Dates,
};

use super::FieldName;

/// The question of a moment: what became of it, and until when an answer was promised.
pub type Asked = (QuestionState, Option<Day>);
/// Seconds of silence, and whether it was held (or filled).
pub type Silence = (Option<u32>, Option<bool>);

/// When the talk was; empty = now.
///
/// # Errors
/// [`Invalid`] as `domain::when` says it.
pub fn held(text: &str, now: Moment) -> Result<Held, Invalid> {
    when::held(text, now)
}

/// A word of a closed list; empty = `None`.
///
/// # Errors
/// [`Invalid`] that names the words there are.
pub fn word<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Invalid>) -> Result<Option<T>, Invalid> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

/// `answered`, `dodged`, `pending until tue`; empty = answered.
///
/// # Errors
/// [`Invalid`]: another word, or a day that cannot be read.
pub fn asked(text: &str, now: Moment) -> Result<Asked, Invalid> {
    let text = text.trim();
    let (state, until) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let Some(state) = word(state, QuestionState::parse)? else { return Ok((QuestionState::Answered, None)) };
    let until = until.trim_start().trim_start_matches("until").trim();
    if until.is_empty() {
        return Ok((state, None));
    }
    if state != QuestionState::Pending {
        return Err(Invalid::new("question state", "Only a pending question has a day: pending until tue."));
    }
    Ok((state, Some(when::day(until, now, Look::Ahead)?)))
}

/// `held`, `filled 5`, `14 s held`; empty = not said.
///
/// # Errors
/// [`Invalid`]: anything else.
pub fn silence(text: &str) -> Result<Silence, Invalid> {
    let mut said = (None, None);
    for piece in text.split_whitespace() {
        let lower = piece.to_lowercase();
        match lower.as_str() {
            "s" | "sec" | "seconds" => {}
            word if "held".starts_with(word) => said.1 = Some(true),
            word if "filled".starts_with(word) => said.1 = Some(false),
            number => match number.trim_end_matches('s').parse() {
                Ok(seconds) => said.0 = Some(seconds),
                Err(_) => return Err(Invalid::new("silence", "Silence is held or filled, with seconds: 14 held.")),
            },
        }
    }
    Ok(said)
}

/// `yes` or `no`; empty = no.
///
/// # Errors
/// [`Invalid`]: anything else.
pub fn yes(text: &str) -> Result<bool, Invalid> {
    match text.trim().to_lowercase().as_str() {
        "" | "n" | "no" => Ok(false),
        "y" | "yes" => Ok(true),
        _ => Err(Invalid::new("private", "Private is yes or no.")),
    }
}

/// `open` or `private`; empty = open.
///
/// # Errors
/// [`Invalid`]: anything else.
pub fn note_private(text: &str) -> Result<bool, Invalid> {
    match text.trim().to_lowercase().as_str() {
        "" | "o" | "open" | "n" | "no" => Ok(false),
        "p" | "private" | "y" | "yes" => Ok(true),
        _ => Err(Invalid::new("note_private", "A note is open or private.")),
    }
}

/// What stands in the field of a note that is private, or is not.
#[must_use]
pub const fn note_is(private: bool) -> &'static str {
    if private { "private" } else { "" }
}

/// Labels in lower case, each once, in the order given; commas part them, or spaces where there is no comma.
#[must_use]
pub fn labels(text: &str) -> Vec<String> {
    let pieces: Vec<&str> =
        if text.contains(',') { text.split(',').collect() } else { text.split_whitespace().collect() };
    let mut labels: Vec<String> = Vec::new();
    for label in pieces.iter().map(|piece| piece.trim().to_lowercase()).filter(|label| !label.is_empty()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// Promises with their due days; a semicolon parts them.
///
/// # Errors
/// [`Invalid`]: a day that is none, or that can be read in two ways.
pub fn follow_ups(text: &str, now: Moment) -> Result<Vec<(String, Option<Day>)>, Invalid> {
    let promise = |piece: &str| when::promise(piece, now).map(|(words, due)| (words.to_owned(), due));
    let promises: Vec<_> = text.split(';').map(promise).collect::<Result<_, _>>()?;
    Ok(promises.into_iter().filter(|(words, _)| !words.is_empty()).collect())
}

/// Whole minutes: `15`, `15 min`; empty = not known.
///
/// # Errors
/// [`Invalid`]: no number, or more than a day.
pub fn minutes(text: &str) -> Result<Option<u32>, Invalid> {
    let number = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim();
    if text.trim().is_empty() {
        return Ok(None);
    }
    match number.parse() {
        Ok(minutes) if minutes <= 24 * 60 => Ok(Some(minutes)),
        _ => Err(Invalid::new("minutes", "Minutes are a number, up to a day: 40.")),
    }
}

/// People as `Name, role`, parted by semicolons.
///
/// # Errors
/// [`Invalid`]: a role without a name.
pub fn people(text: &str) -> Result<Vec<(String, String)>, Invalid> {
    text.split(';').filter(|piece| !piece.trim().is_empty()).map(Contact::split).collect()
}

/// Names parted by commas.
#[must_use]
pub fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A name that may be kept.
///
/// # Errors
/// [`Invalid`]: there is none.
pub fn name(text: &str) -> Result<String, Invalid> {
    if fold(text).is_empty() {
        return Err(Invalid::new("name", "A name is needed."));
    }
    Ok(text.trim().to_owned())
}

/// Whether a field can be read, empty ones too.
///
/// # Errors
/// [`Invalid`] with why not.
pub fn check(field: FieldName, text: &str, now: Moment) -> Result<(), Invalid> {
    match field {
        FieldName::When => held(text, now).map(|_| ()),
        FieldName::Marks => Marks::parse(text).map(|_| ()),
        FieldName::Channel => word(text, Channel::parse).map(|_| ()),
        FieldName::Stage => word(text, Stage::parse).map(|_| ()),
        FieldName::Rhythm => word(text, Rhythm::parse).map(|_| ()),
        FieldName::Reception => word(text, Reception::parse).map(|_| ()),
        FieldName::Asked => asked(text, now).map(|_| ()),
        FieldName::Silence => silence(text).map(|_| ()),
        FieldName::Private => yes(text).map(|_| ()),
        FieldName::NotePrivate => note_private(text).map(|_| ()),
        FieldName::Minutes => minutes(text).map(|_| ()),
        FieldName::People => people(text).map(|_| ()),
        _ => Ok(()),
    }
}

/// What a field will be taken for, where that is not plain from the text itself.
#[must_use]
pub fn echo(field: FieldName, text: &str, now: Moment, dates: Dates) -> Option<String> {
    let text = text.trim();
    let today = now.day();
    match field {
        FieldName::When => held(text, now).ok().map(|held| format!("= {}", dates.detail(held, today))),
        FieldName::Marks => Marks::parse(text).ok().map(marks_said).filter(|said| !said.is_empty()),
        FieldName::FollowUp => {
            let due = |(_, day): (String, Option<Day>)| {
                day.map_or_else(
                    || "no day: by fri, by 3 nov".to_owned(),
                    |day| format!("due {}", dates.weekday(day, today)),
                )
            };
            let said: Vec<String> = follow_ups(text, now).ok()?.into_iter().map(due).collect();
            (!said.is_empty()).then(|| format!("= {}", said.join(" · ")))
        }
        FieldName::Asked => match asked(text, now) {
            Ok((state, Some(day))) => Some(format!("= {} until {}", state.said(), dates.weekday(day, today))),
            Ok((state, None)) if !text.is_empty() && state.said() != text => Some(format!("= {}", state.said())),
            _ => None,
        },
        _ => {
            let lower = text.to_lowercase();
            let fits = |word: &String| !lower.is_empty() && *word != lower && word.starts_with(&lower);
            let mut found = field.choices().into_iter().filter(fits);
            found.next().filter(|_| found.next().is_none()).map(|word| format!("= {word}"))
        }
    }
}

/// The marks in words, and what is missing: `= openness 2 · tag missing`.
fn marks_said(marks: Marks) -> String {
    let mut said = marks.said();
    if said.is_empty() {
        return said;
    }
    if marks.tag.is_none() && !marks.just_a_note {
        said.push_str(" · tag missing");
    }
    format!("= {said}")
}

/// The question every moment answers before it can be saved.
///
/// # Errors
/// [`Invalid`] of the field `marks` where the tag is missing.
pub fn tag(marks: Marks) -> Result<Tag, Invalid> {
    marks.tag.ok_or_else(|| {
        Invalid::new("marks", "A tag is missing: c candid feedback · o objection · n negotiation · - just a note.")
    })
}
