//! The third way: the same entries written down in any order, through the one way in, with detours: marks that are put
//! right later, words that are taken back, questions whose outcome comes afterwards.

use super::{Case, Entries, Entry, cases, near};
use candor::{
    domain::{Channel, Day, Held, Ids, Moment, News, Openness, QuestionState, Surfaced, Tag, TagOrigin, Uid, Zone},
    journal::{
        EntryEdit, Join, Mode, MomentDraft, ProspectDraft, QuestionDraft, Read, Reply, Saved, Store, TalkDraft, Target,
        TargetKind, TrustLook, Whom, Write, Writer, run_read_on, run_write,
    },
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

struct Desk {
    writer: Writer,
    ids: Ids,
    now: Moment,
}

impl Desk {
    fn new() -> (Self, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("journal.candor"), Mode::Create).expect("a journal");
        let writer = store.writer().expect("a writer");
        let now = Moment { utc: 1_795_096_800_000, zone: Zone::Fixed(0) };
        (Self { writer, ids: Ids::new([7; 32]), now }, folder)
    }

    fn run(&mut self, write: &Write) -> Reply {
        self.now = self.now.plus_ms(1_000);
        run_write(&mut self.writer, write, self.now, &mut self.ids, "window")
            .unwrap_or_else(|trouble| panic!("{write:?}: {trouble}"))
    }

    fn read(&self, read: &Read) -> Reply {
        run_read_on(&self.writer, read, self.now).unwrap_or_else(|trouble| panic!("{read:?}: {trouble}"))
    }

    fn save(&mut self, prospect: Uid, day: i32, moment: MomentDraft) -> Saved {
        let draft = TalkDraft {
            prospect: Whom::Known(prospect),
            held: Held::on(Day(day)),
            channel: Channel::Call,
            stage: None,
            minutes: None,
            title: String::new(),
            note: String::new(),
            note_private: false,
            contacts: Vec::new(),
            moments: vec![moment],
            questions: Vec::new(),
            follow_ups: Vec::new(),
            join: Join::New,
            draft: None,
        };
        match self.run(&Write::SaveTalk(draft)) {
            Reply::Saved(saved) => *saved,
            other => panic!("not saved: {other:?}"),
        }
    }

    fn undo(&mut self) {
        self.run(&Write::Undo { op: None });
    }

    /// The question that an entry replies to.
    fn question_of(&self, entry: Uid) -> Uid {
        match self.read(&Read::Entry(entry)) {
            Reply::Entry(page) => page.question.expect("a question").uid,
            other => panic!("no entry: {other:?}"),
        }
    }

    fn trust(&self, prospect: Uid, case: &Case) -> TrustLook {
        let read = Read::Trust {
            prospect: Some(prospect),
            query: String::new(),
            as_of: Some(Day(case.today)),
            half_life: Some(case.half_life),
            series: false,
        };
        match self.read(&read) {
            Reply::Trust(mut looks) => looks.remove(0),
            other => panic!("no trust: {other:?}"),
        }
    }

    /// The entry as the case has it, by way of a detour.
    fn write(&mut self, prospect: Uid, at: usize, entry: &Entry, detour: u8) {
        let right = right(at, entry, QuestionState::Pending);
        let id = match detour % 5 {
            // Straight on.
            0 => self.save(prospect, entry.day, right).entries[0],
            // With wrong marks, put right.
            1 => {
                let entry = self.save(prospect, entry.day, wrong(at, entry)).entries[0];
                self.run(&Write::EditEntry(EntryEdit { entry, moment: right, said_by: None, seen: None }));
                entry
            }
            // Something that never was, taken back; then the right one.
            2 => {
                self.save(prospect, entry.day + 3, wrong(at, entry));
                self.undo();
                self.save(prospect, entry.day, right).entries[0]
            }
            // Right, made wrong, and that taken back.
            3 => {
                let id = self.save(prospect, entry.day, right).entries[0];
                self.run(&Write::EditEntry(EntryEdit {
                    entry: id,
                    moment: wrong(at, entry),
                    said_by: None,
                    seen: None,
                }));
                self.undo();
                id
            }
            // To the trash and out of it.
            _ => {
                let id = self.save(prospect, entry.day, right).entries[0];
                let target = Target { kind: TargetKind::Entry, uid: id };
                self.run(&Write::Trash(vec![target]));
                self.run(&Write::Restore(vec![target]));
                id
            }
        };
        self.close(id, entry);
    }

    /// What became of the question, and when, comes later than the words.
    fn close(&mut self, id: Uid, entry: &Entry) {
        let state = QuestionState::from_word(&entry.question);
        if let Some(state) = state.filter(|state| *state != QuestionState::Pending) {
            let on = Day(entry.closed.unwrap_or(entry.day));
            let question = self.question_of(id);
            self.run(&Write::SetQuestion { question, state, on, until: None });
        }
    }
}

/// The moment as the case has it; its question, if any, as it stood on the day.
fn right(at: usize, entry: &Entry, state: QuestionState) -> MomentDraft {
    let tag = (entry.tag != "none").then(|| Tag::from_word(&entry.tag).expect("a tag"));
    let question = (entry.question != "none").then(|| QuestionDraft {
        text: format!("question {at}"),
        state,
        until: entry.until.map(Day),
        silence: None,
        held: None,
    });
    MomentDraft {
        text: format!("moment {at}"),
        tag,
        tag_origin: tag.map(|_| TagOrigin::Chosen),
        openness: entry.openness.map(|level| Openness::new(level).expect("an openness")),
        news: entry.news,
        surfaced: entry.surfaced,
        labels: Vec::new(),
        said_by: None,
        reception: None,
        private: false,
        question,
    }
}

/// The same moment with marks that are wrong; its question is the same one.
fn wrong(at: usize, entry: &Entry) -> MomentDraft {
    MomentDraft {
        tag: Some(if entry.tag == "objection" { Tag::Negotiation } else { Tag::Objection }),
        tag_origin: Some(TagOrigin::Chosen),
        openness: Openness::new(if entry.openness == Some(1) { 5 } else { 1 }).ok(),
        news: if entry.news == News::Bad { News::Good } else { News::Bad },
        surfaced: if entry.surfaced == Surfaced::Asked { Surfaced::SecondHand } else { Surfaced::Asked },
        ..right(at, entry, QuestionState::Pending)
    }
}

/// Shuffled the same way in every run.
fn shuffled(runner: &mut TestRunner, entries: &[Entry]) -> Vec<(usize, Entry, u8)> {
    let numbered: Vec<(usize, Entry)> = entries.iter().cloned().enumerate().collect();
    let order = Just(numbered).prop_shuffle().new_tree(runner).expect("an order").current();
    let detours = prop::collection::vec(any::<u8>(), order.len()).new_tree(runner).expect("detours").current();
    order.into_iter().zip(detours).map(|((at, entry), detour)| (at, entry, detour)).collect()
}

fn look_matches(look: &TrustLook, case: &Case) {
    super::standing_matches(&format!("{}, written", case.name), &look.now, &case.expected);
    assert_eq!(usize::try_from(look.later), Ok(case.expected.later), "{}: later", case.name);
}

#[test]
fn every_case_comes_out_however_it_was_written() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[4; 32]));
    let (mut desk, _folder) = Desk::new();
    let cases = cases();
    for case in &cases {
        // Ten thousand saves say nothing that a hundred do not: the huge case goes by the file alone.
        let Entries::Each(entries) = &case.entries else { continue };
        let draft = ProspectDraft { name: case.name.clone(), rhythm: Some(Some(case.rhythm)), ..Default::default() };
        let Reply::Made(prospect) = desk.run(&Write::PutProspect(draft)) else { panic!("not made") };
        for (at, entry, detour) in shuffled(&mut runner, entries) {
            desk.write(prospect, at, &entry, detour);
        }
        look_matches(&desk.trust(prospect, case), case);
    }
    all_back_and_forth(&mut desk, &cases[8]);
}

/// Everything undone and done again is the same once more.
fn all_back_and_forth(desk: &mut Desk, case: &Case) {
    let Entries::Each(entries) = &case.entries else { panic!("{} has entries", case.name) };
    let draft =
        ProspectDraft { name: "Back and forth".to_owned(), rhythm: Some(Some(case.rhythm)), ..Default::default() };
    let Reply::Made(prospect) = desk.run(&Write::PutProspect(draft)) else { panic!("not made") };
    for (at, entry) in entries.iter().enumerate() {
        let id = desk.save(prospect, entry.day, right(at, entry, QuestionState::Pending)).entries[0];
        desk.close(id, entry);
    }
    look_matches(&desk.trust(prospect, case), case);
    for _ in 0..entries.len() {
        desk.undo();
    }
    let back = desk.trust(prospect, case).now;
    assert!(back.mass.total() < case.expected.r + case.expected.s, "{}: something was taken back", case.name);
    for _ in 0..entries.len() {
        desk.run(&Write::Redo);
    }
    look_matches(&desk.trust(prospect, case), case);
    near("mean", desk.trust(prospect, case).now.mean, case.expected.mean);
}
