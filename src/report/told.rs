//! What happened: what they told us, what we asked, what we promised, what to heed.

use super::{Block, Section, Teller, hidden, more};
use crate::{
    domain::{FollowUpState, News, QuestionState, Surfaced, Tag, WarningKind},
    journal::{AskedRow, Quote, review, said::trends as said},
    words::{date, number, quoted},
};

/// So many quotes of a kind, no more: a page is to be read.
const QUOTES: usize = 25;

/// So many rows of a table.
const ROWS: usize = 60;

/// What a moment is marked with, in words.
pub(super) fn marks(quote: &Quote) -> Vec<String> {
    let mut marks = vec![quote.tag.map_or_else(|| "inbox".to_owned(), Tag::said)];
    marks.extend(quote.openness.map(|openness| format!("openness {}", openness.level())));
    marks.extend((quote.news != News::Neutral).then(|| format!("{} news", quote.news.said())));
    marks.extend((quote.surfaced != Surfaced::Asked).then(|| quote.surfaced.said()));
    marks.extend(quote.objection.map(crate::domain::ObjectionState::said));
    marks
}

impl Teller<'_> {
    /// The parts about what happened.
    pub(super) fn told(&self) -> Vec<Section> {
        vec![self.in_short(), self.warnings(), self.hard(), self.heard(), self.asked(), self.promises(), self.figures()]
    }

    fn section(title: &str, blocks: Vec<Block>) -> Section {
        Section { title: title.to_owned(), blocks }
    }

    /// What the review says in the app, line for line.
    fn in_short(&self) -> Section {
        let (review, dates) = (&self.facts.review, self.choice.dates);
        let fact = |label: &str, said: String| Block::Fact(label.to_owned(), said);
        let mut blocks = vec![
            fact("Told to your face", review::told(review)),
            fact("Heard second-hand", review::heard(review)),
            fact("Asked", review::asked(&review.ledger)),
        ];
        if self.mine() {
            blocks.push(fact("Not dared", number::count(review.ledger.held_back)));
        }
        let coming = review::coming(review, dates).map(|coming| format!(", {coming}")).unwrap_or_default();
        blocks.push(fact("Promises", format!("{}{coming}", review::promises(&review.promises))));
        if review.ages.typical().is_some() || review.ages.undated() > 0 {
            let settled = format!("{}{}", said::objections(&review.ages), said::undated(&review.ages));
            blocks.push(fact("Objections settled", settled));
        }
        if self.mine() && review.silences.all().n() > 0 {
            blocks.push(fact("Silence held", said::silences(&review.silences)));
        }
        if review.prospect.is_none() {
            let counts = self.facts.questions;
            let [pending, dodged, planned] = [counts.pending, counts.dodged, counts.planned].map(number::count);
            let open = format!("{pending} pending, {dodged} dodged, {planned} planned");
            blocks.push(fact("All questions today", open));
        }
        Self::section("In short", blocks)
    }

    /// What to heed, without what rests on something private.
    fn warnings(&self) -> Section {
        let list = &self.facts.warnings;
        let fits = |kind: WarningKind, private: bool| self.mine() || (kind != WarningKind::TooQuiet && !private);
        let rows = list.speaking.iter().filter(|row| fits(row.warning.kind, row.warning.is_private()));
        let rows: Vec<Vec<String>> = rows
            .map(|row| {
                let since = self.day(row.warning.since);
                let said = vec![self.words(&row.warning.text), row.warning.kind.said(), since];
                if list.prospect.is_some() { said } else { [vec![self.prospect(&row.prospect)], said].concat() }
            })
            .collect();
        let head = if list.prospect.is_some() {
            vec!["What is so, and what to do", "Warning", "Since"]
        } else {
            vec!["Prospect", "What is so, and what to do", "Warning", "Since"]
        };
        let all = rows.len().try_into().unwrap_or(u64::MAX);
        Self::section("Warnings today", Self::table(head, rows, all, "warning"))
    }

    /// The rows that fit a page, and how many of all there are besides.
    fn table(head: Vec<&'static str>, mut rows: Vec<Vec<String>>, all: u64, noun: &str) -> Vec<Block> {
        if rows.is_empty() {
            return Vec::new();
        }
        rows.truncate(ROWS);
        let more = more(hidden(rows.len(), all), noun);
        [Block::Table(head, rows)].into_iter().chain(more).collect()
    }

    /// The quotes that fit a page, and how many of all moments there are besides; none, where none can be quoted.
    fn quotes<'q>(&self, quotes: impl Iterator<Item = &'q Quote>, all: u64) -> Vec<Block> {
        let quotes = quotes.filter(|quote| self.may_say(quote.private)).take(QUOTES);
        let mut blocks: Vec<Block> = quotes.map(|quote| self.quote(quote)).collect();
        if !blocks.is_empty() {
            blocks.extend(more(hidden(blocks.len(), all), "moment"));
        }
        blocks
    }

    /// Bad news first, the frankest before the rest: that is what the page is for.
    fn hard(&self) -> Section {
        let told = &self.facts.review.told;
        let hard = told.iter().filter(|quote| quote.news == News::Bad).count();
        if self.facts.review.prospect.is_some() || hard == 0 {
            let quotes = self.quotes(told.iter(), self.facts.review.direct);
            return Self::section("What they told you, the frankest first", quotes);
        }
        let quotes = self.quotes(told.iter().take(hard), self.facts.review.bad);
        Self::section("Bad news they told you, the frankest first", quotes)
    }

    fn heard(&self) -> Section {
        Self::section(
            "What you heard from others",
            self.quotes(self.facts.review.heard.iter(), self.facts.review.second_hand),
        )
    }

    fn asked(&self) -> Section {
        let wanted = |row: &&AskedRow| match row.state {
            QuestionState::HeldBack => self.mine(),
            QuestionState::Planned => false,
            _ => self.may_say(row.private),
        };
        let rows: Vec<Vec<String>> = self
            .facts
            .review
            .asked
            .iter()
            .filter(wanted)
            .map(|row| {
                let said = vec![quoted(&self.words(&row.text)), row.state.said(), self.day(row.day)];
                self.with_prospect(&row.prospect, said)
            })
            .collect();
        let head = self.headed(vec!["Question", "What became of it", "Asked"]);
        let ledger = &self.facts.review.ledger;
        let all = ledger.asked() + if self.mine() { ledger.held_back } else { 0 };
        Self::section("Questions", Self::table(head, rows, all, "question"))
    }

    fn promises(&self) -> Section {
        let rows: Vec<Vec<String>> = self
            .facts
            .review
            .promised
            .iter()
            .map(|row| {
                let state = match row.state {
                    FollowUpState::Open => date::due(row.due, self.today),
                    FollowUpState::Kept if row.kept_on.is_some_and(|kept| kept > row.due) => "kept late".to_owned(),
                    state => state.said(),
                };
                self.with_prospect(&row.prospect, vec![self.words(&row.text), self.day(row.due), state])
            })
            .collect();
        let head = self.headed(vec!["What we promised", "Due", "State"]);
        Self::section("Promises", Self::table(head, rows, self.facts.review.promised_in_all, "promise"))
    }

    /// The first column is the prospect's, where there are several.
    fn with_prospect(&self, prospect: &crate::journal::Link, said: Vec<String>) -> Vec<String> {
        match self.facts.review.prospect {
            Some(_) => said,
            None => [vec![self.prospect(prospect)], said].concat(),
        }
    }

    fn headed(&self, head: Vec<&'static str>) -> Vec<&'static str> {
        if self.facts.review.prospect.is_some() { head } else { [vec!["Prospect"], head].concat() }
    }
}
