//! What must hold of a line's values beyond their types. The full form is checked for what no journal can hold; the
//! short form, written by hand, also for values that contradict each other.

use super::error::{Problem, quote};
use super::full::{
    AttemptLine, BankLine, ContactLine, ConversationLine, EntryLine, HeaderLine, LooseFollowUpLine, LooseQuestionLine,
    OutcomeLine, ProspectLine, ViewLine, WarningLine,
};
use super::line::{MarkState, Ref};
use super::short::{ShortFollowUp, ShortLine, ShortQuestion};
use super::{MAX_MINUTES, MAX_SILENCE, VERSION};
use crate::domain::{Contact, Entry, FollowUpState, ObjectionState, QuestionState, Tag, fold};

type Checked = Result<(), Problem>;

impl HeaderLine {
    pub(super) fn check(&self) -> Checked {
        if self.version == VERSION {
            return Ok(());
        }
        Err(Problem::of("version", format!("is {}; this Candor reads version {VERSION}", self.version)))
    }
}

impl ProspectLine {
    pub(super) fn check(&self) -> Checked {
        filled("name", &self.name)?;
        each("aliases", &self.aliases, |alias| filled("", alias))?;
        each("unsaid", &self.unsaid, |item| words("text", &item.text))?;
        each("contacts", &self.contacts, ContactLine::check)
    }
}

impl ContactLine {
    fn check(&self) -> Checked {
        filled("name", &self.name)
    }
}

impl ConversationLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        at_most("minutes", self.minutes, MAX_MINUTES)?;
        each("contacts", &self.contacts, contact)?;
        each("entries", &self.entries, |entry| entry.check(self))?;
        each("questions", &self.questions, |question| asked(&question.text, question.silence))?;
        each("follow_ups", &self.follow_ups, |promise| words("text", &promise.text))
    }
}

impl EntryLine {
    fn check(&self, talk: &ConversationLine) -> Checked {
        words("text", &self.text)?;
        each("labels", &self.labels, |label| filled("", label))?;
        if let Some(person) = &self.said_by {
            contact(person).map_err(|problem| problem.under("said_by"))?;
        }
        if self.tag.is_none() && self.tag_origin.is_some() {
            return Err(Problem::of("tag_origin", "is given; there is no tag"));
        }
        if self.objection.is_some() {
            of_an_objection(self.tag)?;
        }
        match &self.question {
            Some(Ref::Name(text)) if !talk.questions.iter().any(|question| question.text == *text) => Err(Problem::of(
                "question",
                format!("is {}; it is an id, or the text of one of the conversation's questions", quote(text)),
            )),
            _ => Ok(()),
        }
    }
}

impl LooseQuestionLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        asked(&self.text, self.silence)
    }
}

impl LooseFollowUpLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        words("text", &self.text)
    }
}

impl AttemptLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        each("contacts", &self.contacts, contact)
    }
}

impl OutcomeLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)
    }
}

impl BankLine {
    pub(super) fn check(&self) -> Checked {
        words("text", &self.text)
    }
}

impl ViewLine {
    pub(super) fn check(&self) -> Checked {
        filled("name", &self.name)
    }
}

impl WarningLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        filled("warning", &self.warning)?;
        match (self.state, self.until) {
            (MarkState::Snoozed, None) => Err(Problem::of("until", "is missing; a snoozed warning says until when")),
            (MarkState::Dismissed, Some(_)) => Err(Problem::of("until", "is given; the state is dismissed")),
            _ => Ok(()),
        }
    }
}

impl ShortLine {
    pub(super) fn check(&self) -> Checked {
        reference("prospect", &self.prospect)?;
        words("text", &self.text)?;
        at_most("minutes", self.minutes, MAX_MINUTES)?;
        each("contacts", &self.contacts, contact)?;
        each("labels", &self.labels, |label| filled("", label))?;
        self.check_speaker()?;
        self.check_objection()?;
        self.question.as_ref().map_or(Ok(()), |question| question.check().map_err(|p| p.under("question")))?;
        self.follow_up.as_ref().map_or(Ok(()), |promise| promise.check().map_err(|p| p.under("follow_up")))
    }

    fn check_speaker(&self) -> Checked {
        let Some(speaker) = &self.said_by else { return Ok(()) };
        contact(speaker).map_err(|problem| problem.under("said_by"))?;
        if self.contacts.is_empty() || self.contacts.iter().any(|person| same_person(person, speaker)) {
            return Ok(());
        }
        let said = match speaker {
            Ref::Name(name) => quote(name),
            Ref::Id(uid) => uid.to_string(),
        };
        Err(Problem::of("said_by", format!("is {said}; it is one of the contacts")))
    }

    fn check_objection(&self) -> Checked {
        let Some(objection) = &self.objection else { return Ok(()) };
        of_an_objection(self.tag)?;
        let state = objection.state.unwrap_or(ObjectionState::Open);
        let given = |field, is_given: bool| {
            if is_given { Err(Problem::of(field, format!("is given; the state is {}", state.word()))) } else { Ok(()) }
        };
        given("objection.addressed_on", state == ObjectionState::Open && objection.addressed_on.is_some())?;
        given("objection.settled_on", state != ObjectionState::Settled && objection.settled_on.is_some())?;
        given("objection.settled_by", state != ObjectionState::Settled && objection.settled_by.is_some())
    }
}

impl ShortQuestion {
    fn check(&self) -> Checked {
        asked(&self.text, self.silence)?;
        match self.state {
            Some(state) if !state.was_asked() => {
                let why = format!("is “{}”; a question with a reply is answered, dodged or pending", state.word());
                Err(Problem::of("state", why))
            }
            Some(QuestionState::Pending) if self.closed_on.is_some() => {
                Err(Problem::of("closed_on", "is given; the state is pending"))
            }
            _ => Ok(()),
        }
    }
}

impl ShortFollowUp {
    fn check(&self) -> Checked {
        words("text", &self.text)?;
        let state = self.state.unwrap_or(FollowUpState::Open);
        if self.kept_on.is_some() && state != FollowUpState::Kept {
            return Err(Problem::of("kept_on", format!("is given; the state is {}", state.word())));
        }
        Ok(())
    }
}

/// Not blank.
fn filled(field: &str, text: &str) -> Checked {
    if text.trim().is_empty() { Err(Problem::of(field, "is blank")) } else { Ok(()) }
}

/// Words as an entry holds them: not blank, and not too many.
fn words(field: &str, text: &str) -> Checked {
    filled(field, text)?;
    if text.len() > Entry::MAX_TEXT { Err(Problem::of(field, "is longer than 1 MiB")) } else { Ok(()) }
}

fn asked(text: &str, silence: Option<u32>) -> Checked {
    words("text", text)?;
    at_most("silence", silence, MAX_SILENCE)
}

fn at_most(field: &str, number: Option<u32>, most: u32) -> Checked {
    match number {
        Some(number) if number > most => Err(Problem::of(field, format!("is {number}; it goes from 0 to {most}"))),
        _ => Ok(()),
    }
}

fn reference(field: &str, to: &Ref) -> Checked {
    if let Ref::Name(name) = to { filled(field, name) } else { Ok(()) }
}

/// A contact by id, or by a name with or without a role.
fn contact(to: &Ref) -> Checked {
    match to {
        Ref::Name(name) if name.trim().is_empty() => Err(Problem::here("is blank")),
        Ref::Name(name) if Contact::split(name).is_err() => {
            Err(Problem::value(&quote(name), "a contact needs a name: “Dana Ruiz, COO”"))
        }
        _ => Ok(()),
    }
}

fn same_person(one: &Ref, other: &Ref) -> bool {
    let name = |text: &str| Contact::split(text).map_or_else(|_| String::new(), |(name, _)| fold(&name));
    match (one, other) {
        (Ref::Name(one), Ref::Name(other)) => name(one) == name(other),
        // Whether an id and a name mean one person only the journal knows.
        (Ref::Id(_), Ref::Name(_)) | (Ref::Name(_), Ref::Id(_)) => true,
        (Ref::Id(one), Ref::Id(other)) => one == other,
    }
}

fn of_an_objection(tag: Option<Tag>) -> Checked {
    match tag {
        Some(Tag::Objection) => Ok(()),
        Some(other) => {
            Err(Problem::of("objection", format!("is given; it goes with the tag objection, not {}", other.word())))
        }
        None => Err(Problem::of("objection", "is given; it goes with the tag objection only")),
    }
}

/// Checks every item of a list and names the one that is wrong.
fn each<T>(field: &str, items: &[T], check: impl Fn(&T) -> Checked) -> Checked {
    for (at, item) in items.iter().enumerate() {
        check(item).map_err(|problem| problem.under(&format!("{field}[{at}]")))?;
    }
    Ok(())
}
