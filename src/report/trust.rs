//! Where trust stands: the sentence first, the number second, the chart; what is unsaid. Private, all of it.

use super::{Block, Section, Teller};
use crate::{
    domain::UnsaidState,
    journal::{ProspectPage, review, said},
    words::{date, quoted},
};

/// So many prospects that moved are named.
const MOVED: usize = 20;

impl Teller<'_> {
    /// The parts about trust; none of them where the report is not for oneself.
    pub(super) fn trust(&self) -> Vec<Section> {
        if !self.mine() {
            return Vec::new();
        }
        match &self.facts.portrait {
            Some(portrait) => {
                let page = &portrait.page;
                let mut blocks = self.stands(page);
                let shown = portrait.chart.points.iter().any(|point| point.told);
                let spoken = said::figure(&page.trust).unwrap_or_else(|| said::state(&page.trust));
                blocks.extend(shown.then(|| Block::Chart(Box::new(portrait.chart.clone()), spoken)));
                let unsaid = Section { title: "Unsaid".to_owned(), blocks: self.unsaid(page) };
                vec![Section { title: "Where trust stands".to_owned(), blocks }, unsaid]
            }
            None => vec![self.moved(), self.book()],
        }
    }

    fn stands(&self, page: &ProspectPage) -> Vec<Block> {
        let trust = &page.trust;
        let mut blocks = vec![Block::Line(said::sentence(trust, page.tries, self.choice.dates))];
        blocks.extend(said::figure(trust).map(|figure| Block::Fact("The number".to_owned(), figure)));
        blocks.push(Block::Fact("State".to_owned(), said::state(trust)));
        blocks.push(Block::Line(said::rests_on(trust)));
        blocks
    }

    fn unsaid(&self, page: &ProspectPage) -> Vec<Block> {
        let items = page.prospect.unsaid.iter().map(|item| {
            let noted = item.noted_on.map(|day| format!("noted {}", self.day(day)));
            let closed = (item.state != UnsaidState::Open).then(|| item.state.said());
            let on = item.closed_on.map(|day| self.day(day));
            let by = [noted, closed, on].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Block::Quote(self.words(&item.text), by)
        });
        items.collect()
    }

    fn moved(&self) -> Section {
        // From the first day on everybody comes from "too early": that is no news.
        let known = self.facts.review.moved.iter().any(|moved| moved.before.is_some());
        let all = if known { self.facts.review.moved.as_slice() } else { &[] };
        let rows: Vec<Vec<String>> = all
            .iter()
            .take(MOVED)
            .map(|moved| vec![self.prospect(&moved.prospect), review::moved(moved), moved.state.said()])
            .collect();
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            let hidden = super::hidden(rows.len(), all.len().try_into().unwrap_or(u64::MAX));
            blocks.push(Block::Table(vec!["Prospect", "Trust moved", "State"], rows));
            blocks.extend(super::more(hidden + self.facts.review.moved_more, "prospect"));
        }
        if !self.facts.review.quiet.is_empty() {
            let names: Vec<String> = self.facts.review.quiet.iter().map(|link| self.prospect(link)).collect();
            blocks.push(Block::Fact("Gone quiet".to_owned(), names.join(", ")));
        }
        Section { title: "Who moved".to_owned(), blocks }
    }

    fn book(&self) -> Section {
        let rows: Vec<Vec<String>> = self
            .facts
            .book
            .iter()
            .map(|look| {
                let link = crate::journal::Link { uid: look.prospect, name: look.name.clone() };
                let talked = look.now.last_contact.map(|day| date::age(day, self.today)).unwrap_or_default();
                vec![self.prospect(&link), said::state(look), said::figure(look).unwrap_or_default(), talked]
            })
            .collect();
        let mut blocks = Vec::new();
        let shown = rows.len();
        if !rows.is_empty() {
            blocks.push(Block::Table(vec!["Prospect", "State", "Trust", "Talked"], rows));
        }
        blocks.extend(super::more(super::hidden(shown, self.facts.prospects), "prospect"));
        Section { title: "Where trust stands, whom to see first".to_owned(), blocks }
    }

    /// People's words in quotation marks, on one line.
    pub(super) fn in_quotes(&self, text: &str) -> String {
        quoted(&self.words(text))
    }
}
