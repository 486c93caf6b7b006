//! Domain values of every shape that a journal can hold.

use crate::domain::{
    Attempt, Channel, Contact, Conversation, Day, Entry, FollowUp, FollowUpState, Held, News, ObjectionState, Openness,
    Outcome, OutcomeResult, OutcomeWhat, Prospect, Question, QuestionState, Reception, Rhythm, Stage, Surfaced, Tag,
    TagOrigin, Uid, Unsaid, UnsaidState,
};
use crate::exchange::{Bank, MAX_MINUTES, MAX_SILENCE, Settings, View, WarningMark};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Any of a closed list.
fn any_of<T: Clone + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

pub(crate) fn uid() -> impl Strategy<Value = Uid> {
    any::<[u8; 16]>().prop_map(|bytes| Uid::from_bytes(&bytes).expect("16 bytes"))
}

/// Text with everything that JSON, terminals and people do to it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{1,40}", "\\PC{1,20}", "[\\x00-\\x1f\"\\\\/\u{7f}\u{2028}\u{feff}é大🙂e\u{301}]{1,12}"]
}

/// Text that is not blank.
fn words() -> BoxedStrategy<String> {
    text().prop_map(|text| if text.trim().is_empty() { format!("{text}.") } else { text }).boxed()
}

fn maybe() -> BoxedStrategy<String> {
    prop_oneof![Just(String::new()), words()].boxed()
}

fn day() -> impl Strategy<Value = Day> {
    (-719_528_i32..=2_932_896).prop_map(Day)
}

pub(crate) fn held() -> impl Strategy<Value = Held> {
    let exact = (-60_000_000_000_i64..250_000_000_000, prop_oneof![Just(0), 0..1000_i64], -1439_i16..1440)
        .prop_map(|(seconds, thousandths, offset)| Held::at(seconds * 1000 + thousandths, offset));
    prop_oneof![exact, day().prop_map(Held::on)]
}

prop_compose! {
    fn unsaid()(
        uid in uid(), text in words(), noted_on in option::of(day()), state in any_of(UnsaidState::ALL),
        closed_on in option::of(day()), entry in option::of(uid()),
    ) -> Unsaid {
        Unsaid { uid, text, noted_on, state, closed_on, entry }
    }
}

prop_compose! {
    fn contact()(
        uid in uid(), name in words(), role in maybe(), email in maybe(), phone in maybe(), note in maybe(),
        note_private: bool,
    ) -> Contact {
        Contact { uid, name, role, email, phone, note, note_private }
    }
}

prop_compose! {
    pub(crate) fn prospect()(
        uid in uid(), name in words(), stage in any_of(Stage::ALL), rhythm in option::of(any_of(Rhythm::ALL)),
        (note, note_private) in (maybe(), any::<bool>()), aliases in vec(words(), 0..3), unsaid in vec(unsaid().boxed(), 0..3),
        contacts in vec(contact().boxed(), 0..3), (created_at, updated_at) in (held(), held()),
    ) -> Prospect {
        Prospect { uid, name, stage, rhythm, note, note_private, aliases, unsaid, contacts, created_at, updated_at }
    }
}

prop_compose! {
    fn marks()(
        tag in option::of((any_of(Tag::ALL), option::of(any_of(TagOrigin::ALL)))), openness in option::of(1..=5_i64),
        news in any_of(News::ALL), surfaced in any_of(Surfaced::ALL), reception in option::of(any_of(Reception::ALL)),
    ) -> (Option<(Tag, Option<TagOrigin>)>, Option<Openness>, News, Surfaced, Option<Reception>) {
        (tag, openness.map(|level| Openness::new(level).expect("1 to 5")), news, surfaced, reception)
    }
}

prop_compose! {
    fn objection()(
        state in any_of(ObjectionState::ALL), addressed_on in option::of(day()), settled_on in option::of(day()),
        settled_by in maybe(),
    ) -> (ObjectionState, Option<Day>, Option<Day>, String) {
        (state, addressed_on, settled_on, settled_by)
    }
}

prop_compose! {
    pub(crate) fn entry()(
        uid in uid(), text in words(), (tag, openness, news, surfaced, reception) in marks(),
        labels in vec(words().boxed(), 0..3), said_by in option::of(uid()), private: bool, question in option::of(uid()),
        objection in objection(), (created_at, updated_at) in (held(), held()),
    ) -> Entry {
        let nothing = (ObjectionState::Open, None, None, String::new());
        let objects = tag.is_some_and(|(tag, _)| tag == Tag::Objection);
        let (objection, addressed_on, settled_on, settled_by) = if objects { objection } else { nothing };
        let (tag, tag_origin) = tag.unzip();
        let tag_origin = tag_origin.flatten();
        Entry {
            uid, text, tag, tag_origin, openness, news, surfaced, labels, said_by, reception, private, question,
            objection, addressed_on, settled_on, settled_by, created_at, updated_at,
        }
    }
}

prop_compose! {
    pub(crate) fn question()(
        uid in uid(), text in words(), state in any_of(QuestionState::ALL), planned_on in option::of(day()),
        asked_at in option::of(held()), (closed_on, until) in (option::of(day()), option::of(day())),
        (silence, held) in (option::of(0..=MAX_SILENCE), option::of(any::<bool>())), bank in option::of(words()),
        (note, note_private) in (maybe(), any::<bool>()), private: bool,
    ) -> Question {
        Question {
            uid, text, state, planned_on, asked_at, closed_on, until, silence, held, bank, note, note_private, private,
        }
    }
}

prop_compose! {
    pub(crate) fn follow_up()(
        uid in uid(), text in words(), due in option::of(day()), state in any_of(FollowUpState::ALL),
        kept_on in option::of(day()),
    ) -> FollowUp {
        FollowUp { uid, text, due, state, kept_on }
    }
}

prop_compose! {
    pub(crate) fn conversation()(
        (uid, prospect) in (uid(), uid()), held in held(), channel in any_of(Channel::ALL), stage in any_of(Stage::ALL),
        minutes in option::of(0..=MAX_MINUTES), (title, note, note_private) in (maybe(), maybe(), any::<bool>()),
        contacts in vec(uid(), 0..3), entries in vec(entry().boxed(), 0..3), questions in vec(question().boxed(), 0..3),
        follow_ups in vec(follow_up().boxed(), 0..3), (created_at, updated_at) in (self::held(), self::held()),
    ) -> Conversation {
        Conversation {
            uid, prospect, held, channel, stage, minutes, title, note, note_private, contacts, entries, questions,
            follow_ups, created_at, updated_at,
        }
    }
}

prop_compose! {
    pub(crate) fn attempt()(
        (uid, prospect) in (uid(), uid()), at in held(), channel in any_of(Channel::ALL), contacts in vec(uid(), 0..3),
        (note, note_private) in (maybe(), any::<bool>()),
    ) -> Attempt {
        Attempt { uid, prospect, at, channel, contacts, note, note_private }
    }
}

prop_compose! {
    pub(crate) fn outcome()(
        (uid, prospect) in (uid(), uid()), what in any_of(OutcomeWhat::ALL), result in any_of(OutcomeResult::ALL),
        on in day(), decided_by in maybe(), first_heard in option::of(option::of(uid())), not_dared in maybe(),
    ) -> Outcome {
        Outcome { uid, prospect, what, result, on, decided_by, first_heard, not_dared }
    }
}

prop_compose! {
    pub(crate) fn bank()(
        uid in uid(), text in words(), stage in option::of(any_of(Stage::ALL)), purpose in maybe(),
    ) -> Bank {
        Bank { uid, text, stage, purpose }
    }
}

prop_compose! {
    pub(crate) fn view()(uid in uid(), name in words(), query in text()) -> View {
        View { uid, name, query }
    }
}

prop_compose! {
    pub(crate) fn warning()(
        (uid, prospect) in (uid(), uid()), warning in "[a-z_]{1,12}", until in option::of(day()), reason in maybe(),
    ) -> WarningMark {
        WarningMark { uid, prospect, warning, until, reason }
    }
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let value = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        any::<i32>().prop_map(|thousandths| serde_json::Value::from(f64::from(thousandths) / 1000.0)),
        text().prop_map(serde_json::Value::from),
    ];
    proptest::collection::btree_map(text(), value, 0..4)
}

/// A row of any kind, as a writer takes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Made {
    Header(Settings),
    Prospect(Prospect),
    Conversation(Conversation),
    Question(Question, Uid),
    FollowUp(FollowUp, Uid),
    Attempt(Attempt),
    Outcome(Outcome),
    Bank(Bank),
    View(View),
    Warning(WarningMark),
}

pub(crate) fn anything() -> impl Strategy<Value = Made> {
    prop_oneof![
        settings().prop_map(Made::Header).boxed(),
        prospect().prop_map(Made::Prospect).boxed(),
        conversation().prop_map(Made::Conversation).boxed(),
        (question(), uid()).prop_map(|(question, prospect)| Made::Question(question, prospect)).boxed(),
        (follow_up(), uid()).prop_map(|(promise, prospect)| Made::FollowUp(promise, prospect)).boxed(),
        attempt().prop_map(Made::Attempt).boxed(),
        outcome().prop_map(Made::Outcome).boxed(),
        bank().prop_map(Made::Bank).boxed(),
        view().prop_map(Made::View).boxed(),
        warning().prop_map(Made::Warning).boxed(),
    ]
}
