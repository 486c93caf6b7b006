//! The figures: candour by stage, heard in time, what opened people up, what became of questions and promises, what silence
//! and reception brought, the tags by month. The words are those of trends in the app.

use super::{Block, MixRow, Section, ShareRow, Teller};
use crate::{
    domain::{OutcomeResult, QuestionState, Reception, Stage},
    journal::{BankRow, review, said::trends as said},
    trust::measures::{Month, Period, Share},
    words::{counted, quoted},
};

/// So many months of a mix.
const MONTHS: usize = 36;

/// So many questions are named.
const QUESTIONS: usize = 10;

impl Teller<'_> {
    /// Each with its counts; what rests on too few says so.
    pub(super) fn figures(&self) -> Section {
        let parts = [self.stages(), self.in_time(), self.opened(), self.became(), self.after(), self.met()];
        let blocks = [parts.concat(), self.silences(), self.mix(), self.calendar()].concat();
        Section { title: "Figures".to_owned(), blocks }
    }

    fn stages(&self) -> Vec<Block> {
        let review = &self.facts.review;
        let shares: Vec<ShareRow> = Stage::ALL
            .iter()
            .map(|stage| (stage.said(), review.stages.at(*stage)))
            .filter(|(_, share)| share.n > 0)
            .map(|(name, share)| share_row(name, share))
            .collect();
        let mut blocks = Vec::new();
        if !shares.is_empty() {
            blocks.push(Block::Head("Candour by stage: frank or bad news, of all told to your face".to_owned()));
            blocks.push(Block::Shares(shares));
        }
        if let Some(turn) = review.stages.turns_polite() {
            blocks.push(Block::Line(said::polite(&review.stages, turn, self.facts.polite)));
        }
        let volunteered = review.volunteered.share();
        if volunteered.n > 0 {
            blocks.push(Block::Fact("Came unasked".to_owned(), review::share(volunteered)));
        }
        blocks
    }

    fn in_time(&self) -> Vec<Block> {
        let heard = &self.facts.review.in_time;
        let sides = [(OutcomeResult::Lost, &heard.lost), (OutcomeResult::Won, &heard.won)];
        let mut blocks: Vec<Block> = sides
            .into_iter()
            .filter(|(_, side)| side.n() > 0)
            .map(|(result, side)| Block::Line(said::heard(result, side)))
            .collect();
        if !blocks.is_empty() {
            blocks.insert(0, Block::Head("Heard in time: what decided it".to_owned()));
        }
        blocks
    }

    /// The questions that opened people up. Words that stand in no bank may be private: they are for oneself alone.
    fn opened(&self) -> Vec<Block> {
        let mut opened = self.facts.brought.opened.iter().filter(|row| self.mine() || row.bank.is_some()).peekable();
        let Some(first) = opened.peek().copied() else { return Vec::new() };
        let named = |row: &BankRow| quoted(&self.words(&row.text));
        let known: Vec<ShareRow> = opened
            .filter(|row| !said::of_opened(row).is_too_few())
            .take(QUESTIONS)
            .map(|row| share_row(named(row), said::of_opened(row)))
            .collect();
        let head = Block::Head("What opened people up: frank or bad news, of the times asked".to_owned());
        if known.is_empty() {
            return vec![head, Block::Line(said::too_seldom(Some((&named(first), first.opened))))];
        }
        vec![head, Block::Shares(known)]
    }

    /// What became of the questions asked and of the promises that were due, each of all. What was not dared is private.
    fn became(&self) -> Vec<Block> {
        use QuestionState::{Answered, Dodged, HeldBack, Pending};
        let review = &self.facts.review;
        let states =
            [Answered, Dodged, Pending, HeldBack].into_iter().filter(|state| *state != HeldBack || self.mine());
        let shares = states.map(|state| (said::became(state), review.ledger.share(state)));
        let asked: Vec<Block> = shares
            .filter(|(_, share)| share.n > 0)
            .map(|(name, share)| Block::Fact(name, review::share(share)))
            .collect();
        let mut blocks = Vec::new();
        if !asked.is_empty() {
            blocks.push(Block::Head("What became of the questions asked".to_owned()));
            blocks.extend(asked);
        }
        let promises = review.promises.share();
        if promises.n > 0 {
            blocks.push(Block::Head("What became of the promises that were due".to_owned()));
            blocks.push(Block::Fact("kept in time".to_owned(), review::share(promises)));
        }
        blocks
    }

    /// What silence and how it was met brought: private.
    fn after(&self) -> Vec<Block> {
        let (review, brought) = (&self.facts.review, &self.facts.brought);
        if !self.mine() {
            return Vec::new();
        }
        let silence = brought.after_silence.share();
        let mut shares = Vec::new();
        if silence.n > 0 {
            shares.push(share_row(said::AFTER_SILENCE.to_owned(), silence));
        }
        for reception in Reception::ALL.iter().filter(|reception| review.reception.of(**reception) > 0) {
            let after = brought.after_reception.after(*reception);
            if after.n > 0 {
                shares.push(share_row(said::the_talk_after(*reception), after));
            }
        }
        let mut blocks = Vec::new();
        if !shares.is_empty() {
            blocks.push(Block::Head("What came after: frank or bad news, of all".to_owned()));
            blocks.push(Block::Shares(shares));
        }
        blocks
    }

    /// How what they said was met, of all it was noted for: private.
    fn met(&self) -> Vec<Block> {
        let reception = &self.facts.review.reception;
        let n = reception.n();
        if !self.mine() || n == 0 {
            return Vec::new();
        }
        let met = Reception::ALL.iter().map(|how| (said::met(*how), Share { k: reception.of(*how), n }));
        let met = met.filter(|(_, share)| share.k > 0).map(|(name, share)| Block::Fact(name, review::share(share)));
        std::iter::once(Block::Head("How you met it".to_owned())).chain(met).collect()
    }

    /// The silence held after each question: private.
    fn silences(&self) -> Vec<Block> {
        let brought = &self.facts.brought;
        if !self.mine() || brought.silent.is_empty() {
            return Vec::new();
        }
        let row =
            |one: &crate::journal::QuestionSilence| vec![quoted(&self.words(&one.text)), said::silences(&one.held)];
        let rows: Vec<Vec<String>> = brought.silent.iter().map(row).collect();
        let head = Block::Head("Silence held after each question".to_owned());
        let more = super::more(brought.silent_more, "question");
        [head, Block::Table(vec!["Question", "Silence held"], rows)].into_iter().chain(more).collect()
    }

    /// The days on which something frank or bad news was told.
    fn calendar(&self) -> Vec<Block> {
        let calendar = &self.facts.review.calendar;
        if calendar.n() == 0 {
            return Vec::new();
        }
        let days = match said::too_few_days(calendar) {
            Some(says) => Block::Line(says),
            None => Block::Calendar(Box::new(calendar.clone()), said::calendar(calendar)),
        };
        vec![Block::Head("Candid moments by day: frank or bad news, told to your face".to_owned()), days]
    }

    fn mix(&self) -> Vec<Block> {
        let tags = &self.facts.review.tags;
        let Some(earliest) = tags.earliest() else { return Vec::new() };
        let Period { as_of, .. } = self.facts.review.period;
        let months: Vec<(Month, [u64; 3])> = tags.months().skip_while(|(month, _)| *month < earliest).collect();
        let told = months.iter().filter(|(_, counts)| counts.iter().sum::<u64>() > 0);
        let mut rows: Vec<MixRow> = told
            .map(|(month, counts)| MixRow { name: self.choice.dates.month(month.first(), as_of), counts: *counts })
            .collect();
        let silent = months.len() - rows.len();
        let surplus = rows.len().saturating_sub(MONTHS);
        rows.drain(..surplus);
        let last = if surplus > 0 { format!(", the last {}", counted(MONTHS, "month")) } else { String::new() };
        let without = if silent > 0 { "; months without any are left out" } else { "" };
        let heading = format!("Moments by month and tag{last}{without}");
        vec![Block::Head(heading), Block::Mix(["candid feedback", "objection", "negotiation"], rows)]
    }
}

/// A share with its interval, where there are enough.
pub(super) fn share_row(name: String, share: Share) -> ShareRow {
    let band = share.interval().zip(share.of_one()).filter(|_| !share.is_too_few());
    ShareRow { name, said: review::share(share), band: band.map(|((low, high), middle)| (low, middle, high)) }
}
