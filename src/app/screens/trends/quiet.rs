//! The panel of those who have gone quiet, and of those who say only what pleases.

use super::panels::{Row, Seen};
use crate::{
    app::screens::{Place, ProspectTab},
    journal::{Link, ProspectOrder, QuietRow, Trends, TrendsLate, said::trends as said},
    words::counted,
};

impl Seen<'_> {
    /// Who has gone quiet and who tells nothing but good news; each opens whom it names.
    pub(super) fn quiet(&self, trends: &Trends, late: &TrendsLate) -> Vec<Row> {
        let quiet = &late.quiet;
        let then = if quiet.on == self.today {
            String::new()
        } else {
            format!(" on {}", self.dates.table(quiet.on, self.today))
        };
        let name = |link: &Link| if trends.prospect.is_some() { String::new() } else { format!(": {}", link.name) };
        let silent = |what: &str, row: &QuietRow| {
            let sentence = format!(
                "{}: no talk for {}{then}; beyond {} silence is long for them.",
                row.prospect.name,
                counted(row.days.max(0).unsigned_abs(), "day"),
                counted(row.limit.max(0).unsigned_abs(), "day")
            );
            Row::new(format!("{what}{}", name(&row.prospect)), said::quiet(row), sentence).opens(page(&row.prospect))
        };
        let mut rows: Vec<Row> = quiet.gone.iter().map(|row| silent("gone quiet", row)).collect();
        if rows.is_empty() {
            rows.push(Row::only("nobody has gone quiet"));
        }
        if quiet.gone_more > 0 {
            let n = quiet.gone_more + quiet.gone.len() as u64;
            let row = Row::new(
                "gone quiet in all",
                counted(n, "prospect"),
                format!("{} have gone quiet{then}.", counted(n, "prospect")),
            );
            let (query, order) = ("state:gone-quiet".to_owned(), ProspectOrder::default());
            let all = Place::Home { query, order, reversed: false, cursor: None };
            // The table of prospects is of today.
            rows.push(if quiet.on == self.today { row.opens(all) } else { row });
        }
        let next = if trends.prospect.is_some() { "last talk" } else { "next" };
        rows.extend(quiet.next.iter().map(|row| silent(next, row)));
        rows.extend(quiet.only_good.iter().map(|one| {
            let (talks, moments) = (counted(one.talks, "talk"), counted(one.moments, "moment"));
            let sentence = format!("{}: the last {moments}, in {talks}, were all good news{then}.", one.prospect.name);
            Row::new(format!("only good news{}", name(&one.prospect)), talks, sentence).opens(page(&one.prospect))
        }));
        if quiet.only_good.is_empty() {
            rows.push(Row::only("no run of only good news"));
        }
        if quiet.only_good_more > 0 {
            let more = counted(quiet.only_good_more, "more prospect");
            rows.push(Row::new(
                format!("{more} with only good news"),
                "",
                format!("{more} told nothing but good news{then}."),
            ));
        }
        rows
    }
}

fn page(link: &Link) -> Place {
    Place::Prospect { prospect: link.uid, tab: ProspectTab::Timeline, cursor: None }
}
