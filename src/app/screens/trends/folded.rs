//! What rests on too few, in one line: which figures, and on how many each. What is known leads the eye then; the panel
//! alone shows every figure.

use super::panels::{Panel, Row};
use crate::words::{counted, number::count};

/// A row that rests on too few: what it is called beside others, and on how many it rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few {
    pub(super) name: String,
    pub(super) n: u64,
}

/// The rows of a panel with those that rest on too few in one, the last; and whether that is all of them.
pub(super) fn folded(panel: Panel, rows: Vec<Row>) -> (Vec<Row>, bool) {
    let few: Vec<&Few> = rows.iter().filter_map(|row| row.few.as_ref()).collect();
    let all = few.len() == rows.len() && !rows.is_empty();
    // One alone is shorter as it is, and months have their order.
    if !all && (few.len() < 2 || panel == Panel::Tags) {
        return (rows, false);
    }
    let row = match rows.as_slice() {
        [only] if only.says.is_empty() => only.clone(),
        _ => one(panel, &few),
    };
    if all {
        return (vec![row], true);
    }
    let known = rows.into_iter().filter(|row| row.few.is_none());
    (known.chain([row]).collect(), false)
}

fn one(panel: Panel, few: &[&Few]) -> Row {
    let n: u64 = few.iter().map(|few| few.n).sum();
    let says = match panel {
        _ if n == 0 => "nothing yet".to_owned(),
        Panel::Tags => {
            let most = few.iter().map(|few| few.n).max().unwrap_or(0);
            format!("too few: at most {} a month, {} in all", count(most), counted(n, "moment"))
        }
        _ => {
            // What rests on nothing at all is said in the sentence only.
            let some: Vec<&Few> = few.iter().copied().filter(|few| few.n > 0).collect();
            format!("too few: {}", grouped(&some))
        }
    };
    let sentence = match panel {
        _ if n == 0 => "Nothing to go by yet. enter shows each figure.".to_owned(),
        Panel::Tags => format!("T{}. enter shows each figure.", &says[1..]),
        _ => format!("Too few: {}. enter shows each figure.", grouped(few)),
    };
    Row { folds: true, ..Row::new(says, "", sentence) }
}

/// `answered, dodged 3 · not dared 4`: each with on how many it rests, neighbours that rest on as many together. What
/// rests on nothing comes last.
fn grouped(few: &[&Few]) -> String {
    let (some, nothing): (Vec<&Few>, Vec<&Few>) = few.iter().copied().partition(|few| few.n > 0);
    let few = [some, nothing].concat();
    let groups = few.chunk_by(|a, b| a.n == b.n).map(|group| {
        let mut names: Vec<&str> = group.iter().map(|few| few.name.as_str()).collect();
        names.dedup();
        format!("{} {}", names.join(", "), count(group[0].n))
    });
    groups.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, few: Option<u64>) -> Row {
        Row { few: few.map(|n| Few { name: name.to_owned(), n }), ..Row::new(name, "", "") }
    }

    fn labels(panel: Panel, rows: &[(&str, Option<u64>)]) -> (Vec<String>, bool) {
        let (rows, all) = folded(panel, rows.iter().map(|(name, few)| row(name, *few)).collect());
        (rows.into_iter().map(|row| row.label).collect(), all)
    }

    #[test]
    fn what_is_known_stands_first_and_the_rest_is_named_with_its_count() {
        let rows = [("discovery", Some(1)), ("proposal", None), ("negotiation", Some(0)), ("closing", Some(0))];
        let said = "too few: discovery 1";
        assert_eq!(labels(Panel::Stages, &rows), (vec!["proposal".to_owned(), said.to_owned()], false));
        assert_eq!(labels(Panel::Stages, &rows[..2]), (vec!["discovery".to_owned(), "proposal".to_owned()], false));
        assert_eq!(labels(Panel::Stages, &rows[2..]), (vec!["nothing yet".to_owned()], true));
        assert_eq!(
            labels(Panel::Calendar, &[("2 candid moments", Some(2))]),
            (vec!["2 candid moments".to_owned()], true)
        );
    }

    #[test]
    fn months_keep_their_order_until_all_are_too_few() {
        let rows = [("November", Some(2)), ("October", Some(3)), ("September", None)];
        assert_eq!(labels(Panel::Tags, &rows).0.len(), 3);
        let said = "too few: at most 3 a month, 5 moments in all";
        assert_eq!(labels(Panel::Tags, &rows[..2]), (vec![said.to_owned()], true));
    }
}
