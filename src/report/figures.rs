//! The figures: candour by stage, heard in time, what opened people up, what silence and reception brought, the tags by
//! month. The sentences are those of trends in the app.

use super::{Block, MixRow, Section, ShareRow, Teller};
use crate::{
    domain::{OutcomeResult, Reception, Stage},
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
        let blocks = [self.stages(), self.in_time(), self.opened(), self.after(), self.silences(), self.mix()].concat();
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
            blocks.push(Block::Fact("Volunteered".to_owned(), review::share(volunteered)));
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
        if review.reception.n() > 0 {
            let said: Vec<String> =
                Reception::ALL.iter().map(|how| format!("{} {}", how.said(), review.reception.of(*how))).collect();
            blocks.push(Block::Fact("How you met it".to_owned(), said.join(", ")));
        }
        blocks
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

    fn mix(&self) -> Vec<Block> {
        let tags = &self.facts.review.tags;
        let Some(earliest) = tags.earliest() else { return Vec::new() };
        let Period { as_of, .. } = self.facts.review.period;
        let months = tags.months().skip_while(|(month, _)| *month < earliest);
        let mut rows: Vec<MixRow> = months
            .map(|(month, counts): (Month, _)| MixRow { name: self.choice.dates.month(month.first(), as_of), counts })
            .collect();
        let surplus = rows.len().saturating_sub(MONTHS);
        rows.drain(..surplus);
        let heading = match surplus {
            0 => "Moments by month and tag".to_owned(),
            _ => format!("Moments by month and tag, the last {}", counted(MONTHS, "month")),
        };
        vec![Block::Head(heading), Block::Mix(["candid feedback", "objection", "negotiation"], rows)]
    }
}

/// A share with its interval, where there are enough.
pub(super) fn share_row(name: String, share: Share) -> ShareRow {
    let band = share.interval().zip(share.of_one()).filter(|_| !share.is_too_few());
    ShareRow { name, said: review::share(share), band: band.map(|((low, high), middle)| (low, middle, high)) }
}
