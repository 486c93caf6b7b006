//! Views: queries with a name. Some come with the program, the others are kept by a person.

use super::super::{fold, near::slips_apart};

/// The views that come with the program: name and query.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("Inbox", "tag:none"),
    ("Open objections", "open:yes"),
    ("Dodged", "question:dodged"),
    ("Second-hand", "surfaced:second-hand"),
    ("Bad news this month", "news:bad on:\"this month\""),
];

/// A name as it is compared: no case, no accents, space and hyphens alike.
#[must_use]
pub fn plain(name: &str) -> String {
    fold(&name.replace(['-', '_'], " "))
}

/// Which of `names` the typed name means: the same one (the first, if there are several), else the only one that begins
/// so.
///
/// # Errors
/// What is wrong and what would be right, a whole sentence: none is called so, or several begin so.
pub fn named<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Result<usize, String> {
    let sought = plain(typed);
    let names: Vec<(&str, String)> = names.into_iter().map(|name| (name, plain(name))).collect();
    if let Some(at) = names.iter().position(|(_, name)| *name == sought) {
        return Ok(at);
    }
    let begun: Vec<usize> = (0..names.len()).filter(|at| names[*at].1.starts_with(&sought)).collect();
    match begun[..] {
        [one] => Ok(one),
        [] => Err(no_view(typed, &sought, &names)),
        _ => {
            let fit: Vec<&str> = begun.into_iter().map(|at| names[at].0).collect();
            Err(format!("“@{}” fits several views: {}.", typed.trim(), fit.join(", ")))
        }
    }
}

/// `“@inbxo” is not a view. @inbox?`, or the list of views where none is near.
fn no_view(typed: &str, sought: &str, names: &[(&str, String)]) -> String {
    let letters: Vec<char> = sought.chars().collect();
    // The beginning of a name is enough, so it is also held against beginnings.
    let slips = |name: &str| {
        let name: Vec<char> = name.chars().collect();
        let begun = &name[..name.len().min(letters.len())];
        [&name[..], begun].into_iter().filter_map(|name| slips_apart(&letters, name, 2)).min()
    };
    let near = names.iter().filter_map(|(name, plain)| slips(plain).map(|slips| (slips, *name))).min();
    match near {
        Some((slips, name)) if slips + 1 < letters.len() => {
            format!("“@{}” is not a view. @{}?", typed.trim(), plain(name).replace(' ', "-"))
        }
        _ => {
            let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            format!("“@{}” is not a view: {}.", typed.trim(), all.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Result<&'static str, String> {
        let names = BUILT_IN.map(|(name, _)| name);
        named(typed, names).map(|at| names[at])
    }

    #[test]
    fn a_view_goes_by_its_name_or_the_beginning_of_it() {
        assert_eq!(found("inbox"), Ok("Inbox"));
        assert_eq!(found("OPEN_objections"), Ok("Open objections"));
        assert_eq!(found("bad"), Ok("Bad news this month"));
        assert_eq!(found("second hand"), Ok("Second-hand"));
        assert_eq!(found("opne objections"), Err("“@opne objections” is not a view. @open-objections?".to_owned()));
        assert_eq!(found("opne"), Err("“@opne” is not a view. @open-objections?".to_owned()));
        assert_eq!(
            found("mine"),
            Err("“@mine” is not a view: Inbox, Open objections, Dodged, Second-hand, Bad news this month.".to_owned())
        );
        assert_eq!(named("o", ["Old", "Odd"]), Err("“@o” fits several views: Old, Odd.".to_owned()));
        assert_eq!(named("old", ["Old", "Old ones"]), Ok(0));
    }
}
