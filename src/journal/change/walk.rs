//! Random walks: whatever a window does, taking all of it back gives the journal it began with, and bringing all of it
//! back gives the same bytes.

use proptest::prelude::*;

use super::run_write;
use crate::domain::{
    Channel, Day, FollowUpState, Held, Ids, Marks, Moment, News, ObjectionState, Openness, OutcomeResult, OutcomeWhat,
    QuestionState, Rhythm, Stage, Surfaced, Uid, UnsaidState, Zone,
};
use crate::journal::{
    EntryEdit, ExportChoice, ImportChoice, Join, MomentDraft, OutcomeDraft, Person, PrepareDraft, QuestionDraft, Reply,
    TalkDraft, TalkEdit, Target, TargetKind, Trouble, UnsaidClose, Whom, Write, export, import,
};
use crate::journal::{browse::trends_both, kept_differs};
use crate::store::{Reader, Store, Writer};

/// What the journal holds before the walk: somebody else's import.
const START: &str = r#"{"prospect":"Nordvik","held_at":"2026-03-02T15:30:00+01:00","text":"Six weeks.","tag":"objection","labels":["price"],"contacts":["Dana Ruiz"],"question":{"text":"Why?"}}
{"prospect":"Nordvik","held_at":"2026-03-02T15:30:00+01:00","text":"And dear."}
{"prospect":"Halvorsen","held_at":"2026-04-02","text":"Fine.","follow_up":{"text":"Send dates"}}
"#;

struct Walk {
    writer: Writer,
    reader: Reader,
    ids: Ids,
    now: Moment,
    /// Everything made so far, in the trash or not.
    prospects: Vec<Uid>,
    talks: Vec<Uid>,
    entries: Vec<Uid>,
    questions: Vec<Uid>,
    promises: Vec<Uid>,
    unsaid: Vec<Uid>,
}

/// The `n`-th of a list, whatever its length.
fn pick(list: &[Uid], n: u8) -> Uid {
    list.get(usize::from(n) % list.len().max(1)).copied().unwrap_or_else(|| Uid::v7(0, &[n; 10]))
}

impl Walk {
    fn start() -> Self {
        let store = Store::memory().expect("a store");
        let mut writer = store.writer().expect("a writer");
        let mut ids = Ids::new([1; 32]);
        let now = Moment { utc: 1_779_715_600_000, zone: Zone::Fixed(60) };
        brought_in(&mut writer, START, now, &mut ids);
        let (prospects, talks, entries, questions, promises, unsaid) = Default::default();
        let reader = store.reader().expect("a reader");
        let mut walk = Self { writer, reader, ids, now, prospects, talks, entries, questions, promises, unsaid };
        walk.learn();
        walk
    }

    /// Trends of ten years from the months that are counted, and from every moment anew. The last step is as known a
    /// while before the latest talks.
    fn trends(&self) -> (crate::journal::Trends, crate::journal::Trends) {
        let before = Moment { utc: self.now.utc - 20 * 86_400_000, ..self.now };
        let both = |seen: &crate::store::Snapshot<'_>| trends_both(seen, 120, before);
        self.reader.read(both).expect("read")
    }

    fn export(&self) -> String {
        String::from_utf8(export(&self.reader, Vec::new(), &ExportChoice::default(), self.now).expect("exported"))
            .expect("UTF-8")
    }

    /// Takes the ids out of an export: the walk may then touch what it did not make.
    fn learn(&mut self) {
        for line in self.export().lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let uid = |value: &serde_json::Value| value["id"].as_str().and_then(Uid::parse);
            let all = |field: &str| line[field].as_array().into_iter().flatten().filter_map(uid).collect::<Vec<_>>();
            match line["kind"].as_str() {
                Some("prospect") => self.prospects.extend(uid(&line)),
                Some("conversation") => self.talks.extend(uid(&line)),
                _ => {}
            }
            self.entries.extend(all("entries"));
            self.questions.extend(all("questions"));
            self.promises.extend(all("follow_ups"));
        }
    }

    fn run(&mut self, write: &Write) -> Result<Reply, Trouble> {
        self.now = self.now.plus_ms(1000);
        run_write(&mut self.writer, write, self.now, &mut self.ids, "window")
    }

    fn step(&mut self, (kind, a, b): (u8, u8, u8)) {
        let write = self.write(kind, a, b);
        match self.run(&write) {
            Ok(Reply::Saved(saved)) => {
                self.prospects.push(saved.prospect.uid);
                self.talks.push(saved.conversation);
                self.entries.extend(saved.entries);
            }
            Ok(Reply::Made(uid)) => match write {
                Write::PlanQuestion { .. } | Write::HoldBack { .. } | Write::AskQuestion { .. } => {
                    self.questions.push(uid);
                }
                Write::AddFollowUp { .. } => self.promises.push(uid),
                Write::AddUnsaid { .. } => self.unsaid.push(uid),
                Write::Prepare(_) => self.prospects.push(uid),
                _ => {}
            },
            Ok(_) | Err(Trouble::Gone(_) | Trouble::Invalid(_) | Trouble::Nothing(_) | Trouble::ChangedSince(_)) => {}
            Err(trouble) => panic!("{write:?}: {trouble}"),
        }
    }

    fn write(&self, kind: u8, a: u8, b: u8) -> Write {
        let (prospect, entry, on) = (pick(&self.prospects, a), pick(&self.entries, a), Day(20_500 + i32::from(b)));
        let text = format!("Words {a} {b}");
        match kind {
            0..=3 => Write::SaveTalk(talk(a, b)),
            4 => Write::EditEntry(EntryEdit {
                entry,
                moment: moment(a, b),
                said_by: (b > 128).then(|| dana(b)),
                seen: None,
            }),
            5 => Write::EditTalk(edit(pick(&self.talks, a), b)),
            6 => Write::MoveEntries { entries: vec![entry], to: Whom::New(format!("Prospect {}", b % 4)) },
            7 => Write::SetStage { prospect, stage: Stage::ALL[usize::from(b) % Stage::ALL.len()] },
            8 => Write::SetMarks {
                entries: vec![entry, pick(&self.entries, b)],
                marks: Marks::parse(["c5b", "o", "n2", "-"][usize::from(b) % 4]).expect("marks"),
            },
            9 => Write::SetObjection { entry, state: ObjectionState::ALL[usize::from(b) % 3], on, by: text },
            10 if b.is_multiple_of(2) => Write::PlanQuestion { prospect, text },
            10 => Write::AskQuestion { prospect, text, at: Held::on(on) },
            11 => Write::SetQuestion {
                question: pick(&self.questions, a),
                state: QuestionState::ALL[usize::from(b) % 5],
                on,
                until: None,
            },
            12 => Write::AddFollowUp { prospect, text, due: Some(on) },
            13 => {
                let state = FollowUpState::ALL[usize::from(b) % 3];
                Write::SetFollowUp { follow_up: pick(&self.promises, a), state, on }
            }
            14 if b.is_multiple_of(2) => Write::AddUnsaid { prospect, text },
            14 => Write::KeepOutcome(outcome(prospect, entry, (a, b))),
            15 => {
                let (unsaid, entry) = (pick(&self.unsaid, b), Some(entry));
                Write::CloseUnsaid(UnsaidClose { unsaid, state: UnsaidState::ALL[usize::from(a) % 4], on, entry })
            }
            16..=18 => Write::Trash(vec![self.target(a, b)]),
            19 => Write::Restore(vec![self.target(a, b)]),
            20 if b.is_multiple_of(2) => {
                let name = format!("Prospect {}", b % 7);
                let people = vec![Person::New { name: "Dana Ruiz".to_owned(), role: String::new() }];
                Write::Prepare(PrepareDraft { prospect: Whom::New(name), people, unsaid: text.clone(), question: text })
            }
            20 => Write::SetRhythm { prospect, rhythm: Rhythm::ALL.get(usize::from(b) % 4).copied() },
            21 => Write::Destroy(vec![self.target(a, b)]),
            22 | 23 => Write::Undo { op: None },
            _ => Write::Redo,
        }
    }

    fn target(&self, a: u8, b: u8) -> Target {
        let (kind, list) = match a % 5 {
            0 => (TargetKind::Prospect, &self.prospects),
            1 => (TargetKind::Conversation, &self.talks),
            2 => (TargetKind::Question, &self.questions),
            3 => (TargetKind::FollowUp, &self.promises),
            _ => (TargetKind::Entry, &self.entries),
        };
        Target { kind, uid: pick(list, b) }
    }

    /// Does it until there is nothing left to do, and says how often.
    fn exhaust(&mut self, write: &Write) -> usize {
        for n in 0.. {
            match self.run(write) {
                Ok(_) => {}
                Err(Trouble::Nothing(_)) => return n,
                Err(trouble) => panic!("{write:?}: {trouble}"),
            }
        }
        0
    }
}

/// An import of these lines.
fn brought_in(writer: &mut Writer, lines: &str, now: Moment, ids: &mut Ids) {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("lines.jsonl");
    std::fs::write(&file, lines).expect("written");
    import(writer, &file, ImportChoice::default(), now, ids, "before", &mut |_| true).expect("imported");
}

fn outcome(prospect: Uid, entry: Uid, (a, b): (u8, u8)) -> OutcomeDraft {
    OutcomeDraft {
        was: None,
        prospect,
        what: OutcomeWhat::ALL[usize::from(a) % 2],
        result: OutcomeResult::ALL[usize::from(b) % 2],
        on: Day(20_500 + i32::from(b)),
        decided_by: format!("Because of {a}"),
        first_heard: [None, Some(None), Some(Some(entry))][usize::from(b) % 3],
        not_dared: String::new(),
        draft: None,
    }
}

fn dana(n: u8) -> Person {
    Person::New { name: format!("Dana {}", n % 3), role: String::new() }
}

fn moment(a: u8, b: u8) -> MomentDraft {
    let question = QuestionDraft {
        text: format!("Why {}?", b % 3),
        state: [QuestionState::Answered, QuestionState::Dodged, QuestionState::Pending][usize::from(a / 8) % 3],
        until: None,
        silence: None,
        held: None,
    };
    MomentDraft {
        text: format!("Said {a} {b}"),
        tag: crate::domain::Tag::ALL.get(usize::from(a) % 4).copied(),
        tag_origin: None,
        openness: Openness::new(i64::from(a) % 7).ok(),
        news: News::ALL[usize::from(b) % 3],
        surfaced: Surfaced::ALL[usize::from(a / 16) % 3],
        labels: vec![format!("label-{}", a % 3)],
        said_by: None,
        reception: None,
        private: a > 200,
        question: b.is_multiple_of(2).then_some(question),
    }
}

fn held(b: u8) -> Held {
    Held::at(1_779_700_000_000 + i64::from(b) * 3_600_000, 60)
}

fn talk(a: u8, b: u8) -> TalkDraft {
    TalkDraft {
        prospect: Whom::New(format!("Prospect {}", a % 4)),
        held: held(b % 8),
        channel: Channel::Call,
        stage: None,
        minutes: (a > 100).then_some(15),
        title: String::new(),
        note: if b > 200 { format!("Note {a}") } else { String::new() },
        note_private: a > 128,
        contacts: vec![dana(b)],
        moments: (0..a % 3).map(|n| MomentDraft { said_by: Some(0), ..moment(a.wrapping_add(n), b) }).collect(),
        questions: vec![],
        follow_ups: if b.is_multiple_of(5) { vec![(format!("Send {a}"), None)] } else { vec![] },
        join: Join::Auto,
        draft: None,
    }
}

fn edit(conversation: Uid, b: u8) -> TalkEdit {
    TalkEdit {
        conversation,
        held: held(b),
        channel: Channel::Video,
        stage: Stage::Closing,
        minutes: None,
        title: format!("Title {b}"),
        note: String::new(),
        note_private: false,
        contacts: vec![dana(b)],
        seen: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_the_end(
        steps in prop::collection::vec((0_u8..20, any::<u8>(), any::<u8>()), 1..30),
        turns in 1_usize..3,
    ) {
        let mut walk = Walk::start();
        let start = walk.export();
        // A window that has done nothing would take back what the journal saw last.
        walk.step((10, 0, 0));
        for step in steps {
            walk.step(step);
        }
        prop_assert_eq!(walk.reader.read(crate::store::derived_differs), Ok(None));
        let (kept, anew) = walk.trends();
        prop_assert_eq!(kept, anew);
        let end = walk.export();
        for _ in 0..turns {
            let undone = walk.exhaust(&Write::Undo { op: None });
            prop_assert_eq!(walk.export(), start.clone());
            prop_assert_eq!(walk.exhaust(&Write::Redo), undone);
            prop_assert_eq!(walk.export(), end.clone());
        }
        prop_assert_eq!(walk.reader.read(crate::store::derived_differs), Ok(None));
    }

    #[test]
    fn what_is_kept_of_trust_is_what_comes_out_from_scratch(
        steps in prop::collection::vec((0_u8..27, any::<u8>(), any::<u8>()), 1..30),
    ) {
        let mut walk = Walk::start();
        let start = walk.export();
        for (at, step) in steps.into_iter().enumerate() {
            match step.0 {
                // All of the journal, and what was there at the start: brought in again over what has become of it.
                25 | 26 => {
                    let lines = if step.0 == 25 { walk.export() } else { start.clone() };
                    brought_in(&mut walk.writer, &lines, walk.now, &mut walk.ids);
                }
                _ => walk.step(step),
            }
            prop_assert_eq!(kept_differs(&walk.reader), Ok(None), "after step {}: {:?}", at, step);
        }
    }
}

/// Found by the walk above: what was destroyed for good stood in the way of taking back what was done before it.
#[test]
fn a_question_destroyed_does_not_stop_undo() {
    let mut walk = Walk::start();
    // To the trash with the question, its moment gets another, the first is destroyed.
    for step in [(16, 212, 0), (4, 69, 0), (21, 237, 0)] {
        walk.step(step);
    }
    assert!(walk.exhaust(&Write::Undo { op: None }) > 0);
    assert_eq!(kept_differs(&walk.reader), Ok(None));
}

/// Found by the walk above: an import puts a moment into a talk that was moved, and counts it where the talk is now.
#[test]
fn a_moment_brought_in_counts_where_its_talk_has_gone() {
    let mut walk = Walk::start();
    let start = walk.export();
    // The moment goes to another prospect with its talk, which goes to the trash; the moment is destroyed.
    for step in [(6, 77, 0), (16, 76, 61), (21, 4, 68), (0, 0, 0)] {
        walk.step(step);
    }
    brought_in(&mut walk.writer, &start, walk.now, &mut walk.ids);
    assert_eq!(kept_differs(&walk.reader), Ok(None));
}
