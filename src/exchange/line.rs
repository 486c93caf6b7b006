//! A line as it was read: what kind it is, and the values its fields can have that `domain` does not know.

use super::error::Problem;
use super::full::{
    AttemptLine, BankLine, ConversationLine, HeaderLine, LooseFollowUpLine, LooseQuestionLine, OutcomeLine,
    ProspectLine, ViewLine, WarningLine,
};
use super::shift::Shift;
use super::short::ShortLine;
use crate::domain::{Uid, closed_words};
use std::collections::BTreeMap;

/// One line of the format. Fields that the line does not give are `None` or empty: what stands for them is the
/// importer's to say (`journal-format` words: "if absent").
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// The header of an export.
    Header(HeaderLine),
    /// A company with its contacts.
    Prospect(Box<ProspectLine>),
    /// One talk with its entries, the questions asked in it and the promises made.
    Conversation(Box<ConversationLine>),
    /// A question not tied to a conversation.
    Question(Box<LooseQuestionLine>),
    /// A promise not tied to a conversation.
    FollowUp(LooseFollowUpLine),
    /// A try that reached nobody.
    Attempt(AttemptLine),
    /// How a quote or prospect was won or lost.
    Outcome(OutcomeLine),
    /// A question of the user's own bank.
    Bank(BankLine),
    /// A saved view.
    View(ViewLine),
    /// A snoozed or dismissed warning.
    Warning(WarningLine),
    /// One entry in short form: a line without `kind`.
    Short(Box<ShortLine>),
}

impl Record {
    /// Moves every date and time of the line by whole days; hours, offsets and words stay. What would leave the years
    /// 0 to 9999 stops at their end.
    pub fn shift_days(&mut self, by: Shift) {
        use super::field::Field;
        match self {
            Self::Prospect(line) => line.shift_days(by),
            Self::Conversation(line) => line.shift_days(by),
            Self::Question(line) => line.shift_days(by),
            Self::FollowUp(line) => line.shift_days(by),
            Self::Attempt(line) => line.shift_days(by),
            Self::Outcome(line) => line.shift_days(by),
            Self::Warning(line) => line.shift_days(by),
            Self::Short(line) => line.shift_days(by),
            Self::Header(_) | Self::Bank(_) | Self::View(_) => {}
        }
    }

    /// When something was held or tried, where the line tells of such a thing and gives its time: with the latest of a
    /// file its journal ends.
    #[must_use]
    pub fn held(&self) -> Option<crate::domain::Held> {
        match self {
            Self::Conversation(line) => line.held_at,
            Self::Attempt(line) => line.at,
            Self::Short(line) => line.held_at,
            _ => None,
        }
    }

    /// What must hold of the values together, and of those whose type takes more than the format.
    pub(super) fn check(&self) -> Result<(), Problem> {
        match self {
            Self::Header(line) => line.check(),
            Self::Prospect(line) => line.check(),
            Self::Conversation(line) => line.check(),
            Self::Question(line) => line.check(),
            Self::FollowUp(line) => line.check(),
            Self::Attempt(line) => line.check(),
            Self::Outcome(line) => line.check(),
            Self::Bank(line) => line.check(),
            Self::View(line) => line.check(),
            Self::Warning(line) => line.check(),
            Self::Short(line) => line.check(),
        }
    }
}

closed_words! {
    /// What `kind` says a line is.
    Kind, "kind", {
        /// Header.
        Journal = "journal",
        /// Prospect.
        Prospect = "prospect",
        /// Conversation.
        Conversation = "conversation",
        /// Loose question.
        Question = "question",
        /// Loose follow-up.
        FollowUp = "follow_up",
        /// Attempt.
        Attempt = "attempt",
        /// Outcome.
        Outcome = "outcome",
        /// Own bank question.
        Bank = "bank",
        /// Saved view.
        View = "view",
        /// Warning mark.
        Warning = "warning",
    }
}

closed_words! {
    /// What the user did with a warning.
    MarkState, "state of a warning", {
        /// Quiet until a day.
        Snoozed = "snoozed",
        /// Not shown again.
        Dismissed = "dismissed",
    }
}

/// The header's settings that change figures and differ from their defaults, by name: numbers, words, true or false.
pub type Settings = BTreeMap<String, serde_json::Value>;

/// Whom or what a field refers to: by id, or by name where a person wrote the file.
///
/// Text in the usual form of a UUID, with its hyphens, is an id; any other text is a name. A contact's name may come
/// with a role (`Dana Ruiz, COO`): [`Contact::split`](crate::domain::Contact::split) parts them. A question's name is
/// its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ref {
    /// The row with this id.
    Id(Uid),
    /// What is called this, without regard to case and accents.
    Name(String),
}

impl From<String> for Ref {
    fn from(text: String) -> Self {
        let id = if text.len() == 36 { Uid::parse(&text) } else { None };
        id.map_or(Self::Name(text), Self::Id)
    }
}

impl<'de> serde::Deserialize<'de> for Ref {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::from)
    }
}

/// When an outcome's deciding reason was first heard. The one field where null says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstHeard {
    /// The line was skipped (the field is absent).
    Skipped,
    /// It was never told to us (null).
    Never,
    /// In this entry.
    Entry(Uid),
}

impl From<FirstHeard> for Option<Option<Uid>> {
    fn from(heard: FirstHeard) -> Self {
        match heard {
            FirstHeard::Skipped => None,
            FirstHeard::Never => Some(None),
            FirstHeard::Entry(uid) => Some(Some(uid)),
        }
    }
}

impl<'de> serde::Deserialize<'de> for FirstHeard {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<Uid>::deserialize(from)?.map_or(Self::Never, Self::Entry))
    }
}

/// Declares the fields of a line or of an object in one, in the order of the format, once for everything: the struct,
/// the quick way in (serde, by field, nothing kept back), the way round that explains, and the moving of its days.
///
/// serde's own derive would also take a list for an object, so the visitor is written out here.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),+ }

        impl $crate::exchange::field::Field for $name {
            fn from_node(
                node: $crate::exchange::node::Node,
                left_out: &mut Vec<String>,
            ) -> Result<Self, $crate::exchange::error::Problem> {
                let $crate::exchange::node::Node::Object(mut object) = node else {
                    return Err(node.refused("it is an object"));
                };
                let made = Self { $($field: object.take(stringify!($field), left_out)?),+ };
                object.leave_out_rest(left_out);
                Ok(made)
            }

            fn shift_days(&mut self, by: $crate::exchange::shift::Shift) {
                $(self.$field.shift_days(by);)+
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(field_identifier)]
                #[expect(non_camel_case_types, reason = "these are the names of the fields")]
                enum Key { $($field),+ }
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        $(let mut $field: Option<$type> = None;)+
                        while let Some(key) = map.next_key()? {
                            match key {
                                $(Key::$field => $crate::exchange::line::put(&mut $field, map.next_value()?)?),+
                            }
                        }
                        Ok($name { $($field: $crate::exchange::line::given($field)?),+ })
                    }
                }
                from.deserialize_map(Fields)
            }
        }
    };
}

pub(super) use fields;

/// Puts a field's value in its place, once. Errors of the quick way are never shown.
pub(super) fn put<T, E: serde::de::Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    if place.replace(value).is_some() { Err(E::custom("given twice")) } else { Ok(()) }
}

/// The field's value, or what stands for an absent one.
pub(super) fn given<T: super::field::Field, E: serde::de::Error>(place: Option<T>) -> Result<T, E> {
    place.map_or_else(|| T::absent().map_err(E::custom), Ok)
}
