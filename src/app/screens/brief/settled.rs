//! The cursor stays on its line when the brief is read again: on the same words, on the same question where it went to
//! another part, on what stands behind it, or where it was.

use crate::journal::brief::{Behind, BriefLine, BriefPart};

/// A line that the cursor was on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Was {
    /// The part, and which of its lines.
    place: Option<(BriefPart, usize)>,
    text: Option<String>,
    behind: Option<Behind>,
    question: Option<String>,
}

impl Was {
    /// A line of which only its place is known.
    pub(super) fn place(place: Option<(BriefPart, usize)>) -> Self {
        Self { place, ..Self::default() }
    }

    /// A line that is there.
    pub(super) fn on(lines: &[BriefLine], at: usize) -> Self {
        let Some(line) = lines.get(at) else { return Self::default() };
        let nth = lines[..at].iter().filter(|other| other.part == line.part).count();
        Self {
            place: Some((line.part, nth)),
            text: Some(line.text.clone()),
            behind: Some(line.behind),
            question: line.question.as_ref().map(|question| question.text.clone()),
        }
    }

    /// Its place.
    pub(super) fn cursor(&self) -> Option<(BriefPart, usize)> {
        self.place
    }

    /// It, or what took its place, among other lines; the first where nothing did.
    pub(super) fn found(&self, lines: &[BriefLine]) -> usize {
        let Some((part, nth)) = self.place else { return 0 };
        let find = |fits: &dyn Fn(&BriefLine) -> bool| lines.iter().position(fits);
        let asks = |line: &BriefLine| {
            let question = line.question.as_ref().map(|question| question.text.as_str());
            question.is_some() && question == self.question.as_deref()
        };
        let same_words = find(&|line| line.part == part && Some(&line.text) == self.text.as_ref());
        let same_question = || find(&|line| line.part == part && asks(line)).or_else(|| find(&asks));
        let same_behind = || find(&|line| line.part == part && Some(line.behind) == self.behind);
        same_words.or_else(same_question).or_else(same_behind).unwrap_or_else(|| near(lines, part, nth))
    }
}

/// The line of this part at this place, or the last before it.
fn near(lines: &[BriefLine], part: BriefPart, nth: usize) -> usize {
    let of_part = lines.iter().enumerate().filter(|(_, line)| line.part == part).map(|(at, _)| at);
    let before = || lines.iter().rposition(|line| line.part < part);
    of_part.take(nth + 1).last().or_else(before).unwrap_or(0)
}
