//! A query as the store takes it: the views in it opened, and where trust stands with each prospect where it asks for that.

use super::{Answer, trust};
use crate::{
    domain::{
        Day, Moment,
        filter::{Filter, Mistake, Term, view},
    },
    journal::ViewRow,
    store::{Snapshot, Sought, Standings, ViewLine},
};

/// Views may name views, so far down; more is a circle.
const DEEPEST: u8 = 8;

/// What `query` is looking for, as things stand at `now`, and the first thing wrong with it: the rest of it still counts.
pub(crate) fn sought(seen: &Snapshot<'_>, query: &str, now: Moment) -> Answer<(Sought, Option<Mistake>)> {
    sought_on(seen, query, now, now.day(), None)
}

/// The same with trust and what is overdue as of another day, and with another half-life if wanted.
pub(super) fn sought_on(
    seen: &Snapshot<'_>,
    query: &str,
    now: Moment,
    day: Day,
    half_life: Option<f64>,
) -> Answer<(Sought, Option<Mistake>)> {
    let parsed = Filter::parse(query, now);
    let mut mistakes = parsed.mistakes;
    let mut filter = parsed.filter;
    if !parsed.views.is_empty() {
        let opening = Opening { kept: seen.views()?, now };
        for (at, name) in parsed.views {
            mistakes.extend(opening.open(&name, DEEPEST).err().map(|why| Mistake { at, why }));
        }
        filter = filter.with_views(|name| opening.open(name, DEEPEST).ok());
    }
    let asks = filter.terms().iter().any(|term| matches!(term, Term::Trust(_) | Term::State(_)));
    let standings = if asks { trust::standings(seen, day, half_life)? } else { Standings::Reckoned(Vec::new()) };
    let first = mistakes.into_iter().min_by_key(|mistake| mistake.at.start);
    Ok((Sought { filter, today: day, standings }, first))
}

/// The views there are: the person's own, then those that come with the program.
pub(super) fn views(seen: &Snapshot<'_>) -> Answer<Vec<ViewRow>> {
    let own = seen.views()?.into_iter().map(|view| ViewRow { uid: Some(view.uid), name: view.name, query: view.query });
    let ours =
        view::BUILT_IN.map(|(name, query)| ViewRow { uid: None, name: name.to_owned(), query: query.to_owned() });
    Ok(own.chain(ours).collect())
}

/// The views there are, being opened.
struct Opening {
    kept: Vec<ViewLine>,
    now: Moment,
}

impl Opening {
    /// What the view of this name shows, the views it names opened too.
    fn open(&self, name: &str, deep: u8) -> Result<Filter, String> {
        let own = self.kept.iter().map(|view| (view.name.as_str(), view.query.as_str()));
        let all: Vec<(&str, &str)> = own.chain(view::BUILT_IN).collect();
        let at = view::named(name, all.iter().map(|(name, _)| *name))?;
        let (called, query) = all[at];
        let Some(deep) = deep.checked_sub(1) else {
            return Err(format!("“@{}” names itself, by way of other views.", name.trim()));
        };
        let parsed = Filter::parse(query, self.now);
        if let Some(wrong) = parsed.mistakes.first() {
            return Err(format!("The view {called} has a mistake in it: {}", wrong.why));
        }
        for (_, inner) in &parsed.views {
            self.open(inner, deep)?;
        }
        Ok(parsed.filter.with_views(|name| self.open(name, deep).ok()))
    }
}
