//! Arguments of the shell → one query of the query language. The shell has taken the quotes away; here they come back.

/// Keys whose value may be several words.
const SPOKEN: [&str; 9] = ["who", "contact", "label", "question", "text", "on", "since", "until", "channel"];

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
        assert_eq!(said(&[]), "");
    }
}
