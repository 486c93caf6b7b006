//! Arguments of the shell → one query of the query language. The shell has taken the quotes away; here they come back.
//! And what is wrong with one, under the place where it is wrong.

use super::failure::Failure;
use crate::{domain::filter::Mistake, words};

/// The failure of a query with a mistake: the query, a mark under the place, and what would be right. Half a query
/// would find the wrong rows, and what a shell prints goes on into other programs.
pub(super) fn wrong(query: &str, mistake: &Mistake) -> Failure {
    let plain = |text: &str| words::shown(&text.replace(char::is_whitespace, " ")).into_owned();
    let columns = |range: std::ops::Range<usize>| words::width(&plain(query.get(range).unwrap_or_default()));
    let (before, marks) = (columns(0..mistake.at.start), columns(mistake.at.clone()).max(1));
    let query = plain(query);
    Failure::usage(format!("{query}\n{}{}\n! {}", " ".repeat(before), "^".repeat(marks), mistake.why))
}

/// Keys whose value may be several words.
const SPOKEN: [&str; 9] = ["who", "contact", "by", "label", "text", "on", "since", "until", "channel"];

/// The query these arguments make. One argument is a query as it stands, but for a date of several words; of several
/// arguments, each with white space in it was quoted: a phrase, or the value of its key.
pub(super) fn joined(args: &[String]) -> String {
    let alone = args.len() == 1;
    args.iter().map(|arg| quoted(arg, alone)).collect::<Vec<_>>().join(" ")
}

fn quoted(arg: &str, alone: bool) -> String {
    if arg.contains('"') || !arg.contains(char::is_whitespace) {
        return arg.to_owned();
    }
    let (sign, bare) = arg.strip_prefix('-').map_or(("", arg), |bare| ("-", bare));
    match bare.split_once(':') {
        Some((key, value)) if SPOKEN.contains(&key) && !value.contains(':') && (!alone || is_date(key)) => {
            format!("{sign}{key}:\"{value}\"")
        }
        Some(_) => arg.to_owned(),
        None if !alone && bare.starts_with('@') && !bare.contains(['(', ')']) => format!("{sign}@\"{}\"", &bare[1..]),
        None if alone || bare.contains(['(', ')', ';']) => arg.to_owned(),
        None => format!("{sign}\"{bare}\""),
    }
}

fn is_date(key: &str) -> bool {
    matches!(key, "on" | "since" | "until")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_marked_where_it_stands() {
        let said = |query: &str, at| wrong(query, &Mistake { at, why: "No.".to_owned() }).says;
        assert_eq!(said("price tags:x", 6..11), "price tags:x\n      ^^^^^\n! No.");
        assert_eq!(said("大阪 @x", 7..9), "大阪 @x\n     ^^\n! No.");
        assert_eq!(said("", 0..0), "\n^\n! No.");
    }

    #[test]
    fn quotes_come_back_where_the_shell_took_them() {
        let said = |args: &[&str]| joined(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(said(&["who:halv", "lead time"]), "who:halv \"lead time\"");
        assert_eq!(said(&["tag:objection", "since:last month"]), "tag:objection since:\"last month\"");
        assert_eq!(said(&["since:last month"]), "since:\"last month\"");
        assert_eq!(said(&["tag:objection news:bad"]), "tag:objection news:bad");
        assert_eq!(said(&["who:halv lead time"]), "who:halv lead time");
        assert_eq!(said(&["x", "-who:nordkap marine"]), "x -who:\"nordkap marine\"");
        assert_eq!(said(&["\"lead time\"", "who:\"a b\""]), "\"lead time\" who:\"a b\"");
        assert_eq!(said(&["(price or cost*)", "-surfaced:second-hand"]), "(price or cost*) -surfaced:second-hand");
        assert_eq!(
            said(&["@open objections", "-@bad news this month"]),
            "@\"open objections\" -@\"bad news this month\""
        );
        assert_eq!(said(&["@inbox price"]), "@inbox price");
        assert_eq!(said(&[]), "");
    }
}
