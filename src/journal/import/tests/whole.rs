//! There and back with any journal: what was written is what an export of the import writes, line for line.

use proptest::{collection::vec, prelude::*, sample::Index};

use super::bench;
use crate::domain::{Attempt, Conversation, Ids, Outcome, Prospect, Question, Uid};
use crate::exchange::{Settings, Writer, tests::made};
use crate::store::derived_differs;

/// Rows of a journal whose references are still to be set.
#[derive(Debug)]
struct Rows {
    settings: Settings,
    prospects: Vec<Prospect>,
    talks: Vec<Conversation>,
    questions: Vec<Question>,
    attempts: Vec<Attempt>,
    outcomes: Vec<Outcome>,
    picks: Vec<Index>,
}

fn rows() -> impl Strategy<Value = Rows> {
    let talks = vec(made::conversation().boxed(), 0..5);
    let rest =
        (vec(made::question().boxed(), 0..3), vec(made::attempt().boxed(), 0..3), vec(made::outcome().boxed(), 0..3));
    (made::settings(), vec(made::prospect().boxed(), 1..4), talks, rest, vec(any::<Index>(), 64)).prop_map(
        |(settings, prospects, talks, (questions, attempts, outcomes), picks)| Rows {
            settings,
            prospects,
            talks,
            questions,
            attempts,
            outcomes,
            picks,
        },
    )
}

/// Gives out one of several, by the picks in turn.
struct Pick<'p>(std::iter::Cycle<std::slice::Iter<'p, Index>>);

impl Pick<'_> {
    fn one<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { self.0.next().map(|index| *index.get(of)) }
    }
}

impl Rows {
    /// Every id is one of its own, and every reference names a row.
    fn join(&mut self) {
        let mut ids = Ids::new([1; 32]);
        let mut fresh = |uid: &mut Uid| *uid = ids.next(1);
        for prospect in &mut self.prospects {
            fresh(&mut prospect.uid);
            prospect.contacts.iter_mut().for_each(|person| fresh(&mut person.uid));
            prospect.unsaid.iter_mut().for_each(|item| fresh(&mut item.uid));
        }
        for talk in &mut self.talks {
            fresh(&mut talk.uid);
            talk.entries.iter_mut().for_each(|entry| fresh(&mut entry.uid));
            talk.questions.iter_mut().for_each(|question| fresh(&mut question.uid));
            talk.follow_ups.iter_mut().for_each(|promise| fresh(&mut promise.uid));
        }
        self.questions.iter_mut().for_each(|question| fresh(&mut question.uid));
        self.attempts.iter_mut().for_each(|attempt| fresh(&mut attempt.uid));
        self.outcomes.iter_mut().for_each(|outcome| fresh(&mut outcome.uid));
        self.refer();
    }

    fn refer(&mut self) {
        let mut pick = Pick(self.picks.iter().cycle());
        let homes: Vec<(Uid, usize)> = self.prospects.iter().enumerate().map(|(at, one)| (one.uid, at)).collect();
        let people: Vec<Vec<Uid>> =
            self.prospects.iter().map(|one| one.contacts.iter().map(|person| person.uid).collect()).collect();
        let asked: Vec<Uid> =
            self.talks.iter().flat_map(|talk| &talk.questions).chain(&self.questions).map(|one| one.uid).collect();
        let entries: Vec<Uid> = self.talks.iter().flat_map(|talk| &talk.entries).map(|entry| entry.uid).collect();
        for talk in &mut self.talks {
            let (uid, at) = pick.one(&homes).expect("a prospect");
            talk.prospect = uid;
            talk.contacts = people[at].iter().copied().take(talk.contacts.len()).collect();
            for entry in &mut talk.entries {
                entry.said_by = entry.said_by.and_then(|_| pick.one(&people[at]));
                entry.question = entry.question.and_then(|_| pick.one(&asked));
            }
        }
        for attempt in &mut self.attempts {
            let (uid, at) = pick.one(&homes).expect("a prospect");
            attempt.prospect = uid;
            attempt.contacts = people[at].iter().copied().take(attempt.contacts.len()).collect();
        }
        for outcome in &mut self.outcomes {
            outcome.prospect = pick.one(&homes).expect("a prospect").0;
            outcome.first_heard = outcome.first_heard.map(|heard| heard.and_then(|_| pick.one(&entries)));
        }
        for item in self.prospects.iter_mut().flat_map(|prospect| &mut prospect.unsaid) {
            item.entry = item.entry.and_then(|_| pick.one(&entries));
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.write().expect("memory can be written")).expect("UTF-8")
    }

    fn write(&self) -> std::io::Result<Vec<u8>> {
        let mut to = Writer::new(Vec::new());
        to.header(&self.settings)?;
        self.prospects.iter().try_for_each(|row| to.prospect(row))?;
        self.talks.iter().try_for_each(|row| to.conversation(row))?;
        self.questions.iter().try_for_each(|row| to.question(row, self.prospects[0].uid))?;
        self.attempts.iter().try_for_each(|row| to.attempt(row))?;
        self.outcomes.iter().try_for_each(|row| to.outcome(row))?;
        to.finish()
    }
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_journal_comes_back_line_for_line(mut rows in rows()) {
        rows.settings.remove("device");
        rows.join();
        let text = rows.text();
        let mut first = bench();
        let done = first.take(&text);
        prop_assert_eq!((done.bad, done.warnings), (vec![], vec![]));
        let exported = first.export();
        prop_assert_eq!(sorted(&exported), sorted(&text));
        let mut second = bench();
        second.take(&exported);
        prop_assert_eq!(&second.export(), &exported);
        let again = second.take(&exported);
        prop_assert_eq!((again.entries, again.others), (0, 0));
        prop_assert_eq!(second.export(), exported);
        let reader = second.store.reader().expect("a reader");
        prop_assert_eq!(reader.read(derived_differs).expect("compared"), None);
    }
}
