//! Records of an export → the domain values they were written from. Strict: everything has its id, as an export has.

use super::made::Made;
use crate::domain::{Attempt, Contact, Conversation, Entry, FollowUp, Outcome, Prospect, Question, Uid, Unsaid};
use crate::domain::{News, ObjectionState, Surfaced};
use crate::exchange::{
    Bank, ContactLine, ConversationLine, EntryLine, FollowUpLine, ObjectionLine, ProspectLine, QuestionLine, Record,
    Ref, UnsaidLine, View, WarningMark,
};

fn id(to: Ref) -> Uid {
    match to {
        Ref::Id(uid) => uid,
        Ref::Name(name) => panic!("an export has ids, not names: {name:?}"),
    }
}

fn ids(to: Vec<Ref>) -> Vec<Uid> {
    to.into_iter().map(id).collect()
}

pub(super) fn domain(record: Record) -> Made {
    match record {
        Record::Header(line) => Made::Header(line.settings),
        Record::Prospect(line) => Made::Prospect(prospect(*line)),
        Record::Conversation(line) => Made::Conversation(conversation(*line)),
        Record::Question(line) => {
            let (prospect, line) = line.into_parts();
            Made::Question(question(line), id(prospect))
        }
        Record::FollowUp(line) => {
            let (prospect, line) = line.into_parts();
            Made::FollowUp(follow_up(line), id(prospect))
        }
        Record::Attempt(line) => Made::Attempt(Attempt {
            uid: line.id.expect("id"),
            prospect: id(line.prospect),
            at: line.at.expect("at"),
            channel: line.channel.expect("channel"),
            contacts: ids(line.contacts),
            note: line.note.unwrap_or_default(),
            note_private: line.note_private,
        }),
        Record::Outcome(line) => Made::Outcome(Outcome {
            uid: line.id.expect("id"),
            prospect: id(line.prospect),
            what: line.what,
            result: line.result,
            on: line.on.expect("on"),
            decided_by: line.decided_by.unwrap_or_default(),
            first_heard: line.first_heard.into(),
            not_dared: line.not_dared.unwrap_or_default(),
        }),
        Record::Bank(line) => Made::Bank(Bank {
            uid: line.id.expect("id"),
            text: line.text,
            stage: line.stage,
            purpose: line.purpose.unwrap_or_default(),
        }),
        Record::View(line) => Made::View(View { uid: line.id.expect("id"), name: line.name, query: line.query }),
        Record::Warning(line) => Made::Warning(WarningMark {
            uid: line.id.expect("id"),
            prospect: id(line.prospect),
            warning: line.warning,
            until: line.until,
            reason: line.reason.unwrap_or_default(),
        }),
        Record::Short(line) => panic!("an export has no short form: {line:?}"),
    }
}

fn prospect(line: ProspectLine) -> Prospect {
    Prospect {
        uid: line.id.expect("id"),
        name: line.name,
        stage: line.stage.expect("stage"),
        rhythm: line.rhythm,
        note: line.note.unwrap_or_default(),
        note_private: line.note_private,
        aliases: line.aliases,
        unsaid: line.unsaid.into_iter().map(unsaid).collect(),
        contacts: line.contacts.into_iter().map(contact).collect(),
        created_at: line.created_at.expect("created_at"),
        updated_at: line.updated_at.expect("updated_at"),
    }
}

fn unsaid(line: UnsaidLine) -> Unsaid {
    Unsaid {
        uid: line.id.expect("id"),
        text: line.text,
        noted_on: line.noted_on,
        state: line.state.expect("state"),
        closed_on: line.closed_on,
        entry: line.entry,
    }
}

fn contact(line: ContactLine) -> Contact {
    Contact {
        uid: line.id.expect("id"),
        name: line.name,
        role: line.role.unwrap_or_default(),
        email: line.email.unwrap_or_default(),
        phone: line.phone.unwrap_or_default(),
        note: line.note.unwrap_or_default(),
        note_private: line.note_private,
    }
}

fn conversation(line: ConversationLine) -> Conversation {
    Conversation {
        uid: line.id.expect("id"),
        prospect: id(line.prospect),
        held: line.held_at.expect("held_at"),
        channel: line.channel.expect("channel"),
        stage: line.stage.expect("stage"),
        minutes: line.minutes,
        title: line.title.unwrap_or_default(),
        note: line.note.unwrap_or_default(),
        note_private: line.note_private,
        contacts: ids(line.contacts),
        entries: line.entries.into_iter().map(entry).collect(),
        questions: line.questions.into_iter().map(question).collect(),
        follow_ups: line.follow_ups.into_iter().map(follow_up).collect(),
        created_at: line.created_at.expect("created_at"),
        updated_at: line.updated_at.expect("updated_at"),
    }
}

fn entry(line: EntryLine) -> Entry {
    let nothing = ObjectionLine { state: None, addressed_on: None, settled_on: None, settled_by: None };
    let objection = line.objection.unwrap_or(nothing);
    Entry {
        uid: line.id.expect("id"),
        text: line.text,
        tag: line.tag,
        tag_origin: line.tag_origin,
        openness: line.openness,
        news: line.news.unwrap_or(News::Neutral),
        surfaced: line.surfaced.unwrap_or(Surfaced::Asked),
        labels: line.labels,
        said_by: line.said_by.map(id),
        reception: line.reception,
        private: line.private,
        question: line.question.map(id),
        objection: objection.state.unwrap_or(ObjectionState::Open),
        addressed_on: objection.addressed_on,
        settled_on: objection.settled_on,
        settled_by: objection.settled_by.unwrap_or_default(),
        created_at: line.created_at.expect("created_at"),
        updated_at: line.updated_at.expect("updated_at"),
    }
}

fn question(line: QuestionLine) -> Question {
    Question {
        uid: line.id.expect("id"),
        text: line.text,
        state: line.state.expect("state"),
        planned_on: line.planned_on,
        asked_at: line.asked_at,
        closed_on: line.closed_on,
        until: line.until,
        silence: line.silence,
        held: line.held,
        bank: line.bank,
        note: line.note.unwrap_or_default(),
        note_private: line.note_private,
        private: line.private,
    }
}

fn follow_up(line: FollowUpLine) -> FollowUp {
    FollowUp {
        uid: line.id.expect("id"),
        text: line.text,
        due: line.due,
        state: line.state.expect("state"),
        kept_on: line.kept_on,
    }
}
