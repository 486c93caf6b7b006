//! Lists of the whole journal that a query filters: moments and prospects.

use super::{
    EntryLine, ProspectLine, Result, Snapshot, Sorting, Sought, Step,
    entries::{Walk, line, lines},
    sql::Sql,
    words,
};
use crate::domain::{
    Stage,
    filter::{Filter, Node, Term},
};
use std::collections::HashSet;

/// Words found in at most so many moments are taken all and sorted; more often, the list walks by time and looks each
/// moment up among the hits.
const FEW: i64 = 1_000;

/// A list of moments, prepared once for all its steps.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    walk: Walk,
    also: Sql,
}

/// Where a moment that was found belongs, by inner ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FoundHome {
    pub(crate) entry: i64,
    pub(crate) talk: i64,
    pub(crate) prospect: i64,
    pub(crate) question: Option<i64>,
}

impl Snapshot<'_> {
    /// How the moments that fit are found.
    pub(crate) fn finding(&self, sought: &Sought) -> Result<Finding> {
        Ok(Finding { walk: self.walk(&sought.filter)?, also: self.on_moments(sought)? })
    }

    /// The moments found, newest first.
    pub(crate) fn found(&self, finding: &Finding, step: &Step<'_>) -> Result<Vec<EntryLine>> {
        self.all(&lines(&finding.walk, &finding.also, step), line)
    }

    /// How many are found.
    pub(crate) fn count_found(&self, finding: &Finding) -> Result<i64> {
        self.number(&super::entries::count(&finding.walk, &finding.also))
    }

    /// All moments found, and where each belongs; in no order.
    pub(crate) fn homes_found(&self, finding: &Finding) -> Result<Vec<FoundHome>> {
        self.all(&super::entries::homes(&finding.walk, &finding.also), |row| {
            Ok(FoundHome { entry: row.get(0)?, talk: row.get(1)?, prospect: row.get(2)?, question: row.get(3)? })
        })
    }

    /// The narrowest of the filter's own terms drives the walk; all of them still decide.
    fn walk(&self, filter: &Filter) -> Result<Walk> {
        let mut walk = Walk::ByTime;
        for node in filter.nodes() {
            match node {
                Node::Term(Term::Who(names)) => {
                    if let [one] = self.prospects_called(names)?[..] {
                        return Ok(Walk::OfProspect(one));
                    }
                }
                Node::Term(Term::Words(sought)) if words::indexed(sought) => {
                    let ids = self.all(&words::candidates(sought, FEW + 1), |row| row.get::<_, i64>(0))?;
                    if i64::try_from(ids.len()).unwrap_or(i64::MAX) <= FEW {
                        return Ok(Walk::few(ids));
                    }
                }
                Node::Term(Term::Label(labels)) if walk == Walk::ByTime => {
                    if let [one] = self.labels_called(labels)?[..] {
                        walk = Walk::WithLabel(one);
                    }
                }
                _ => {}
            }
        }
        Ok(walk)
    }

    /// Prospects that fit. Those lost are left out unless the filter says something of stages.
    pub(crate) fn prospects(&self, sought: &Sought, sorting: Sorting, step: &Step<'_>) -> Result<Vec<ProspectLine>> {
        let mut also = self.on_prospects(sought)?;
        let lost_too = sought.filter.terms().iter().any(|term| matches!(term, Term::Stage(_)));
        if !lost_too {
            also = also.add("AND p.stage <> ?").bind(Stage::Lost.code());
        }
        self.prospect_lines(sorting, &also, lost_too, step)
    }

    /// The rows of all prospects that fit, the lost ones too.
    pub(crate) fn prospects_that_fit(&self, sought: &Sought) -> Result<HashSet<i64>> {
        let sql = Sql::new("SELECT p.id FROM prospects AS p WHERE p.deleted_at IS NULL");
        let rows = self.all(&sql.join(&self.on_prospects(sought)?), |row| row.get(0))?;
        Ok(rows.into_iter().collect())
    }
}
