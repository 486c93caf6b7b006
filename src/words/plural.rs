//! One entry, two entries.

use super::number;

/// A count with its noun, given in the singular: `1 entry`, `2 entries`, `12,480 entries`.
#[must_use]
pub fn counted(count: impl TryInto<u64>, noun: &str) -> String {
    let count = count.try_into().unwrap_or(0);
    let said = number::count(count);
    if count == 1 { format!("{said} {noun}") } else { format!("{said} {}", plural(noun)) }
}

/// The plural of an English noun or of a phrase that ends in one: `entries`, `days`, `planned questions`.
#[must_use]
pub fn plural(noun: &str) -> String {
    if let Some(before) = noun.strip_suffix("person") {
        return format!("{before}people");
    }
    // Nouns of the product that do not change, and the one that ends in its verb.
    if noun.ends_with("candid feedback") || noun.ends_with("unsaid") {
        return noun.to_owned();
    }
    let last_two = {
        let mut back = noun.chars().rev();
        (back.next(), back.next())
    };
    match last_two {
        (Some('y'), Some(before)) if !"aeiou".contains(before) => format!("{}ies", noun.trim_end_matches('y')),
        (Some('s' | 'x' | 'z'), _) | (Some('h'), Some('c' | 's')) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_stands_before_its_noun() {
        for (n, noun, said) in [
            (1, "entry", "1 entry"),
            (2, "entry", "2 entries"),
            (0, "day", "0 days"),
            (12_480, "planned question", "12,480 planned questions"),
            (2, "person", "2 people"),
            (3, "company", "3 companies"),
            (2, "brush", "2 brushes"),
            (2, "candid feedback", "2 candid feedback"),
        ] {
            assert_eq!(counted(n, noun), said);
        }
    }
}
