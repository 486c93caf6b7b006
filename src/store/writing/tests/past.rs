//! History and what was destroyed: an op taken back never points at a row that went, nor at one that has its place since.

use super::*;
use crate::domain::QuestionState;
use crate::store::rows::Question;

fn question(talk: &Stored<Conversation>, body: &str) -> Question {
    Question {
        prospect_id: talk.row.prospect_id,
        conversation_id: Some(talk.id),
        position: 0,
        text: body.to_owned(),
        state: QuestionState::Answered,
        planned_on: None,
        asked_at: Some(talk.row.held_at),
        asked_offset: talk.row.held_offset,
        asked_day: Some(talk.row.day),
        closed_on: Some(talk.row.day),
        until: None,
        silence: None,
        held: None,
        bank: None,
        note: String::new(),
        note_private: false,
        private: false,
    }
}

/// To the trash, and out of it for good.
fn destroyed(bench: &mut Bench, scope: Scope, uid: Uid) {
    bench.write("b", |w| w.trash(scope, uid)).expect("went");
    bench.write("b", |w| w.destroy(scope, uid)).expect("gone");
}

#[test]
fn a_pointer_to_what_was_destroyed_is_put_back_as_none() {
    let mut bench = bench();
    let (_, dana, talk, said) = filled(&mut bench);
    let asked = bench.write("a", |w| {
        let asked = w.add(&question(&talk, "Why?"))?;
        let mut now: Stored<Entry> = w.find(said.uid)?.expect("there");
        now.row.question_id = Some(asked.id);
        w.put(&now)?;
        Ok(asked)
    });
    bench.write("a", |w| {
        let mut now: Stored<Entry> = w.find(said.uid)?.expect("there");
        (now.row.question_id, now.row.said_by) = (None, None);
        w.put(&now)?;
        let mut now: Stored<Conversation> = w.find(talk.uid)?.expect("there");
        now.row.contacts = List(vec![]);
        w.put(&now)
    });
    destroyed(&mut bench, Scope::Row(Table::Questions), asked.uid);
    destroyed(&mut bench, Scope::Row(Table::Contacts), dana.uid);
    // Others come to the ids that are free now.
    let (again, other) =
        bench.write("b", |w| Ok((w.add(&question(&talk, "When?"))?, w.add(&contact(talk.row.prospect_id, "Sam"))?)));
    assert_eq!((again.id, other.id), (asked.id, dana.id), "the case that is meant");
    bench.write("a", |w| w.take_back(None)).expect("taken back");
    let entry: Stored<Entry> = bench.write("a", |w| w.find(said.uid)).expect("there");
    let talk: Stored<Conversation> = bench.write("a", |w| w.find(talk.uid)).expect("there");
    assert_eq!((entry.row.question_id, entry.row.said_by), (None, None));
    assert_eq!(talk.row.contacts, List(vec![]));
}

#[test]
fn a_moment_does_not_go_back_to_a_talk_that_was_destroyed() {
    let mut bench = bench();
    let (who, _, from, said) = filled(&mut bench);
    let to = bench.write("a", |w| w.add(&talk(who.id, vec![])));
    bench.write("a", |w| {
        let mut now: Stored<Entry> = w.find(said.uid)?.expect("there");
        now.row.conversation_id = to.id;
        w.put(&now)
    });
    destroyed(&mut bench, Scope::Talk, from.uid);
    let passed = bench.write("a", |w| w.take_back(None)).expect("the op before it");
    assert!(passed.past_destroyed, "{passed:?}");
    let entry: Stored<Entry> = bench.write("a", |w| w.find(said.uid)).expect("there");
    assert_eq!(entry.row.conversation_id, to.id);
}
