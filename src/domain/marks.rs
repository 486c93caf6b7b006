//! Tag, openness, news and surfaced: what a salesperson marks on a moment, and the one field that takes them all.

use super::{Invalid, closed::closed_words};

closed_words! {
    /// What kind of moment it was. Exactly one per entry; none only while it waits in the inbox.
    Tag, "tag", {
        /// An unvarnished opinion, concern or criticism, or a frank statement of where they stand.
        CandidFeedback = "candid_feedback",
        /// A reason given not to go ahead, or not yet, or not with us.
        Objection = "objection",
        /// Movement on terms, or a request for it.
        Negotiation = "negotiation",
    }
}

closed_words! {
    /// What it means for us. Bad = a hard truth about us or our chances, *told*; a brush-off is neutral.
    News, "news", {
        /// A hard truth, told.
        Bad = "bad",
        /// Neither; what was not touched.
        Neutral = "neutral",
        /// Good for us.
        Good = "good",
    }
}

closed_words! {
    /// How it came out. Untouched counts as asked.
    Surfaced, "surfaced", {
        /// They said it unasked.
        Volunteered = "volunteered",
        /// We asked.
        Asked = "asked",
        /// They told someone else; we were not told.
        SecondHand = "second_hand",
    }
}

/// How freely they spoke: 1 said nothing really · 2 careful · 3 plain · 4 frank, it cost them something ·
/// 5 unvarnished, it stung. Not marked is `Option::None`, never a silent 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "i64")]
pub struct Openness(u8);

impl TryFrom<i64> for Openness {
    type Error = Invalid;
    fn try_from(level: i64) -> Result<Self, Invalid> {
        Self::new(level)
    }
}

impl Openness {
    /// 1 to 5, else an error in the user's words.
    ///
    /// # Errors
    /// [`Invalid`] of the field `openness`.
    pub fn new(level: i64) -> Result<Self, Invalid> {
        match u8::try_from(level) {
            Ok(level @ 1..=5) => Ok(Self(level)),
            _ => Err(Invalid::new("openness", "Openness goes from 1 to 5.")),
        }
    }

    /// The number, 1 to 5.
    #[must_use]
    pub const fn level(self) -> u8 {
        self.0
    }

    /// The word for it, as the marks field echoes it.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self.0 {
            1 => "said nothing really",
            2 => "careful",
            3 => "plain",
            4 => "frank",
            _ => "unvarnished",
        }
    }
}

/// Tag, openness, news and surfaced as one string of letters in any order: `o4bv`.
///
/// `c o n` tag · `1`–`5` openness · `b g` news (neither: neutral) · `v a h` volunteered, asked, heard elsewhere ·
/// `-` alone: just a note, no evidence. What is not touched is `None` and stays not marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Marks {
    /// The tag, once chosen.
    pub tag: Option<Tag>,
    /// The openness, once marked.
    pub openness: Option<Openness>,
    /// The news; `None` counts as neutral.
    pub news: Option<News>,
    /// How it came out; `None` counts as asked.
    pub surfaced: Option<Surfaced>,
    /// `-`: the words belong to the talk's note, not to an entry.
    pub just_a_note: bool,
}

impl Marks {
    /// Reads the letters; spaces are ignored, case does not matter.
    ///
    /// # Errors
    /// [`Invalid`] of the field `marks`: an unknown letter, or two letters that say different things.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut marks = Self::default();
        for letter in text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase) {
            marks.take(letter)?;
        }
        if marks.just_a_note && marks != (Self { just_a_note: true, ..Self::default() }) {
            return Err(Invalid::new("marks", "“-” means just a note: it stands alone, without other marks."));
        }
        Ok(marks)
    }

    fn take(&mut self, letter: char) -> Result<(), Invalid> {
        match letter {
            'c' => set(&mut self.tag, Tag::CandidFeedback, "tag"),
            'o' => set(&mut self.tag, Tag::Objection, "tag"),
            'n' => set(&mut self.tag, Tag::Negotiation, "tag"),
            'b' => set(&mut self.news, News::Bad, "news"),
            'g' => set(&mut self.news, News::Good, "news"),
            'v' => set(&mut self.surfaced, Surfaced::Volunteered, "surfaced"),
            'a' => set(&mut self.surfaced, Surfaced::Asked, "surfaced"),
            'h' => set(&mut self.surfaced, Surfaced::SecondHand, "surfaced"),
            '-' => {
                self.just_a_note = true;
                Ok(())
            }
            '0'..='9' => {
                set(&mut self.openness, Openness::new(i64::from(letter.to_digit(10).unwrap_or(0)))?, "openness")
            }
            other => Err(Invalid::new(
                "marks",
                format!(
                    "“{other}” is not a mark: c o n tag · 1–5 openness · b g news · v a h how it came out · - a note."
                ),
            )),
        }
    }

    /// The shortest string that [`Marks::parse`] reads back as these marks.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::new();
        if self.just_a_note {
            out.push('-');
        }
        match self.tag {
            Some(Tag::CandidFeedback) => out.push('c'),
            Some(Tag::Objection) => out.push('o'),
            Some(Tag::Negotiation) => out.push('n'),
            None => {}
        }
        if let Some(openness) = self.openness {
            out.push(char::from(b'0' + openness.level()));
        }
        match self.news {
            Some(News::Bad) => out.push('b'),
            Some(News::Good) => out.push('g'),
            Some(News::Neutral) | None => {}
        }
        match self.surfaced {
            Some(Surfaced::Volunteered) => out.push('v'),
            Some(Surfaced::Asked) => out.push('a'),
            Some(Surfaced::SecondHand) => out.push('h'),
            None => {}
        }
        out
    }

    /// The echo in words: `objection · frank · bad news · volunteered`; empty when nothing is marked.
    #[must_use]
    pub fn said(&self) -> String {
        let mut parts = Vec::new();
        if self.just_a_note {
            parts.push("just a note".to_owned());
        }
        parts.extend(self.tag.map(Tag::said));
        parts.extend(self.openness.map(|openness| openness.said().to_owned()));
        parts.extend(self.news.map(|news| match news {
            News::Neutral => "neutral".to_owned(),
            other => format!("{} news", other.said()),
        }));
        parts.extend(self.surfaced.map(|surfaced| match surfaced {
            Surfaced::SecondHand => "heard second-hand".to_owned(),
            other => other.said(),
        }));
        parts.join(" · ")
    }
}

fn set<T: PartialEq>(slot: &mut Option<T>, value: T, what: &'static str) -> Result<(), Invalid> {
    match slot {
        Some(old) if *old != value => Err(Invalid::new("marks", format!("Two letters for {what}: one is enough."))),
        _ => {
            *slot = Some(value);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_any_order_say_the_same() {
        let marks = Marks::parse("o4bv").expect("marks");
        assert_eq!(Marks::parse("V b4 O"), Ok(marks));
        assert_eq!(marks.said(), "objection · frank · bad news · volunteered");
        assert_eq!(Marks::parse(&marks.print()), Ok(marks));
        assert_eq!(Marks::parse("").expect("none").print(), "");
    }

    #[test]
    fn a_wrong_letter_is_named() {
        assert!(Marks::parse("ox").expect_err("x").why.contains('x'));
        assert_eq!(Marks::parse("7").expect_err("7").field, "openness");
        assert!(Marks::parse("oc").is_err());
        assert!(Marks::parse("-o").is_err());
        assert!(Marks::parse("-").expect("note").just_a_note);
    }
}
