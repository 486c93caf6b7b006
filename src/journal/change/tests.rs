//! Every change by its reply and by what a reader finds afterwards: here the op-log, the counts and the rows themselves.

use super::*;
use crate::domain::{
    Channel, Day, FollowUpState, Held, Ids, Marks, Moment, News, ObjectionState, Openness, OutcomeResult, OutcomeWhat,
    QuestionState, Stage, Surfaced, Tag, TagOrigin, Uid, UnsaidState, Zone,
};
use crate::journal::browse::answer;
use crate::journal::{
    EntryEdit, FirstHeard, Join, MomentDraft, OutcomeDraft, OutcomeWas, Payback, Person, PrepareDraft, ProspectDraft,
    QuestionDraft, Read, Saved, TalkDraft, TalkEdit, Target, TargetKind, UnsaidClose, Whom, Window,
};
use crate::store::{
    Source, Store, StoreError, Stored, Writer,
    rows::{BankQuestion, Contact, Conversation, Entry, FollowUp, Outcome, Prospect, Question, Unsaid},
};

struct Bench {
    writer: Writer,
    ids: Ids,
    now: Moment,
    _store: Store,
}

fn bench() -> Bench {
    let store = Store::memory().expect("a store");
    let writer = store.writer().expect("a writer");
    // Monday 25 May 2026, 14:26:40 in Berlin's winter.
    Bench {
        writer,
        ids: Ids::new([5; 32]),
        now: Moment { utc: 1_779_715_600_000, zone: Zone::Fixed(60) },
        _store: store,
    }
}

impl Bench {
    fn run(&mut self, write: &Write) -> Result<Reply, Trouble> {
        self.now = self.now.plus_ms(1000);
        run_write(&mut self.writer, write, self.now, &mut self.ids, "window")
    }

    fn ok(&mut self, write: impl std::borrow::Borrow<Write>) -> Reply {
        self.run(write.borrow()).expect("done")
    }

    fn made(&mut self, write: Write) -> Uid {
        match self.ok(write) {
            Reply::Made(uid) => uid,
            other => panic!("{other:?}"),
        }
    }

    fn save(&mut self, draft: TalkDraft) -> Saved {
        match self.ok(Write::SaveTalk(draft)) {
            Reply::Saved(saved) => *saved,
            other => panic!("{other:?}"),
        }
    }

    fn row<T: Source>(&mut self, uid: Uid) -> Stored<T> {
        let note = OpNote { origin: "test".to_owned(), verb: "looked" };
        let row = self.writer.write(&note, self.now, &mut self.ids, |w| w.find::<T>(uid));
        row.expect("read").expect("there")
    }

    fn rows<T: Source>(&mut self, prospect: Uid) -> Vec<Stored<T>> {
        let id = self.row::<Prospect>(prospect).id;
        let note = OpNote { origin: "test".to_owned(), verb: "looked" };
        let rows: Result<_, StoreError> = self.writer.write(&note, self.now, &mut self.ids, |w| w.of_prospect::<T>(id));
        rows.expect("read")
    }

    fn is_there<T: Source>(&mut self, uid: Uid) -> bool {
        self.row::<T>(uid).deleted_at.is_none()
    }
}

fn talk(name: &str, at: &str, moments: Vec<MomentDraft>) -> TalkDraft {
    TalkDraft {
        prospect: Whom::New(name.to_owned()),
        held: Held::from_iso(at).expect("a time"),
        channel: Channel::Call,
        stage: None,
        minutes: None,
        title: String::new(),
        note: String::new(),
        note_private: false,
        contacts: vec![],
        moments,
        questions: vec![],
        follow_ups: vec![],
        join: Join::Auto,
        draft: None,
    }
}

fn moment(text: &str) -> MomentDraft {
    MomentDraft {
        text: text.to_owned(),
        tag: Some(Tag::Objection),
        tag_origin: None,
        openness: Openness::new(4).ok(),
        news: News::Bad,
        surfaced: Surfaced::Volunteered,
        labels: vec![" Price".to_owned(), "price".to_owned(), "lead-time".to_owned()],
        said_by: None,
        reception: None,
        private: false,
        question: None,
    }
}

fn asked(text: &str, state: QuestionState) -> QuestionDraft {
    QuestionDraft { text: text.to_owned(), state, until: None, silence: Some(12), held: Some(true) }
}

fn dana() -> Person {
    Person::New { name: "Dana Ruiz".to_owned(), role: "COO".to_owned() }
}

#[test]
fn a_talk_makes_its_prospect_and_people_once() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen Castings", "2026-05-25T10:00:00+01:00", vec![moment("Six weeks kills us.")]);
    draft.contacts = vec![dana()];
    draft.moments[0].said_by = Some(0);
    draft.stage = Some(Stage::Proposal);
    let first = bench.save(draft.clone());
    assert!(first.new_prospect && first.joined.is_none());
    let entry: Stored<Entry> = bench.row(first.entries[0]);
    assert_eq!(entry.row.labels.0, ["price", "lead-time"]);
    assert_eq!((entry.row.objection, entry.row.tag_origin), (Some(ObjectionState::Open), Some(TagOrigin::Chosen)));
    draft.prospect = Whom::New("  HALVORSEN  castings".to_owned());
    draft.held = Held::from_iso("2026-05-25T11:59:00+01:00").expect("a time");
    draft.contacts = vec![Person::New { name: "dana ruiz".to_owned(), role: String::new() }];
    draft.note = "She has a new CFO.".to_owned();
    let second = bench.save(draft.clone());
    assert!(!second.new_prospect);
    assert_eq!(second.joined, Held::from_iso("2026-05-25T10:00:00+01:00"), "within two hours it is one talk");
    assert_eq!(second.conversation, first.conversation);
    assert_eq!(bench.row::<Entry>(second.entries[0]).row.position, 1);
    assert_eq!(bench.row::<Entry>(second.entries[0]).row.said_by, entry.row.said_by);
    assert_eq!(bench.rows::<Contact>(first.prospect.uid).len(), 1);
    assert_eq!(bench.row::<Conversation>(first.conversation).row.note, "She has a new CFO.");
    draft.channel = Channel::Email;
    assert!(bench.save(draft.clone()).joined.is_none(), "another channel is another talk");
    draft.channel = Channel::Call;
    draft.join = Join::New;
    assert!(bench.save(draft).joined.is_none());
    assert_eq!(bench.rows::<Conversation>(first.prospect.uid).len(), 3);
}

#[test]
fn a_day_without_an_hour_joins_its_own_day_only() {
    let mut bench = bench();
    let first = bench.save(talk("Nordvik", "2026-05-25", vec![moment("One.")]));
    assert!(bench.save(talk("Nordvik", "2026-05-25T13:00:00+01:00", vec![moment("Two.")])).joined.is_none());
    assert_eq!(bench.save(talk("Nordvik", "2026-05-25", vec![moment("Three.")])).conversation, first.conversation);
    assert!(bench.save(talk("Nordvik", "2026-05-26", vec![])).joined.is_none());
}

#[test]
fn moments_of_one_talk_share_a_question_and_a_planned_one_is_found() {
    let mut bench = bench();
    let prospect = bench.made(Write::PutProspect(ProspectDraft { name: "Nordvik".to_owned(), ..Default::default() }));
    let text = "Who else is on the shortlist?";
    let early = talk("Nordvik", "2026-05-20T10:00:00+01:00", vec![moment("Hm.")]);
    assert!(bench.save(early.clone()).payback.is_none_or(|payback| matches!(payback, Payback::Moved { .. })));
    let planned = bench.made(Write::PlanQuestion { prospect, text: text.to_owned() });
    let payback = bench.save(TalkDraft { join: Join::New, ..early }).payback;
    assert_eq!(payback, Some(Payback::Planned { question: planned, text: text.to_owned() }));
    let mut draft = talk("Nordvik", "2026-05-25T10:00:00+01:00", vec![moment("Two more."), moment("And us third.")]);
    draft.moments[0].question = Some(asked(text, QuestionState::Answered));
    draft.moments[1].question = Some(asked(text, QuestionState::Answered));
    draft.questions = vec![
        ("Is the budget real?".to_owned(), QuestionState::HeldBack),
        ("Who signs?".to_owned(), QuestionState::Pending),
    ];
    let saved = bench.save(draft.clone());
    let questions = bench.rows::<Question>(prospect);
    assert_eq!(questions.len(), 3);
    let shared = bench.row::<Question>(planned);
    assert_eq!(shared.row.state, QuestionState::Answered);
    assert_eq!(shared.row.asked().map(Held::iso).as_deref(), Some("2026-05-25T10:00:00+01:00"));
    assert_eq!(shared.row.closed_on.map(Day::iso).as_deref(), Some("2026-05-25"));
    for entry in saved.entries {
        assert_eq!(bench.row::<Entry>(entry).row.question_id, Some(shared.id));
    }
    let held_back = questions.iter().find(|q| q.row.state == QuestionState::HeldBack).expect("it");
    assert!(held_back.row.private && held_back.row.conversation_id.is_none() && held_back.row.asked_day.is_none());
    draft.moments[1].question = Some(asked(text, QuestionState::Dodged));
    let ops = |bench: &mut Bench| bench.rows::<Entry>(prospect).len();
    let before = ops(&mut bench);
    assert!(
        matches!(bench.run(&Write::SaveTalk(draft)), Err(Trouble::Invalid(invalid)) if invalid.field == "question")
    );
    assert_eq!(ops(&mut bench), before, "half-way leaves nothing");
}

#[test]
fn what_cannot_be_saved_is_said_and_the_draft_stays() {
    let mut bench = bench();
    let uid = bench.ids.next(1);
    bench.ok(Write::KeepDraft { uid, place: "composer".to_owned(), body: "{}".to_owned() });
    let mut draft = talk("Nordvik", "2026-05-25", vec![moment("  ")]);
    draft.draft = Some(uid);
    assert!(
        matches!(bench.run(&Write::SaveTalk(draft.clone())), Err(Trouble::Invalid(invalid)) if invalid.field == "text")
    );
    draft.moments = vec![moment("Words.")];
    draft.prospect = Whom::Known(uid);
    assert!(matches!(bench.run(&Write::SaveTalk(draft.clone())), Err(Trouble::Gone(_))));
    draft.prospect = Whom::New(" ".to_owned());
    assert!(matches!(bench.run(&Write::SaveTalk(draft)), Err(Trouble::Invalid(invalid)) if invalid.field == "who"));
    assert_eq!(bench.run(&Write::Undo { op: None }), Err(Trouble::Nothing("There is nothing to undo.".to_owned())));
}

#[test]
fn undo_takes_back_a_whole_talk_and_says_what() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen", "2026-05-25T10:00:00+01:00", vec![moment("One."), moment("Two.")]);
    draft.contacts = vec![dana()];
    draft.follow_ups = vec![("Send the drawing".to_owned(), Some(Day(20_600)))];
    let saved = bench.save(draft);
    let Reply::Undone(undone) = bench.ok(Write::Undo { op: None }) else { panic!("undone") };
    assert_eq!(undone.summary, "wrote down 2 moments, Halvorsen");
    assert!(!bench.is_there::<Prospect>(saved.prospect.uid) && !bench.is_there::<Entry>(saved.entries[1]));
    let Reply::Undone(redone) = bench.ok(Write::Redo) else { panic!("redone") };
    assert_eq!(redone.summary, "wrote down 2 moments, Halvorsen");
    assert!(bench.is_there::<Prospect>(saved.prospect.uid) && bench.is_there::<Entry>(saved.entries[1]));
    assert_eq!(bench.rows::<FollowUp>(saved.prospect.uid).len(), 1);
}

#[test]
fn a_moment_is_edited_with_its_people_and_question() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-25T10:00:00+01:00", vec![moment("One.")]));
    let mut anew = moment("One, and more.");
    anew.tag = Some(Tag::CandidFeedback);
    anew.question = Some(asked("Why?", QuestionState::Answered));
    bench.ok(Write::EditEntry(EntryEdit { entry: saved.entries[0], moment: anew, said_by: Some(dana()), seen: None }));
    let entry: Stored<Entry> = bench.row(saved.entries[0]);
    assert_eq!((entry.row.objection, entry.row.tag), (None, Some(Tag::CandidFeedback)));
    assert_eq!(entry.row.body, "One, and more.");
    let talk: Stored<Conversation> = bench.row(saved.conversation);
    assert_eq!(talk.row.contacts.0, [entry.row.said_by.expect("Dana")]);
    assert!(entry.row.question_id.is_some());
    bench.ok(Write::Undo { op: None });
    assert_eq!(bench.row::<Entry>(saved.entries[0]).row.body, "One.");
    assert!(bench.row::<Conversation>(saved.conversation).row.contacts.0.is_empty());
}

#[test]
fn a_talk_moved_in_time_takes_its_moments_along() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen", "2026-05-25T10:00:00+01:00", vec![moment("One.")]);
    draft.moments[0].question = Some(asked("Why?", QuestionState::Answered));
    let saved = bench.save(draft);
    let held = Held::from_iso("2026-05-20T09:00:00+02:00").expect("a time");
    bench.ok(Write::EditTalk(TalkEdit {
        conversation: saved.conversation,
        held,
        channel: Channel::Video,
        stage: Stage::Closing,
        minutes: Some(20),
        title: " Terms ".to_owned(),
        note: String::new(),
        note_private: false,
        contacts: vec![dana()],
        seen: None,
    }));
    let entry: Stored<Entry> = bench.row(saved.entries[0]);
    assert_eq!((entry.row.held_at, entry.row.day), (held.at, held.day()));
    let question = bench.rows::<Question>(saved.prospect.uid).remove(0);
    assert_eq!((question.row.asked(), question.row.closed_on), (Some(held), Some(held.day())));
    assert_eq!(bench.row::<Conversation>(saved.conversation).row.title, "Terms");
}

#[test]
fn a_moment_moves_alone_or_with_its_whole_talk() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen", "2026-05-25T10:00:00+01:00", vec![moment("One."), moment("Two.")]);
    draft.contacts = vec![dana()];
    draft.moments[0].said_by = Some(0);
    let saved = bench.save(draft);
    let to = Whom::New("Nordkap".to_owned());
    bench.ok(Write::MoveEntries { entries: vec![saved.entries[0]], to: to.clone() });
    let first: Stored<Entry> = bench.row(saved.entries[0]);
    let there = first.row.prospect_id;
    assert_ne!(there, bench.row::<Prospect>(saved.prospect.uid).id);
    assert_eq!((first.row.said_by, first.row.held_at), (None, bench.row::<Entry>(saved.entries[1]).row.held_at));
    assert_eq!(bench.rows::<Conversation>(saved.prospect.uid).len(), 1);
    bench.ok(Write::MoveEntries { entries: vec![saved.entries[1]], to });
    assert_eq!(bench.row::<Conversation>(saved.conversation).row.prospect_id, there);
    assert!(bench.rows::<Conversation>(saved.prospect.uid).is_empty(), "no talk that never was stays behind");
    bench.ok(Write::Undo { op: None });
    bench.ok(Write::Undo { op: None });
    assert_eq!(bench.rows::<Entry>(saved.prospect.uid).len(), 2);
}

#[test]
fn marks_are_set_on_several_and_what_is_not_said_stays() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-25", vec![moment("One."), moment("Two.")]));
    let marks = Marks::parse("c5").expect("marks");
    bench.ok(Write::SetMarks { entries: saved.entries.clone(), marks });
    for uid in &saved.entries {
        let entry: Stored<Entry> = bench.row(*uid);
        assert_eq!((entry.row.tag, entry.row.news), (Some(Tag::CandidFeedback), News::Bad));
        assert_eq!(entry.row.openness, Openness::new(5).ok());
    }
    let note = Marks::parse("-").expect("marks");
    bench.ok(Write::SetMarks { entries: vec![saved.entries[0]], marks: note });
    assert!(!bench.is_there::<Entry>(saved.entries[0]));
    assert_eq!(bench.row::<Conversation>(saved.conversation).row.note, "One.");
    bench.ok(Write::Undo { op: None });
    assert!(bench.is_there::<Entry>(saved.entries[0]));
    assert_eq!(bench.row::<Conversation>(saved.conversation).row.note, "");
}

#[test]
fn an_objection_goes_forward_and_back() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-25", vec![moment("One.")]));
    let set =
        |state, by: &str| Write::SetObjection { entry: saved.entries[0], state, on: Day(20_600), by: by.to_owned() };
    bench.ok(set(ObjectionState::Addressed, ""));
    bench.ok(set(ObjectionState::Settled, "Dana: the new dates work"));
    let entry: Stored<Entry> = bench.row(saved.entries[0]);
    assert_eq!((entry.row.addressed_on, entry.row.settled_on), (Some(Day(20_600)), Some(Day(20_600))));
    assert_eq!(entry.row.settled_by, "Dana: the new dates work");
    bench.ok(set(ObjectionState::Open, ""));
    let entry: Stored<Entry> = bench.row(saved.entries[0]);
    assert_eq!((entry.row.addressed_on, entry.row.settled_on, entry.row.settled_by.as_str()), (None, None, ""));
    bench.ok(Write::SetMarks { entries: saved.entries.clone(), marks: Marks::parse("c").expect("marks") });
    assert!(matches!(bench.run(&set(ObjectionState::Settled, "")), Err(Trouble::Invalid(_))));
}

#[test]
fn questions_promises_and_the_unsaid_change_state() {
    let mut bench = bench();
    let prospect = bench.made(Write::PutProspect(ProspectDraft {
        name: "Nordvik".to_owned(),
        people: vec![("Dana Ruiz".to_owned(), "COO".to_owned())],
        unsaid: "Whether the budget is real".to_owned(),
        ..Default::default()
    }));
    let question = bench.made(Write::PlanQuestion { prospect, text: "Who signs?".to_owned() });
    let set = |state, until| Write::SetQuestion { question, state, on: Day(20_600), until };
    bench.ok(set(QuestionState::Pending, Some(Day(20_610))));
    let row = bench.row::<Question>(question).row;
    assert_eq!((row.asked(), row.until, row.closed_on), (Some(Held::on(Day(20_600))), Some(Day(20_610)), None));
    bench.ok(set(QuestionState::Dodged, None));
    let row = bench.row::<Question>(question).row;
    let kept = (Some(Day(20_610)), Some(Day(20_600)));
    assert_eq!((row.until, row.closed_on), kept, "till the promised day it was not late");
    bench.ok(set(QuestionState::HeldBack, None));
    let row = bench.row::<Question>(question).row;
    assert_eq!((row.asked_day, row.until, row.closed_on, row.private), (None, None, None, true));

    let promise = bench.made(Write::AddFollowUp { prospect, text: "Send the drawing".to_owned(), due: None });
    bench.ok(Write::SetFollowUp { follow_up: promise, state: FollowUpState::Kept, on: Day(20_601) });
    assert_eq!(bench.row::<FollowUp>(promise).row.kept_on, Some(Day(20_601)));

    let item = bench.rows::<Unsaid>(prospect).remove(0);
    let entry = bench.save(talk("Nordvik", "2026-05-25", vec![moment("It is not.")])).entries[0];
    let close =
        |state| Write::CloseUnsaid(UnsaidClose { unsaid: item.uid, state, on: Day(20_601), entry: Some(entry) });
    bench.ok(close(UnsaidState::Said));
    let row = bench.row::<Unsaid>(item.uid).row;
    assert_eq!((row.closed_on, row.entry_id.is_some()), (Some(Day(20_598)), true));
    bench.ok(close(UnsaidState::Open));
    let row = bench.row::<Unsaid>(item.uid).row;
    assert_eq!((row.closed_on, row.entry_id), (None, None));
}

#[test]
fn names_are_there_once() {
    let mut bench = bench();
    let draft = ProspectDraft { name: "Délai S.A.".to_owned(), ..Default::default() };
    let first = bench.made(Write::PutProspect(draft.clone()));
    let again = ProspectDraft { name: "delai s.a.".to_owned(), ..Default::default() };
    assert!(matches!(bench.run(&Write::PutProspect(again)), Err(Trouble::Invalid(invalid)) if invalid.field == "name"));
    let same =
        ProspectDraft { uid: Some(first), stage: Some(Stage::Lost), aliases: Some(vec!["Retard".to_owned()]), ..draft };
    assert_eq!(bench.made(Write::PutProspect(same)), first);
    let saved = bench.save(talk("retard", "2026-05-25", vec![]));
    assert_eq!(saved.prospect.uid, first, "an alias is a name");
    let contact = |uid, name: &str| Write::PutContact {
        prospect: first,
        uid,
        name: name.to_owned(),
        role: "COO".to_owned(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        note_private: false,
    };
    let dana = bench.made(contact(None, "Dana Ruiz"));
    assert!(bench.run(&contact(None, "dana ruiz")).is_err());
    assert_eq!(bench.made(contact(Some(dana), "Dana Ruiz-Lee")), dana);
}

#[test]
fn what_went_to_the_trash_together_comes_back_together() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen", "2026-05-25", vec![moment("One."), moment("Two.")]);
    draft.follow_ups = vec![("Send the drawing".to_owned(), None)];
    let saved = bench.save(draft);
    let target = |kind, uid| vec![Target { kind, uid }];
    bench.ok(Write::Trash(target(TargetKind::Entry, saved.entries[0])));
    bench.ok(Write::Trash(target(TargetKind::Prospect, saved.prospect.uid)));
    assert!(matches!(
        bench.run(&Write::Trash(target(TargetKind::Prospect, saved.prospect.uid))),
        Err(Trouble::Gone(_))
    ));
    bench.ok(Write::Restore(target(TargetKind::Prospect, saved.prospect.uid)));
    assert!(bench.is_there::<Entry>(saved.entries[1]) && !bench.is_there::<Entry>(saved.entries[0]));
    bench.ok(Write::Trash(target(TargetKind::Conversation, saved.conversation)));
    bench.ok(Write::Destroy(target(TargetKind::Conversation, saved.conversation)));
    assert!(matches!(bench.run(&Write::Restore(target(TargetKind::Entry, saved.entries[0]))), Err(Trouble::Gone(_))));
    // What was destroyed stays gone; the change before it is taken back, and it is said that one was passed over.
    let Reply::Undone(undone) = bench.ok(Write::Undo { op: None }) else { panic!("undone") };
    assert_eq!((undone.past_destroyed, undone.summary.as_str()), (true, "restored 1 prospect from the trash"));
}

#[test]
fn a_try_that_reached_nobody_is_no_talk() {
    let mut bench = bench();
    let uid = bench.made(Write::Attempt {
        prospect: Whom::New("Nordvik".to_owned()),
        at: Held::from_iso("2026-05-25T10:00:00+01:00").expect("a time"),
        channel: Channel::Call,
        contacts: vec![dana()],
        note: "voicemail".to_owned(),
        note_private: true,
    });
    let attempt: Stored<crate::store::rows::Attempt> = bench.row(uid);
    assert_eq!((attempt.row.contacts.0.len(), attempt.row.note.as_str()), (1, "voicemail"));
    assert!(attempt.row.note_private);
    bench.ok(Write::SetPrivate { targets: vec![], private: true });
}

#[test]
fn moments_of_one_talk_move_together_and_come_back_together() {
    let mut bench = bench();
    let moments = ["One.", "Two.", "Three."].map(moment).to_vec();
    let saved = bench.save(talk("Halvorsen", "2026-05-25T10:00:00+01:00", moments));
    let to = Whom::New("Nordkap".to_owned());
    bench.ok(Write::MoveEntries { entries: saved.entries[..2].to_vec(), to: to.clone() });
    let moved: Vec<Stored<Entry>> = saved.entries[..2].iter().map(|uid| bench.row(*uid)).collect();
    assert_eq!(moved[0].row.conversation_id, moved[1].row.conversation_id, "one talk there");
    assert_eq!((moved[0].row.position, moved[1].row.position), (0, 1));
    assert_ne!(moved[0].row.prospect_id, bench.row::<Entry>(saved.entries[2]).row.prospect_id);
    bench.ok(Write::Undo { op: None });
    assert_eq!(bench.rows::<Entry>(saved.prospect.uid).len(), 3, "one op");
    bench.ok(Write::MoveEntries { entries: saved.entries.clone(), to });
    let there = bench.row::<Entry>(saved.entries[0]).row.prospect_id;
    assert_eq!(bench.row::<Conversation>(saved.conversation).row.prospect_id, there, "the talk goes whole");
    assert!(bench.rows::<Entry>(saved.prospect.uid).is_empty());
    bench.ok(Write::Undo { op: None });
    assert_eq!(bench.rows::<Entry>(saved.prospect.uid).len(), 3);
}

#[test]
fn what_lies_in_the_trash_follows_its_talk() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-25T10:00:00+01:00", vec![moment("One."), moment("Two.")]));
    let target = |kind, uid| vec![Target { kind, uid }];
    bench.ok(Write::Trash(target(TargetKind::Entry, saved.entries[0])));
    bench.ok(Write::MoveEntries { entries: vec![saved.entries[1]], to: Whom::New("Nordkap".to_owned()) });
    let there = bench.row::<Conversation>(saved.conversation).row.prospect_id;
    let nordkap = bench.save(talk("Nordkap", "2026-01-01", vec![])).prospect.uid;
    bench.ok(Write::Trash(target(TargetKind::Prospect, nordkap)));
    bench.ok(Write::Restore(target(TargetKind::Entry, saved.entries[0])));
    assert_eq!(bench.row::<Entry>(saved.entries[0]).row.prospect_id, there);
    assert!(bench.is_there::<Conversation>(saved.conversation) && bench.is_there::<Prospect>(nordkap));
}

#[test]
fn a_bank_question_is_made_worded_anew_trashed_and_taken_back() {
    let mut bench = bench();
    let put = |uid, text: &str| Write::PutBank { uid, text: text.to_owned(), stage: None, purpose: "doubt".to_owned() };
    let uid = bench.made(put(None, " Who laughs at us? "));
    assert_eq!(bench.row::<BankQuestion>(uid).row.text, "Who laughs at us?");
    // The same words, its own or one that ships, are not put in twice.
    for text in ["who  laughs at us?", "Where are we on your list?"] {
        assert!(matches!(bench.run(&put(None, text)), Err(Trouble::Invalid(_))), "{text}");
    }
    assert_eq!(bench.made(put(Some(uid), "Who laughs at us, and why?")), uid);
    bench.ok(Write::Undo { op: None });
    assert_eq!(bench.row::<BankQuestion>(uid).row.text, "Who laughs at us?");
    let target = vec![Target { kind: TargetKind::Bank, uid }];
    bench.ok(Write::Trash(target.clone()));
    assert!(!bench.is_there::<BankQuestion>(uid));
    let listed = bench.writer.read(|seen| answer(seen, &Read::Trash(Window::First(9)), bench.now));
    let Ok(Reply::Trash(page)) = listed else { panic!("the trash") };
    assert_eq!(page.rows.iter().map(|row| (row.kind, row.uid)).collect::<Vec<_>>(), [(TargetKind::Bank, uid)]);
    bench.ok(Write::Restore(target));
    assert!(bench.is_there::<BankQuestion>(uid));
}

#[test]
fn words_that_stand_in_the_bank_are_its_question() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-25T10:00:00+02:00", vec![]));
    let prospect = saved.prospect.uid;
    let own = Write::PutBank { uid: None, text: "Who laughs?".to_owned(), stage: None, purpose: String::new() };
    let own = bench.made(own);
    let mut named = |text: &str| {
        let question = bench.made(Write::PlanQuestion { prospect, text: text.to_owned() });
        bench.row::<Question>(question).row.bank
    };
    assert_eq!(named("where are we ON your list?"), Some("where-on-list".to_owned()));
    assert_eq!(named("who laughs?"), Some(own.to_string()));
    assert_eq!(named("What does Walt say?"), None);
}

#[test]
fn a_question_asked_waits_for_its_answer_and_is_one_with_it() {
    let mut bench = bench();
    let draft = ProspectDraft { name: "Halvorsen".to_owned(), ..ProspectDraft::default() };
    let prospect = bench.made(Write::PutProspect(draft));
    let text = "Who else is on the list?".to_owned();
    let at = Held::from_iso("2026-05-25T14:00:00+01:00").expect("a time");
    let planned = bench.made(Write::PlanQuestion { prospect, text: text.clone() });
    let asked = bench.made(Write::AskQuestion { prospect, text: text.to_uppercase(), at });
    assert_eq!(asked, planned, "the planned one was asked");
    let row = bench.row::<Question>(asked).row;
    assert_eq!((row.state, row.asked(), row.asked_day), (QuestionState::Pending, Some(at), Some(at.day())));
    assert!(row.planned_on.is_some() && row.conversation_id.is_none() && row.held.is_none());
    // Written down the same day, the answer is to that one; on another day it was asked again.
    let mut reply = moment("Two others.");
    reply.question = Some(asked_again(&text));
    for (day, questions) in [("2026-05-25", 1), ("2026-06-01", 2)] {
        let draft = talk("Halvorsen", &format!("{day}T14:05:00+01:00"), vec![reply.clone()]);
        bench.save(draft);
        assert_eq!(bench.rows::<Question>(prospect).len(), questions, "{day}");
    }
    let row = bench.row::<Question>(asked).row;
    assert_eq!((row.state, row.asked(), row.silence), (QuestionState::Answered, Some(at), Some(12)));
    let words = bench.run(&Write::AskQuestion { prospect, text: " ".to_owned(), at });
    assert!(matches!(words, Err(Trouble::Invalid(_))), "{words:?}");
    let loose = bench.made(Write::AskQuestion { prospect, text: "And why?".to_owned(), at });
    bench.ok(Write::Undo { op: None });
    assert!(!bench.is_there::<Question>(loose));
}

fn asked_again(text: &str) -> QuestionDraft {
    asked(text, QuestionState::Answered)
}

#[test]
fn how_it_ended_is_kept_and_taken_back() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-04T10:00:00+01:00", vec![moment("Six weeks kills us.")]));
    let other = bench.save(talk("Nordkap", "2026-05-04T10:00:00+01:00", vec![moment("No.")]));
    let (prospect, on) = (saved.prospect.uid, Day::from_iso("2026-05-25").expect("a day"));
    let draft = OutcomeDraft {
        was: None,
        prospect,
        what: OutcomeWhat::Quote,
        result: OutcomeResult::Lost,
        on,
        decided_by: " Lead time. ".to_owned(),
        first_heard: Some(Some(saved.entries[0])),
        not_dared: String::new(),
        draft: None,
    };
    let ended = |bench: &Bench| match bench
        .writer
        .read(|seen| Ok::<_, StoreError>(answer(seen, &Read::Prospect(prospect), bench.now)))
    {
        Ok(Ok(Reply::Prospect(page))) => page.ended,
        other => panic!("{other:?}"),
    };
    assert_eq!(ended(&bench), None);
    let uid = bench.made(Write::KeepOutcome(draft.clone()));
    let found = ended(&bench).expect("it ended");
    assert_eq!((found.uid, found.decided_by.as_str(), found.on), (uid, "Lead time.", on));
    let heard = FirstHeard::In {
        entry: saved.entries[0],
        words: "Six weeks kills us.".to_owned(),
        day: on + -21,
        surfaced: Surfaced::Volunteered,
    };
    assert_eq!(found.heard, heard);
    // A moment of somebody else's, or one that is gone, is none.
    let theirs = OutcomeDraft { first_heard: Some(Some(other.entries[0])), ..draft.clone() };
    assert!(matches!(bench.run(&Write::KeepOutcome(theirs)), Err(Trouble::Invalid(_))));
    // The moment goes to the trash: nothing is said of it, and nothing wrong.
    bench.ok(Write::Trash(vec![Target { kind: TargetKind::Entry, uid: saved.entries[0] }]));
    assert_eq!(ended(&bench).map(|ended| ended.heard), Some(FirstHeard::Skipped));
    assert!(matches!(bench.run(&Write::KeepOutcome(draft.clone())), Err(Trouble::Gone(_))));
    bench.ok(Write::Undo { op: None });
    // The latest one stands there; taken back, the one before.
    let later = OutcomeDraft { first_heard: Some(None), what: OutcomeWhat::Prospect, on: on + 1, ..draft };
    bench.made(Write::KeepOutcome(later));
    assert_eq!(ended(&bench).map(|ended| (ended.what, ended.heard)), Some((OutcomeWhat::Prospect, FirstHeard::Never)));
    bench.ok(Write::Undo { op: None });
    assert_eq!(ended(&bench).map(|ended| ended.uid), Some(uid));
}

#[test]
fn an_outcome_whose_moment_is_in_the_trash_can_be_edited() {
    let mut bench = bench();
    let saved = bench.save(talk("Halvorsen", "2026-05-04T10:00:00+01:00", vec![moment("Six weeks kills us.")]));
    let draft = OutcomeDraft {
        was: None,
        prospect: saved.prospect.uid,
        what: OutcomeWhat::Quote,
        result: OutcomeResult::Lost,
        on: Day::from_iso("2026-05-25").expect("a day"),
        decided_by: "Laed time.".to_owned(),
        first_heard: Some(Some(saved.entries[0])),
        not_dared: String::new(),
        draft: None,
    };
    let uid = bench.made(Write::KeepOutcome(draft.clone()));
    let kept = bench.row::<Outcome>(uid).row.first_heard;
    bench.ok(Write::Trash(vec![Target { kind: TargetKind::Entry, uid: saved.entries[0] }]));
    let was = |heard_stays| Some(OutcomeWas { uid, heard_stays, seen: None });
    bench.made(Write::KeepOutcome(OutcomeDraft {
        was: was(true),
        decided_by: "Lead time.".to_owned(),
        ..draft.clone()
    }));
    let row = bench.row::<Outcome>(uid).row;
    assert_eq!((row.decided_by.as_str(), row.first_heard), ("Lead time.", kept));
    // Chosen anew it is looked at.
    assert!(matches!(bench.run(&Write::KeepOutcome(OutcomeDraft { was: was(false), ..draft })), Err(Trouble::Gone(_))));
}

#[test]
fn who_was_there_and_is_in_the_trash_stays_in_what_is_edited() {
    let mut bench = bench();
    let mut draft = talk("Halvorsen", "2026-05-04T10:00:00+01:00", vec![moment("Six weeks kills us.")]);
    draft.contacts = vec![dana()];
    draft.moments[0].said_by = Some(0);
    let saved = bench.save(draft);
    let dana = bench.rows::<Contact>(saved.prospect.uid)[0].uid;
    let was = bench.row::<Conversation>(saved.conversation).row;
    bench.ok(Write::Trash(vec![Target { kind: TargetKind::Contact, uid: dana }]));
    let held = Held::from_iso("2026-05-04T10:00:00+01:00").expect("a time");
    bench.ok(Write::EditTalk(TalkEdit {
        conversation: saved.conversation,
        held,
        channel: Channel::Call,
        stage: was.stage,
        minutes: None,
        title: "Anew".to_owned(),
        note: String::new(),
        note_private: false,
        contacts: vec![Person::Known(dana)],
        seen: None,
    }));
    let now = bench.row::<Conversation>(saved.conversation).row;
    assert_eq!((now.title.as_str(), &now.contacts), ("Anew", &was.contacts));
    let entry = saved.entries[0];
    let said_by = bench.row::<Entry>(entry).row.said_by;
    let edit = EntryEdit { entry, moment: moment("Eight weeks."), said_by: Some(Person::Known(dana)), seen: None };
    bench.ok(Write::EditEntry(edit));
    assert_eq!(bench.row::<Entry>(entry).row.said_by, said_by);
    // Where they were not they cannot come in.
    let attempt = Write::Attempt {
        prospect: Whom::Known(saved.prospect.uid),
        at: held,
        channel: Channel::Call,
        contacts: vec![Person::Known(dana)],
        note: String::new(),
        note_private: false,
    };
    assert!(matches!(bench.run(&attempt), Err(Trouble::Gone(_))));
}

#[test]
fn a_talk_is_prepared_in_one_change() {
    let mut bench = bench();
    let lines = |name: &str, unsaid: &str, question: &str| {
        Write::Prepare(PrepareDraft {
            prospect: Whom::New(name.to_owned()),
            people: Vec::new(),
            unsaid: unsaid.to_owned(),
            question: question.to_owned(),
        })
    };
    assert!(matches!(bench.run(&lines("  ", "x", "y")), Err(Trouble::Invalid(_))));
    let prospect = bench.made(lines(" Quill & Sons ", " Who signs. ", "Who signs?"));
    // The same name is the same prospect, and what is left empty adds nothing.
    assert_eq!(bench.made(lines("quill & sons", " ", "Why now?")), prospect);
    let page = |bench: &Bench| {
        let read = bench.writer.read(|seen| Ok::<_, StoreError>(answer(seen, &Read::Prospect(prospect), bench.now)));
        match read {
            Ok(Ok(Reply::Prospect(page))) => Some(page),
            _ => None,
        }
    };
    let there = page(&bench).expect("a prospect");
    assert_eq!((there.prospect.name.as_str(), there.questions), ("Quill & Sons", 2));
    assert_eq!(there.prospect.unsaid.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["Who signs."]);
    bench.ok(Write::Undo { op: None });
    assert_eq!(page(&bench).map(|page| page.questions), Some(1));
    bench.ok(Write::Undo { op: None });
    assert!(page(&bench).is_none(), "the first is taken back whole");
}
