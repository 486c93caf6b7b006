//! The glyphs: one table in two sets. Each is one column wide and none is an emoji, so that columns hold everywhere.

use super::number::nearest;
use crate::domain::{FollowUpState, Openness, QuestionState, Tag};

/// Which set is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Where the locale is UTF-8.
    #[default]
    Unicode,
    /// By setting, or where the locale is not UTF-8.
    Ascii,
}

macro_rules! glyphs {
    ($($(#[$meta:meta])* $name:ident = $unicode:literal, $ascii:literal;)+) => {
        impl Glyphs {
            $($(#[$meta])* #[must_use] pub const fn $name(self) -> &'static str {
                match self { Self::Unicode => $unicode, Self::Ascii => $ascii }
            })+

            /// Every glyph of this set with its name (the test of widths, the help page).
            #[must_use]
            pub fn table(self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name())),+]
            }
        }
    };
}

glyphs! {
    /// Trust: rising.
    rising = "▲", "^";
    /// Trust: steady, no turn proven.
    steady = "▬", "=";
    /// Trust: falling.
    falling = "▼", "v";
    /// Trust: gone quiet.
    gone_quiet = "…", "z";
    /// Trust: too early to tell.
    too_early = "?", "?";
    /// Tag: candid feedback.
    candid = "◆", "c";
    /// Tag: objection.
    objection = "■", "o";
    /// Tag: negotiation.
    negotiation = "⇄", "n";
    /// No tag yet: in the inbox.
    no_tag = "○", "-";
    /// Private, where there is no room for the word.
    private = "◌", "p";
    /// A warning.
    warning = "!", "!";
    /// Done, kept, answered.
    done = "✓", "y";
    /// Broken, dodged.
    broken = "✗", "x";
    /// Still waiting.
    pending = "…", "z";
    /// Held back.
    held_back = "○", "-";
    /// The selected row.
    selected = "▌", ">";
    /// A part folded away.
    folded = "▸", "+";
    /// A part unfolded.
    unfolded = "▾", "-";
    /// One step into what stands right.
    into = "›", ">";
    /// The way back.
    back = "‹", "<";
    /// A rule across.
    rule = "─", "-";
    /// A rule down.
    down = "│", "|";
    /// A line down at a day: where a turn began, where the cursor stands.
    at_day = "┊", "|";
    /// A progress line: done so far.
    progress_done = "█", "#";
    /// A progress line: to come.
    progress_left = "░", ".";
    /// Trust bar: outside the band.
    bar_out = "·", ".";
    /// Trust bar: inside the band.
    bar_in = "━", "=";
    /// Trust bar: the mean.
    bar_mean = "●", "o";
    /// Trust bar: where the mean would be, too early.
    bar_early = "○", "?";
}

impl Glyphs {
    /// The glyph of a tag; none waits in the inbox.
    #[must_use]
    pub const fn tag(self, tag: Option<Tag>) -> &'static str {
        match tag {
            Some(Tag::CandidFeedback) => self.candid(),
            Some(Tag::Objection) => self.objection(),
            Some(Tag::Negotiation) => self.negotiation(),
            None => self.no_tag(),
        }
    }

    /// The glyph of what became of a question; planned has none.
    #[must_use]
    pub const fn question(self, state: QuestionState) -> &'static str {
        match state {
            QuestionState::Planned => " ",
            QuestionState::HeldBack => self.held_back(),
            QuestionState::Pending => self.pending(),
            QuestionState::Answered => self.done(),
            QuestionState::Dodged => self.broken(),
        }
    }

    /// The glyph of a promise; an open one has none.
    #[must_use]
    pub const fn follow_up(self, state: FollowUpState) -> &'static str {
        match state {
            FollowUpState::Open => " ",
            FollowUpState::Kept => self.done(),
            FollowUpState::Broken => self.broken(),
        }
    }

    /// Openness in five columns (`●●●●○`) or three (`4/5`); not marked is blank.
    #[must_use]
    pub fn openness(self, openness: Option<Openness>) -> String {
        match (self, openness) {
            (Self::Unicode, None) => " ".repeat(5),
            (Self::Ascii, None) => " ".repeat(3),
            (Self::Unicode, Some(openness)) => {
                let level = usize::from(openness.level());
                "●".repeat(level) + &"○".repeat(5_usize.saturating_sub(level))
            }
            (Self::Ascii, Some(openness)) => format!("{}/5", openness.level()),
        }
    }

    /// Trust on 0–100 in `cells` columns, from shares of 1: `·━━━●━━━····`. While it is too early the mean is hollow.
    #[must_use]
    pub fn bar(self, low: f64, mean: f64, high: f64, too_early: bool, cells: usize) -> String {
        let [low, at, high] = [low, mean, high].map(|share| step(share, cells));
        let glyph = |cell| match cell {
            cell if cell == at => {
                if too_early {
                    self.bar_early()
                } else {
                    self.bar_mean()
                }
            }
            cell if (low..=high).contains(&cell) => self.bar_in(),
            _ => self.bar_out(),
        };
        (0..cells).map(glyph).collect()
    }

    /// One column a value, shares of 1: `▂▂▄▆`, in ASCII the tenths `1147`; blank while there is none.
    #[must_use]
    pub fn sparkline(self, values: &[Option<f64>]) -> String {
        const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        let column = |value: &Option<f64>| match (self, value) {
            (_, None) => ' ',
            (Self::Unicode, Some(share)) => BLOCKS[step(*share, BLOCKS.len())],
            (Self::Ascii, Some(share)) => {
                u32::try_from(step(*share, 10)).ok().and_then(|tenth| char::from_digit(tenth, 10)).unwrap_or(' ')
            }
        };
        values.iter().map(column).collect()
    }

    /// A progress line of `cells` columns: `███████░░░`.
    #[must_use]
    pub fn progress(self, done: usize, of: usize, cells: usize) -> String {
        let full = done.min(of).saturating_mul(cells).checked_div(of).unwrap_or(cells);
        self.progress_done().repeat(full) + &self.progress_left().repeat(cells - full)
    }

    /// A shade for the calendar, from 0 (nothing) to 4 (most).
    #[must_use]
    pub fn shade(self, level: usize) -> &'static str {
        let shades = match self {
            Self::Unicode => ["·", "░", "▒", "▓", "█"],
            Self::Ascii => [".", ":", "+", "*", "#"],
        };
        shades[level.min(4)]
    }
}

/// Which of `steps` equal steps of 0–1 a share falls in; outside, the first or last.
fn step(share: f64, steps: usize) -> usize {
    let at = usize::try_from(nearest((share * steps as f64).floor())).unwrap_or(0);
    at.min(steps.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::width;

    /// The characters below U+3300 that have the Emoji property (emoji-data.txt 16.0); above U+1F000 all are taken to.
    #[rustfmt::skip]
    const EMOJI: &[(u32, u32)] = &[
        (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139),
        (0x2194, 0x2199), (0x21A9, 0x21AA), (0x231A, 0x231B), (0x2328, 0x2328), (0x23CF, 0x23CF), (0x23E9, 0x23F3),
        (0x23F8, 0x23FA), (0x24C2, 0x24C2), (0x25AA, 0x25AB), (0x25B6, 0x25B6), (0x25C0, 0x25C0), (0x25FB, 0x25FE),
        (0x2600, 0x2604), (0x260E, 0x260E), (0x2611, 0x2611), (0x2614, 0x2615), (0x2618, 0x2618), (0x261D, 0x261D),
        (0x2620, 0x2620), (0x2622, 0x2623), (0x2626, 0x2626), (0x262A, 0x262A), (0x262E, 0x262F), (0x2638, 0x263A),
        (0x2640, 0x2640), (0x2642, 0x2642), (0x2648, 0x2653), (0x265F, 0x2660), (0x2663, 0x2663), (0x2665, 0x2666),
        (0x2668, 0x2668), (0x267B, 0x267B), (0x267E, 0x267F), (0x2692, 0x2697), (0x2699, 0x2699), (0x269B, 0x269C),
        (0x26A0, 0x26A1), (0x26A7, 0x26A7), (0x26AA, 0x26AB), (0x26B0, 0x26B1), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
        (0x26C8, 0x26C8), (0x26CE, 0x26CF), (0x26D1, 0x26D1), (0x26D3, 0x26D4), (0x26E9, 0x26EA), (0x26F0, 0x26F5),
        (0x26F7, 0x26FA), (0x26FD, 0x26FD), (0x2702, 0x2702), (0x2705, 0x2705), (0x2708, 0x270D), (0x270F, 0x270F),
        (0x2712, 0x2712), (0x2714, 0x2714), (0x2716, 0x2716), (0x271D, 0x271D), (0x2721, 0x2721), (0x2728, 0x2728),
        (0x2733, 0x2734), (0x2744, 0x2744), (0x2747, 0x2747), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
        (0x2757, 0x2757), (0x2763, 0x2764), (0x2795, 0x2797), (0x27A1, 0x27A1), (0x27B0, 0x27B0), (0x27BF, 0x27BF),
        (0x2934, 0x2935), (0x2B05, 0x2B07), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x3030, 0x3030),
        (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299), (0x1F000, 0x10_FFFF),
    ];

    fn is_narrow_and_no_emoji(text: &str) -> bool {
        let emoji = |c: char| !c.is_ascii() && EMOJI.iter().any(|(from, to)| (*from..=*to).contains(&u32::from(c)));
        text.chars().all(|c| width(c.encode_utf8(&mut [0; 4])) == 1 && !emoji(c))
    }

    #[test]
    fn each_is_one_column_and_no_emoji() {
        for set in [Glyphs::Unicode, Glyphs::Ascii] {
            for (name, glyph) in set.table() {
                assert!(width(glyph) == 1 && is_narrow_and_no_emoji(glyph), "{name} {glyph}");
                assert!(set == Glyphs::Unicode || glyph.is_ascii(), "{name}");
            }
            let ramp: Vec<_> = (0..=20).map(|twentieth| Some(f64::from(twentieth) / 20.0)).collect();
            let rest = set.sparkline(&ramp) + &(0..6).map(|level| set.shade(level)).collect::<String>();
            assert!(is_narrow_and_no_emoji(&rest), "{rest}");
        }
    }

    #[test]
    fn trust_is_drawn() {
        let bar = |set: Glyphs| set.bar(0.11, 0.35, 0.66, false, 12);
        assert_eq!((bar(Glyphs::Unicode).as_str(), bar(Glyphs::Ascii).as_str()), ("·━━━●━━━····", ".===o===...."));
        assert_eq!(Glyphs::Unicode.bar(0.521, 0.7609, 0.938, false, 12), "······━━━●━━");
        assert_eq!(Glyphs::Unicode.bar(0.1, 0.4, 0.8, true, 12), "·━━━○━━━━━··");
        assert_eq!(Glyphs::Unicode.bar(0.0, 1.0, 1.0, false, 3), "━━●");
        assert_eq!(Glyphs::Unicode.bar(0.0, 0.5, 1.0, false, 0), "");
        assert_eq!(Glyphs::Unicode.sparkline(&[None, Some(0.13), Some(0.5), Some(0.99), Some(1.0)]), " ▂▅██");
        assert_eq!(Glyphs::Ascii.sparkline(&[None, Some(0.13), Some(0.5), Some(1.0)]), " 159");
        assert_eq!(Glyphs::Unicode.progress(6120, 9800, 10), "██████░░░░");
    }

    #[test]
    fn openness_is_never_a_silent_three() {
        let four = Openness::new(4).ok();
        assert_eq!((Glyphs::Unicode.openness(four), Glyphs::Ascii.openness(four)), ("●●●●○".into(), "4/5".into()));
        assert_eq!((Glyphs::Unicode.openness(None), Glyphs::Ascii.openness(None)), ("     ".into(), "   ".into()));
    }
}
