//! *What they told us*, for colleagues: the objections by label and by how many companies raised them, with quotes and
//! roles, what settled them and how long they stood; how much was told to our face; why we lost. Nothing private.

use super::{Block, Section, Teller, figures::share_row, more};
use crate::{
    domain::Surfaced,
    journal::{LabelTold, OutcomeRow, ToldUs, review, said::trends as said},
    trust::measures::{Share, TypicalAge},
    words::{counted, number},
};

/// What objections without a label stand under.
const NO_LABEL: &str = "no label";

impl Teller<'_> {
    /// The page's parts.
    pub(super) fn others(&self) -> Vec<Section> {
        let Some(told) = &self.facts.told_us else { return Vec::new() };
        vec![Self::to_our_face(told.to_our_face), self.by_label(told), self.lost(told)]
    }

    fn to_our_face(share: Share) -> Section {
        let blocks = if share.n == 0 {
            Vec::new()
        } else {
            vec![
                Block::Line(format!(
                    "{}: {} told to our face, {} heard from others.",
                    counted(share.n, "objection"),
                    number::count(share.k),
                    number::count(share.n - share.k)
                )),
                Block::Shares(vec![share_row("told to our face".to_owned(), share)]),
            ]
        };
        Section { title: "To our face".to_owned(), blocks }
    }

    /// The label that most companies share comes first.
    fn by_label(&self, told: &ToldUs) -> Section {
        let mut blocks: Vec<Block> = told.labels.iter().flat_map(|label| self.label(label)).collect();
        blocks.extend(more(told.more_labels, "label"));
        Section { title: "Objections, by how many companies raised them".to_owned(), blocks }
    }

    fn label(&self, of: &LabelTold) -> Vec<Block> {
        let said = of.label.as_deref().map_or_else(|| NO_LABEL.to_owned(), |label| self.words(label));
        let (companies, n) = (counted(of.companies, "company"), counted(of.to_our_face.n, "objection"));
        let mut blocks = vec![Block::Head(format!("{said}: {companies}, {n}"))];
        blocks.extend(of.quotes.iter().map(|quote| self.quote(quote)));
        blocks.push(Block::Fact("Told to our face".to_owned(), review::share(of.to_our_face)));
        blocks.push(Block::Fact("How long they stood".to_owned(), stood(of)));
        blocks.extend(of.settled_by.iter().map(|by| Block::Fact("Settled by".to_owned(), self.words(by))));
        if of.settled_otherwise > 0 {
            let others = counted(of.settled_otherwise, "other objection");
            let were = if of.settled_otherwise == 1 { "was" } else { "were" };
            blocks.push(Block::Line(format!("{others} {were} settled in another way.")));
        }
        blocks
    }

    fn lost(&self, told: &ToldUs) -> Section {
        let mut blocks: Vec<Block> = told.lost.iter().map(|one| self.one_lost(one)).collect();
        blocks.extend(more(told.more_lost, "lost deal"));
        Section { title: "Why we lost".to_owned(), blocks }
    }

    fn one_lost(&self, one: &OutcomeRow) -> Block {
        let first = match one.heard {
            _ if one.never => "never told before".to_owned(),
            Some((day, Surfaced::SecondHand, _)) => format!("first heard from others, {}", before(one.day - day)),
            Some((day, ..)) => format!("first told to our face, {}", before(one.day - day)),
            None => "when it was first heard is not written down".to_owned(),
        };
        Block::Quote(self.in_quotes(&one.decided_by), format!("lost {} · {first}", self.day(one.day)))
    }
}

fn stood(of: &LabelTold) -> String {
    let share = of.ages.settled();
    let undated = said::undated(&of.ages);
    let settled = format!("{} settled", number::share(share.k, share.n));
    match of.ages.typical().filter(|_| !share.is_too_few()) {
        Some(TypicalAge::Days(days)) => format!("median {} d; {settled}{undated}", number::count(days)),
        Some(TypicalAge::Over(days)) => format!("median over {} d; {settled}{undated}", number::count(days)),
        None => format!("{settled}, too few for a median{undated}"),
    }
}

fn before(days: i32) -> String {
    match days {
        i32::MIN..=0 => "on that day".to_owned(),
        days => format!("{} before", counted(days, "day")),
    }
}
