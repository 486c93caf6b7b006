//! Names that are nearly the same: slips of the hand, other endings, `Ltd` and the like.
//!
//! Used before a name is made new (`Halvorsen Casting is new. Or Halvorsen Castings?`) and for words of the query
//! language. Which names *fit* what is typed so far is [`fits`].

use super::fold;

/// Words of a company's name that tell nothing apart.
const FORMS: [&str; 32] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "co",
    "corp",
    "corporation",
    "company",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "pty",
    "the",
    "and",
    "group",
];

/// Whether `typed` fits a name: each of its words is the beginning of a word of the name, in the same order. Case and
/// accents do not matter; nothing typed fits every name.
#[must_use]
pub fn fits(typed: &str, name: &str) -> bool {
    let (typed, name) = (fold(typed), fold(name));
    if name.starts_with(&typed) {
        return true;
    }
    let name = words(&name);
    let mut left = name.iter();
    words(&typed).iter().all(|typed| left.any(|word| word.starts_with(typed)))
}

/// The candidates whose name is near `typed` but not the same, nearest first: the same words in another order or with
/// another legal form, then up to two slips of the hand (one below eight letters, none below four), then those that
/// `typed` fits or that begin with its words. A candidate of the same name (but for case and accents) is not near: it
/// is that one.
pub fn near<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let sought = Name::new(typed);
    let mut found: Vec<_> = candidates
        .into_iter()
        .filter_map(|candidate| sought.apart(&Name::new(candidate)).map(|apart| (apart, candidate)))
        .collect();
    found.sort_by_key(|(apart, _)| *apart);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// A name ready to be compared.
struct Name {
    folded: String,
    /// Its words without legal forms, in order; all of them if nothing else is left.
    telling: Vec<String>,
    /// The telling words, sorted.
    set: Vec<String>,
    /// The telling words without spaces.
    run: Vec<char>,
}

impl Name {
    fn new(name: &str) -> Self {
        let folded = fold(name);
        let all = words(&folded);
        let telling: Vec<String> = all.iter().filter(|word| !FORMS.contains(word)).map(ToString::to_string).collect();
        let telling = if telling.is_empty() { all.iter().map(ToString::to_string).collect() } else { telling };
        let run = telling.iter().flat_map(|word| word.chars()).collect();
        let mut set = telling.clone();
        set.sort();
        set.dedup();
        Self { folded, telling, set, run }
    }

    /// How far apart two names are, for sorting; `None` if they are the same or not near.
    fn apart(&self, other: &Self) -> Option<usize> {
        if self.folded == other.folded || self.run.is_empty() || other.run.is_empty() {
            return None;
        }
        if self.set == other.set || self.run == other.run {
            return Some(0);
        }
        let slips = match self.run.len().min(other.run.len()) {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        slips_apart(&self.run, &other.run, slips).or_else(|| {
            let begins = self.begins(other) || other.begins(self);
            begins.then_some(3)
        })
    }

    /// Whether the words of this name are the beginnings of words of the other, in order. Three letters at least (two
    /// where letters are whole words, as in Chinese), or every `A` would be near.
    fn begins(&self, other: &Self) -> bool {
        let least = if self.run.iter().any(|c| u32::from(*c) >= 0x2E80) { 2 } else { 3 };
        let mut left = other.telling.iter();
        self.run.len() >= least && self.telling.iter().all(|word| left.any(|longer| longer.starts_with(word.as_str())))
    }
}

/// The words of a folded name; an apostrophe and the dots of `s.a.` do not part them, all else but letters and digits
/// does.
fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '.')
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Letters to add, drop, change or swap with their neighbour until the words are the same; `None` if more than `most`.
pub(super) fn slips_apart(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // The last three rows of the usual table: two for the swap, one that is being filled.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, other) in b.iter().enumerate() {
            let changed = last[j] + usize::from(letter != other);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == b[j - 1] && a[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        (before, last) = (last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 8] = [
        "Halvorsen Castings",
        "Nordkap Marine",
        "Quill & Sons Printing",
        "Atlas Freight Ltd.",
        "大阪精密 Osaka Precision",
        "Tallgrass Energy Co-op",
        "Sæther Délai S.A.",
        "Acme",
    ];

    #[test]
    fn a_new_name_is_held_against_the_old_ones() {
        for (typed, expected) in [
            ("Halvorsen Casting", vec!["Halvorsen Castings"]),
            ("Havlorsen Castings", vec!["Halvorsen Castings"]),
            ("Halvorsen", vec!["Halvorsen Castings"]),
            ("halvorsen castings", vec![]),
            ("Castings Halvorsen Inc", vec!["Halvorsen Castings"]),
            ("Nordcap Marine", vec!["Nordkap Marine"]),
            ("Nordkap Marine GmbH & Co. KG", vec!["Nordkap Marine"]),
            ("Quill and Sons Printing", vec!["Quill & Sons Printing"]),
            ("Atlas Freight", vec!["Atlas Freight Ltd."]),
            ("大阪精密", vec!["大阪精密 Osaka Precision"]),
            ("Tallgrass Energy Coop", vec!["Tallgrass Energy Co-op"]),
            ("Acne", vec!["Acme"]),
            ("Acme Tools", vec!["Acme"]),
            ("Ace", vec![]),
            ("Verde Packaging", vec![]),
            ("Ltd", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(near(typed, NAMES), expected, "{typed}");
        }
        assert_eq!(near("Acne", ["Acne Studios", "Acme"]), ["Acme", "Acne Studios"], "the nearest first");
    }

    #[test]
    fn the_first_letters_of_any_word_fit() {
        for (typed, name) in
            [("halv", NAMES[0]), ("cast", NAMES[0]), ("ha ca", NAMES[0]), ("delai", NAMES[6]), ("", NAMES[7])]
        {
            assert!(fits(typed, name), "{typed}");
        }
        assert!(!fits("ca ha", NAMES[0]) && !fits("orsen", NAMES[0]));
    }

    proptest! {
        #[test]
        fn nearness_goes_both_ways(a in "[a-dé &.-]{0,10}", b in "[a-dé &.-]{0,10}") {
            prop_assert_eq!(near(&a, [b.as_str()]).is_empty(), near(&b, [a.as_str()]).is_empty());
            prop_assert!(near(&a, [a.as_str()]).is_empty());
        }

        #[test]
        fn one_slip_is_found(name in "[a-z]{8,14}", at in 0_usize..8, letter in "[a-z]") {
            let mut typed = name.clone();
            typed.replace_range(at..=at, &letter);
            prop_assume!(typed != name && !FORMS.contains(&name.as_str()) && !FORMS.contains(&typed.as_str()));
            prop_assert_eq!(near(&typed, [name.as_str()]), [name.as_str()]);
        }
    }
}
