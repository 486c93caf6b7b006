//! A company being sold to, its stage and its rhythm, and how names are compared.

use super::{Contact, Held, Uid, Unsaid, closed::closed_words};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

closed_words! {
    /// Where the selling stands.
    Stage, "stage", {
        /// Not talking yet, or only just.
        Prospecting = "prospecting",
        /// Finding out what they need.
        Discovery = "discovery",
        /// An offer is on the table.
        Proposal = "proposal",
        /// Terms move.
        Negotiation = "negotiation",
        /// A yes or no is due.
        Closing = "closing",
        /// They buy.
        Customer = "customer",
        /// They do not.
        Lost = "lost",
    }
}

closed_words! {
    /// How often one talks with them; it sets how fast trust fades and when silence is long. Not set counts as weeks.
    Rhythm, "rhythm", {
        /// Half-life 60 days.
        Weeks = "weeks",
        /// Half-life 150 days.
        Months = "months",
        /// Half-life 365 days.
        Years = "years",
    }
}

/// A prospect with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    /// Its name for ever.
    pub uid: Uid,
    /// Its name, as written.
    pub name: String,
    /// Where the selling stands.
    pub stage: Stage,
    /// How often one talks; `None` = not set, counts as weeks.
    pub rhythm: Option<Rhythm>,
    /// Facts about the company; empty = none.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// What they still seem unable to say, closed ones too.
    pub unsaid: Vec<Unsaid>,
    /// The people there.
    pub contacts: Vec<Contact>,
    /// When the row was made.
    pub created_at: Held,
    /// When it was last changed.
    pub updated_at: Held,
}

/// A name without case and accents, spaces run together: how names are matched (`Sæther` stays `sæther`,
/// `Délai` is `delai`). Combining marks are dropped after decomposition; letters of other scripts are kept.
#[must_use]
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        let lower = name.to_ascii_lowercase();
        return lower.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let lower = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain: String = lower.flat_map(|c| spelt_out(c).chars().chain(spelt_out(c).is_empty().then_some(c))).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Letters that are no accented others but are typed as others on a keyboard without them; empty for the rest.
const fn spelt_out(letter: char) -> &'static str {
    match letter {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_a_keyboard_lacks_are_typed_as_others() {
        for (name, typed) in [("Sæther Øst", "saether ost"), ("Groß & Söhne", "gross & sohne"), ("Łódź", "lodz")]
        {
            assert_eq!(fold(name), typed);
        }
    }

    #[test]
    fn names_match_without_case_and_accents() {
        assert_eq!(fold("  Délai   S.A. "), "delai s.a.");
        assert_eq!(fold("大阪精密"), "大阪精密");
        assert_eq!(Stage::parse("neg"), Ok(Stage::Negotiation));
        assert!(Stage::parse("p").is_err());
        assert_eq!(Stage::parse("CLOSING"), Ok(Stage::Closing));
    }
}
