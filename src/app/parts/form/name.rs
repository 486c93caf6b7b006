//! The fields there are: what they are called, and what one can choose from.

use crate::domain::{Channel, QuestionState, Reception, Rhythm, Stage};

macro_rules! names {
    ($($(#[$meta:meta])* $name:ident = $word:literal, $label:literal),+ $(,)?) => {
        /// A field of a form. Its word is its name in a draft.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum FieldName { $($(#[$meta])* $name),+ }

        impl FieldName {
            /// Every field there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name in a draft.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What stands before it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }
        }
    };
}

names! {
    /// What they said.
    Words = "words", "Words",
    /// Prospect and people: `Halvorsen › Dana Ruiz, COO; Lee Park`.
    Who = "who", "Who",
    /// When the talk was.
    When = "when", "When",
    /// Tag, openness, news and how it came out.
    Marks = "marks", "Marks",
    /// How they talked.
    Channel = "channel", "Channel",
    /// The question it was a reply to.
    Question = "question", "Question",
    /// What became of the question.
    Asked = "asked", "Became",
    /// How long it was silent after it, held or filled.
    Silence = "silence", "Silence",
    /// How I met it.
    Reception = "reception", "Reception",
    /// Free words.
    Labels = "labels", "Labels",
    /// Promises.
    FollowUp = "follow_up", "Follow-up",
    /// Never leaves the journal.
    Private = "private", "Private",
    /// Facts, names, small talk.
    Note = "note", "Note",
    /// Whether that note leaves the journal.
    NotePrivate = "note_private", "Note is",
    /// How long the talk was.
    Minutes = "minutes", "Minutes",
    /// Where the selling stood, or stands.
    Stage = "stage", "Stage",
    /// A title of the talk.
    Title = "title", "Title",
    /// A name.
    Name = "name", "Name",
    /// How often one talks.
    Rhythm = "rhythm", "Rhythm",
    /// People to add.
    People = "people", "People",
    /// What they still seem unable to say.
    Unsaid = "unsaid", "Unsaid",
    /// Other names.
    Aliases = "aliases", "Aliases",
    /// What a person does there.
    Role = "role", "Role",
    /// Mail address.
    Email = "email", "Mail",
    /// Phone number.
    Phone = "phone", "Phone",
    /// The only field of a prompt.
    Line = "line", "",
}

impl FieldName {
    /// Whether it has several lines.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Words | Self::Note)
    }

    /// The words one can choose from with the arrows, where there are such.
    #[must_use]
    pub fn choices(self) -> Vec<String> {
        match self {
            Self::Channel => Channel::ALL.iter().map(|word| word.said()).collect(),
            Self::Stage => Stage::ALL.iter().map(|word| word.said()).collect(),
            Self::Reception => Reception::ALL.iter().map(|word| word.said()).collect(),
            Self::Rhythm => Rhythm::ALL.iter().map(|word| word.said()).collect(),
            Self::Asked => {
                [QuestionState::Answered, QuestionState::Dodged, QuestionState::Pending].map(QuestionState::said).into()
            }
            Self::Silence => ["held".to_owned(), "filled".to_owned()].into(),
            Self::Private => ["no".to_owned(), "yes".to_owned()].into(),
            Self::NotePrivate => ["open".to_owned(), "private".to_owned()].into(),
            _ => Vec::new(),
        }
    }

    /// What stands dim in the field while it is empty.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Words => "What did they say?",
            Self::Who => "the first letters of the company or the person",
            Self::When => "now · yesterday 4pm · tue 10:30",
            Self::Marks => "c o n tag · 1–5 openness · b g news · v a h how it came out · - just a note",
            Self::Question => "the question it was a reply to",
            Self::Silence => "held or filled, seconds if you counted: 14 held",
            Self::Labels => "price, lead-time",
            Self::FollowUp => "we send the plan by fri; another one",
            Self::Note => "facts, names, what they asked us; never evidence",
            Self::NotePrivate => "open, or private: it leaves only in what you make for yourself",
            Self::People => "Dana Ruiz, COO; Lee Park, buyer",
            Self::Unsaid => "What do they still seem unable to tell you?",
            Self::Aliases => "other names, with commas between",
            _ => "",
        }
    }
}
