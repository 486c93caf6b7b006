//! What History says of an op on several things: `marked 3 moments, Halvorsen Castings`.

use super::fault::Done;
use crate::store::{Change, Stored, rows::Prospect};
use crate::words::counted;

/// A sentence that counts while it is done.
pub(super) struct Sentence {
    verb: &'static str,
    noun: &'static str,
    count: usize,
    /// Whose; `None` before the first and once there are several.
    prospect: Option<i64>,
    several: bool,
}

impl Sentence {
    /// `verb` so many of `noun`.
    pub(super) fn new(verb: &'static str, noun: &'static str) -> Self {
        Self { verb, noun, count: 0, prospect: None, several: false }
    }

    /// One more, of this prospect.
    pub(super) fn add(&mut self, prospect: i64) {
        self.count += 1;
        self.several |= self.prospect.is_some_and(|before| before != prospect);
        self.prospect = Some(prospect);
    }

    /// Tells the op.
    pub(super) fn say(self, w: &mut Change<'_>) -> Done<()> {
        let what = format!("{} {}", self.verb, counted(self.count, self.noun));
        match self.prospect {
            Some(prospect) if !self.several => said(w, &what, prospect),
            _ => {
                w.say(what);
                Ok(())
            }
        }
    }
}

/// `what, prospect's name`.
pub(super) fn said(w: &mut Change<'_>, what: &str, prospect: i64) -> Done<()> {
    let prospect: Stored<Prospect> = w.get(prospect)?;
    w.say(format!("{what}, {}", prospect.row.name));
    Ok(())
}
