//! What every screen may know: the hour, the window's size, the options, facts learnt from the journal, and the line
//! at the foot. Facts are learnt in one place, [`Known::learn`].

use crate::{
    domain::{Day, Moment, Uid},
    journal::{Draft, Reply, Totals},
    words::{Dates, Glyphs},
};

use super::{keymap::Keymap, msg::Size, pages::Pages};

/// How long a plain remark stays at the foot, in milliseconds, if no key takes it away.
const REMARK_STAYS: i64 = 8_000;

/// Why a journal is only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// The person wants it so.
    Asked,
    /// The file or its folder may not be written.
    Forbidden,
}

impl ReadOnly {
    /// What a key that would write says.
    #[must_use]
    pub const fn refuses(self) -> &'static str {
        match self {
            Self::Asked => "Read-only: this key would write. Start Candor without --read-only.",
            Self::Forbidden => "Read-only: this key would write, and this journal may not be written.",
        }
    }
}

/// What the program was started with: settings that no screen changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Which glyphs are drawn.
    pub glyphs: Glyphs,
    /// Colours, or attributes only (`NO_COLOR`, `TERM=dumb`).
    pub colour: bool,
    /// No bars and rules, for software that reads the screen aloud.
    pub plain: bool,
    /// How dates are written.
    pub dates: Dates,
    /// The journal is the sample: the header says so.
    pub sample: bool,
    /// The journal is only looked at: the header says so, and keys that would write say why they do not. `None` = it may
    /// be written.
    pub read_only: Option<ReadOnly>,
    /// This window's name in the journal (drafts, undo).
    pub window: String,
    /// Ten random bytes; ids made in this run begin from them.
    pub seed: [u8; 10],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            glyphs: Glyphs::default(),
            colour: true,
            plain: false,
            dates: Dates::default(),
            sample: false,
            read_only: None,
            window: "window".to_owned(),
            seed: [0; 10],
        }
    }
}

/// A remark in the line at the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// One sentence, in the user's words.
    pub text: String,
    /// Whether something did not happen; shown behind a `!`.
    pub trouble: bool,
    /// When it goes by itself (UTC milliseconds); `None` = only with the next key.
    pub until: Option<i64>,
    /// Whether it says that the key which throws drafts away brings one back.
    pub brings_back: bool,
}

/// A draft that was thrown away.
#[derive(Debug, Clone)]
pub(super) struct Thrown {
    pub(super) draft: Draft,
    /// It was left in a form of this window.
    pub(super) ours: bool,
}

/// What all screens share.
#[derive(Debug, Clone)]
pub struct Known {
    /// The moment of the message being worked on; the view's "now".
    pub now: Moment,
    /// The window's size.
    pub size: Size,
    /// The rows of the list with the focus in the frame on the screen; `None` = there is none. A page is as many.
    pub list_rows: Option<u16>,
    /// What the program was started with.
    pub options: Options,
    /// The key table with the user's own keys.
    pub keymap: Keymap,
    /// The header's counts, once known.
    pub totals: Option<Totals>,
    /// Words left over from forms of windows that are gone, newest first.
    pub drafts: Vec<Draft>,
    /// Words that lie in files because the journal could not be written.
    aside: Vec<Draft>,
    /// Words left in forms of this window, the latest last.
    left: Vec<Draft>,
    /// What was thrown away in this run, the latest last, for one who did not mean it.
    pub(super) thrown_away: Vec<Thrown>,
    /// Words of windows that are gone, thrown away here and brought back: the journal has them as this window's now.
    back: Vec<Draft>,
    /// Drafts whose words are being saved just now: nobody takes them up meanwhile.
    being_saved: Vec<Uid>,
    /// The key that is worked on took away a remark that told it to bring a draft back.
    pub(super) brings_back: bool,
    /// Pages that are being read and written.
    pub pages: Pages,
    /// The remark at the foot.
    pub remark: Option<Remark>,
    /// How many ids were made in this run.
    made: u32,
}

impl Known {
    /// Knows nothing of the journal yet.
    #[must_use]
    pub fn new(options: Options, size: Size, now: Moment) -> Self {
        Self {
            now,
            size,
            list_rows: None,
            options,
            keymap: Keymap::default(),
            totals: None,
            drafts: Vec::new(),
            aside: Vec::new(),
            left: Vec::new(),
            thrown_away: Vec::new(),
            back: Vec::new(),
            being_saved: Vec::new(),
            brings_back: false,
            pages: Pages::default(),
            remark: None,
            made: 0,
        }
    }

    /// Today, here.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// An id that no other row has.
    pub fn fresh_uid(&mut self) -> Uid {
        let mut bytes = self.options.seed;
        for (byte, count) in bytes.iter_mut().rev().zip(self.made.to_le_bytes()) {
            *byte ^= count;
        }
        self.made += 1;
        Uid::v7(self.now.utc, &bytes)
    }

    /// Says a sentence at the foot; it goes with the next key or after a while.
    pub fn say(&mut self, text: impl Into<String>) {
        let until = Some(self.now.utc + REMARK_STAYS);
        self.remark = Some(Remark { text: text.into(), trouble: false, until, brings_back: false });
    }

    /// The same, of a draft that the same key brings back while this stands.
    pub(super) fn say_brings_back(&mut self, text: impl Into<String>) {
        self.say(text);
        self.remark.iter_mut().for_each(|remark| remark.brings_back = true);
    }

    /// A key or a click takes the remark away.
    pub(super) fn take_remark(&mut self) {
        self.brings_back = self.remark.take().is_some_and(|remark| remark.brings_back);
    }

    /// Says what did not happen and why; it stays until the next key.
    pub fn trouble(&mut self, text: impl Into<String>) {
        self.remark = Some(Remark { text: text.into(), trouble: true, until: None, brings_back: false });
    }

    /// Words left in forms of this window, the latest last.
    pub(super) fn left(&self) -> impl DoubleEndedIterator<Item = &Draft> {
        self.left.iter()
    }

    /// Words that nobody here has taken up: of windows that are gone, in the journal and in files, the latest first.
    pub(super) fn of_others(&self) -> impl Iterator<Item = &Draft> {
        let mut others: Vec<&Draft> = self.aside.iter().chain(&self.drafts).chain(&self.back).collect();
        others.sort_by_key(|draft| std::cmp::Reverse(draft.at.at));
        others.into_iter().filter(|draft| self.left.iter().all(|left| left.uid != draft.uid))
    }

    /// Whether words of this draft were left in a form of this window.
    pub(super) fn is_left(&self, uid: Uid) -> bool {
        self.left.iter().any(|draft| draft.uid == uid)
    }

    /// Takes up what was left in the form of this place, here or by a window that is gone.
    pub(super) fn take_left(&mut self, place: &str) -> Option<Draft> {
        let there = |draft: &&Draft| draft.place == place && !self.is_being_saved(draft.uid);
        let found = self.left.iter().rev().chain(self.of_others()).find(there);
        let draft = found?.clone();
        self.keep_in_mind(draft.clone());
        Some(draft)
    }

    /// The words of this draft are on their way into the journal.
    pub(super) fn begin_saving(&mut self, uid: Uid) {
        self.being_saved.push(uid);
    }

    /// They are there, or could not be saved.
    pub(super) fn end_saving(&mut self, uid: Uid) {
        self.being_saved.retain(|saved| *saved != uid);
    }

    /// Whether the words of this draft are being saved. A form that took them up would save them once more.
    pub(super) fn is_being_saved(&self, uid: Uid) -> bool {
        self.being_saved.contains(&uid)
    }

    /// Words were found in files.
    pub(super) fn found_aside(&mut self, drafts: Vec<Draft>) {
        self.aside = drafts;
    }

    /// The words of this draft go into a file.
    pub(super) fn lies_aside(&mut self, draft: Draft) {
        self.forget_aside(draft.uid);
        self.aside.push(draft);
    }

    /// Whether the words of this draft lie in a file.
    pub(super) fn is_aside(&self, uid: Uid) -> bool {
        self.aside.iter().any(|draft| draft.uid == uid)
    }

    /// The words of this draft lie in a file no longer.
    pub(super) fn forget_aside(&mut self, uid: Uid) {
        self.aside.retain(|draft| draft.uid != uid);
    }

    /// Remembers a draft of this window.
    pub(super) fn keep_in_mind(&mut self, draft: Draft) {
        self.left.retain(|left| left.uid != draft.uid);
        self.left.push(draft);
    }

    /// Puts a draft that was thrown away back where it was, so that it is offered as it was.
    pub(super) fn put_back(&mut self, Thrown { draft, ours }: Thrown) {
        if ours { self.keep_in_mind(draft) } else { self.back.push(draft) }
    }

    /// The draft has been saved or dropped.
    pub(super) fn forget_draft(&mut self, uid: Uid) {
        for drafts in [&mut self.left, &mut self.drafts, &mut self.aside, &mut self.back] {
            drafts.retain(|left| left.uid != uid);
        }
    }

    /// Learns what a reply says beyond the screen that asked.
    pub(super) fn learn(&mut self, reply: &Reply) {
        match reply {
            Reply::Totals(totals) => self.totals = Some(*totals),
            Reply::Drafts(drafts) => self.drafts.clone_from(drafts),
            _ => {}
        }
    }
}
