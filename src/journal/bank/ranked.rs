//! The bank with what is known of each question: which asking belongs to which question, and their order.

use super::shipped;
use crate::{
    domain::{Day, QuestionState, Stage, wording},
    journal::{BankRow, Key},
    store::{AskingLine, OwnQuestion},
    trust::measures::{
        Period,
        questions::{Asking, Came, Opened},
    },
};
use std::collections::{HashMap, HashSet};

/// Words in no bank are worth asking of others once so many prospects were asked them.
const OF_SEVERAL: u32 = 2;

/// Of words in no bank so many are kept, the best: there may be any number of them.
const LOOSE: usize = 500;

/// The questions of the bank, and the words asked that stand in none, while askings are counted. Askings come by their
/// words, the same one after the other: of what stands in no bank one is counted at a time, and the best are kept.
pub(in crate::journal) struct Bank {
    rows: Vec<Known>,
    /// Words in no bank that are counted whole.
    loose: Vec<Loose>,
    /// Those that are being counted.
    open: Option<Loose>,
    /// Places in `rows`.
    by_name: HashMap<String, usize>,
    by_wording: HashMap<String, usize>,
}

/// A question, among all there are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::journal) enum Which {
    /// One of the bank.
    Here(usize),
    /// Words that stand in none, without regard to case and spaces.
    Words(String),
}

/// A question, and who was asked it.
struct Known {
    row: BankRow,
    asked: HashSet<i64>,
}

/// Words in no bank.
struct Loose {
    wording: String,
    known: Known,
}

/// A question put (or not put) to one prospect, in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::journal) struct Past {
    /// What became of it.
    pub(in crate::journal) state: QuestionState,
    /// When it was asked, else planned.
    pub(in crate::journal) on: Option<Day>,
    /// The bank question it came from.
    pub(in crate::journal) bank: Option<String>,
    /// The words.
    pub(in crate::journal) text: String,
}

impl Bank {
    /// What ships with Candor, then the user's own.
    pub(in crate::journal) fn of(own: Vec<OwnQuestion>) -> Self {
        let mut bank = Self {
            rows: Vec::new(),
            loose: Vec::new(),
            open: None,
            by_name: HashMap::new(),
            by_wording: HashMap::new(),
        };
        for question in shipped() {
            let row = BankRow {
                bank: Some(question.id.clone()),
                stage: Some(question.stage),
                purpose: question.purpose.word().to_owned(),
                ..nameless(&question.text)
            };
            bank.add(row, question.wording.clone());
        }
        for OwnQuestion { uid, text, stage, purpose } in own {
            let words = wording(&text);
            bank.add(BankRow { bank: Some(uid.to_string()), own: Some(uid), stage, purpose, ..nameless(&text) }, words);
        }
        bank
    }

    fn add(&mut self, row: BankRow, wording: String) -> usize {
        let at = self.rows.len();
        if let Some(name) = &row.bank {
            self.by_name.insert(name.clone(), at);
        }
        // Of two questions with the same words the first has them.
        self.by_wording.entry(wording).or_insert(at);
        self.rows.push(Known { row, asked: HashSet::new() });
        at
    }

    /// The place of the question that was meant: by its name, else by its words.
    fn place(&self, bank: Option<&str>, text: &str) -> Option<usize> {
        let named = bank.and_then(|name| self.by_name.get(name));
        named.or_else(|| self.by_wording.get(&wording(text))).copied()
    }

    /// Which question was meant: the same for all askings that count as one.
    pub(in crate::journal) fn which(&self, bank: Option<&str>, text: &str) -> Which {
        self.place(bank, text).map_or_else(|| Which::Words(wording(text)), Which::Here)
    }

    /// The words of a question that stands here.
    pub(in crate::journal) fn text(&self, which: &Which) -> Option<&str> {
        let Which::Here(at) = which else { return None };
        self.rows.get(*at).map(|known| &*known.row.text)
    }

    /// Counts an asking, as known on `today`.
    pub(in crate::journal) fn count(&mut self, line: &AskingLine, today: Day) {
        self.count_over(line, Period { first: Day(i32::MIN), last: today, as_of: today });
    }

    /// Counts an asking of these days.
    pub(in crate::journal) fn count_over(&mut self, line: &AskingLine, period: Period) {
        let at = self.place(line.bank.as_deref(), &line.text);
        let known = match at.and_then(|at| self.rows.get_mut(at)) {
            Some(known) => known,
            None => self.loose(&line.text),
        };
        known.asked.insert(line.prospect);
        if let Some(opened) = opened(line, period) {
            known.row.opened.count(opened);
            known.row.asking = Some(line.uid);
        }
    }

    /// The words in no bank that are being counted; others before them are done with.
    fn loose(&mut self, text: &str) -> &mut Known {
        let wording = wording(text);
        if let Some(done) = self.open.take_if(|open| open.wording != wording) {
            self.loose.push(done);
            if self.loose.len() >= 2 * LOOSE {
                self.thin();
            }
        }
        let new = || Loose { wording, known: Known { row: nameless(text), asked: HashSet::new() } };
        &mut self.open.get_or_insert_with(new).known
    }

    /// Only the best of them stay.
    fn thin(&mut self) {
        self.loose.sort_by_cached_key(|loose| loose.known.row.opened.rank());
        self.loose.truncate(LOOSE);
    }

    /// All askings are counted: the words in no bank stand behind the bank.
    fn settle(&mut self) {
        self.loose.extend(self.open.take());
        self.thin();
        for Loose { wording, known: Known { row, asked } } in std::mem::take(&mut self.loose) {
            let at = self.add(row, wording);
            if let Some(known) = self.rows.get_mut(at) {
                known.asked = asked;
            }
        }
    }

    /// How many questions are held.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.rows.len() + self.loose.len() + usize::from(self.open.is_some())
    }

    /// Everything that can be asked and the best of what was, the best first: also words asked of one prospect only.
    pub(in crate::journal) fn everything(mut self) -> Vec<BankRow> {
        self.settle();
        let mut rows: Vec<BankRow> = (0_i64..)
            .zip(self.rows)
            .map(|(id, Known { row, asked })| BankRow {
                key: Key { id, ..Key::default() },
                prospects: u32::try_from(asked.len()).unwrap_or(u32::MAX),
                ..row
            })
            .collect();
        rows.sort_by_cached_key(|row| row.opened.rank());
        placed(rows)
    }

    /// What can be asked of anybody, the best first: without words that were for one prospect alone.
    pub(in crate::journal) fn ranked(self) -> Ranked {
        let mut rows = self.everything();
        rows.retain(|row| row.bank.is_some() || row.prospects >= OF_SEVERAL);
        Ranked::of(placed(rows))
    }
}

/// What can be asked of anybody, the best first, to be put in order for one prospect after another.
#[derive(Debug)]
pub(in crate::journal) struct Ranked {
    rows: Vec<BankRow>,
    /// Places in `rows`.
    by_name: HashMap<String, usize>,
    by_wording: HashMap<String, usize>,
}

impl Ranked {
    fn of(rows: Vec<BankRow>) -> Self {
        let named = |(at, row): (usize, &BankRow)| row.bank.clone().map(|name| (name, at));
        let by_name = rows.iter().enumerate().filter_map(named).collect();
        let mut by_wording: HashMap<String, usize> = HashMap::new();
        let mut in_order: Vec<_> = rows.iter().enumerate().collect();
        // Of two questions with the same words the first of the bank has them.
        in_order.sort_by_key(|(_, row)| row.key.id);
        for (at, row) in in_order {
            by_wording.entry(wording(&row.text)).or_insert(at);
        }
        Self { rows, by_name, by_wording }
    }

    /// For anybody.
    pub(in crate::journal) fn rows(&self) -> &[BankRow] {
        &self.rows
    }

    /// Those that suit the stage before the others, each with what became of it at a prospect: a later one replaces an
    /// earlier.
    pub(in crate::journal) fn for_one(&self, past: impl IntoIterator<Item = Past>, stage: Stage) -> Vec<ForOne<'_>> {
        let mut rows: Vec<_> = self.rows.iter().map(|row| ForOne { row, there: None }).collect();
        for past in past {
            let named = past.bank.as_ref().and_then(|name| self.by_name.get(name));
            let at = named.or_else(|| self.by_wording.get(&wording(&past.text)));
            if let Some(row) = at.and_then(|at| rows.get_mut(*at)) {
                row.there = Some((past.state, past.on));
            }
        }
        rows.sort_by_key(|one| fit(one.row.stage, stage));
        rows
    }
}

/// A question of the bank as it stands for one prospect: home looks at all of them with each row it passes.
#[derive(Debug, Clone, Copy)]
pub(in crate::journal) struct ForOne<'a> {
    /// The question.
    pub(in crate::journal) row: &'a BankRow,
    /// What became of it there, and when.
    pub(in crate::journal) there: Option<(QuestionState, Option<Day>)>,
}

/// The rows as a list shows them.
pub(in crate::journal) fn listed(rows: &[ForOne<'_>]) -> Vec<BankRow> {
    placed(rows.iter().map(|one| BankRow { there: one.there, ..one.row.clone() }).collect())
}

/// Made for the stage, for any, for another.
fn fit(suits: Option<Stage>, stage: Stage) -> u8 {
    match suits {
        Some(suits) if suits == stage => 0,
        None => 1,
        Some(_) => 2,
    }
}

/// The rows with their places in this order.
fn placed(mut rows: Vec<BankRow>) -> Vec<BankRow> {
    for (at, row) in (0_i64..).zip(&mut rows) {
        row.key.at = at;
    }
    rows
}

/// Words that nothing else is known of.
fn nameless(text: &str) -> BankRow {
    BankRow {
        key: Key::default(),
        bank: None,
        own: None,
        text: text.to_owned(),
        stage: None,
        purpose: String::new(),
        opened: Opened::default(),
        asking: None,
        prospects: 0,
        there: None,
    }
}

/// Whether an asking of these days opened them up, as known; `None` = it is not of these days, or that cannot be said yet.
pub(in crate::journal) fn opened(line: &AskingLine, period: Period) -> Option<bool> {
    asking(line).filter(|asking| period.holds(asking.asked))?.opened(period.as_of)
}

/// What the measure is told of an asking. One that does not say when it was asked counts from when it was closed, else
/// from its reply.
fn asking(line: &AskingLine) -> Option<Asking> {
    let came = line.came.map(|came| Came { day: came.day, openness: came.openness, news: came.news });
    let is_reply = line.came.is_some_and(|came| came.is_reply);
    let asked = line.asked.or(line.closed).or(came.map(|came| came.day))?;
    Some(Asking {
        asked,
        dodged: (line.state == QuestionState::Dodged).then(|| line.closed.unwrap_or(asked)),
        reply: came.filter(|_| is_reply),
        next: came.filter(|_| !is_reply),
    })
}
