//! The rows of a list around the cursor. A journal may hold a million entries, so no list is loaded whole: rows come by
//! key, more of them when the cursor nears an end, and far ones are let go. It knows nothing of what the rows are.

use crate::journal::{
    BankRow, ChangeRow, CountedRow, DueRow, EntryRow, EvidenceRow, FollowUpRow, Key, Page, ProspectRow, QuestionRow,
    TimelineRow, TrashRow, WarnedRow, Window,
};

use crate::app::{Action, Ticket};

/// No more rows than this are asked for at once: as many as the tallest window shows.
const MOST: u16 = 480;
/// How many more are asked for on the way, or as many as are shown at once: whoever walks pays for a helping now and then,
/// and it is to be no more than a key may cost.
const MORE: usize = 40;
/// More are asked for when the cursor is so near to an end of what is loaded, or nearer than a page.
const NEAR: usize = 40;
/// At most so many are held, or four screenfuls; beyond, the far end goes.
const HOLD: usize = 480;

/// A row that knows its place in the list.
pub trait Keyed {
    /// Its place.
    fn key(&self) -> &Key;
}

macro_rules! keyed { ($($row:ty),+) => { $(impl Keyed for $row { fn key(&self) -> &Key { &self.key } })+ } }
keyed!(CountedRow, BankRow, ProspectRow, EntryRow, EvidenceRow, QuestionRow, FollowUpRow, ChangeRow, TrashRow, DueRow);
keyed!(WarnedRow);

impl Keyed for TimelineRow {
    fn key(&self) -> &Key {
        TimelineRow::key(self)
    }
}

/// What was asked for, so that the answer finds its end of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// All of it anew.
    Whole,
    /// As [`End::Whole`], with the cursor on the first row.
    ToFirst,
    /// As [`End::Whole`], with the cursor on the last row.
    ToLast,
    /// More at the start.
    Before,
    /// More at the end.
    After,
}

/// A window of rows with a cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    held: Vec<T>,
    cursor: usize,
    /// The first row shown, as the screen last had it.
    top: usize,
    /// How many rows were shown at once then.
    height: usize,
    /// Whether the list goes on before and after what is held.
    goes_on: (bool, bool),
    /// Where the cursor is to be once rows have come.
    wanted: Option<Key>,
    waiting: Option<(Ticket, End)>,
    /// An answer has come, be it no rows.
    known: bool,
    /// The list stands upside down: its last row first.
    reversed: bool,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            held: Vec::new(),
            cursor: 0,
            top: 0,
            height: 0,
            goes_on: (false, false),
            wanted: None,
            waiting: None,
            known: false,
            reversed: false,
        }
    }
}

impl<T: Keyed> Rows<T> {
    /// No rows yet; the cursor will stand on the row of this key.
    #[must_use]
    pub fn at(cursor: Option<Key>) -> Self {
        Self { wanted: cursor, ..Self::default() }
    }

    /// The same list with its last row first, or no longer; who turns it starts it anew.
    pub fn turn_round(&mut self) {
        self.reversed = !self.reversed;
    }

    /// The same, of a list that is not loaded yet.
    #[must_use]
    pub fn turned(mut self, reversed: bool) -> Self {
        self.reversed = reversed;
        self
    }

    /// Whether its last row stands first.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.reversed
    }

    /// Asks for rows as this list counts them.
    fn asked(&self, window: Window, ask: impl FnOnce(Window) -> Ticket) -> Ticket {
        ask(if self.reversed { window.turned_round() } else { window })
    }

    /// The rows that are loaded.
    #[must_use]
    pub fn loaded(&self) -> &[T] {
        &self.held
    }

    /// The place of the cursor among the loaded rows.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&T> {
        self.held.get(self.cursor)
    }

    /// The key of the row under the cursor, else of the one it waits for.
    #[must_use]
    pub fn cursor_key(&self) -> Option<Key> {
        self.current().map(|row| row.key().clone()).or_else(|| self.wanted.clone())
    }

    /// Whether an answer has come at all.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Whether the list has no rows, for certain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known && self.held.is_empty()
    }

    /// Whether the list goes on before and after what is loaded.
    #[must_use]
    pub fn goes_on(&self) -> (bool, bool) {
        self.goes_on
    }

    /// Asks for all of it anew, around the cursor. `ask` makes the request and says its ticket; no more rows than `in_sight`
    /// are shown at once.
    pub fn reload(&mut self, in_sight: u16, ask: impl FnOnce(Window) -> Ticket) {
        match self.cursor_key() {
            Some(key) => self.around(key, in_sight, ask),
            None => self.waiting = Some((self.asked(Window::First(enough(in_sight.into())), ask), End::Whole)),
        }
    }

    /// Asks for the rows around a place. They come as in [`Rows::reload`]; who asked puts the cursor where it belongs.
    pub fn around(&mut self, key: Key, in_sight: u16, ask: impl FnOnce(Window) -> Ticket) {
        let rows = enough(usize::from(in_sight) * 2);
        self.waiting = Some((self.asked(Window::Around(key, rows), ask), End::Whole));
    }

    /// Asks for the first `most` rows of it, to be held together. They come as in [`Rows::reload`].
    pub fn ask_all(&mut self, most: u16, ask: impl FnOnce(Window) -> Ticket) {
        self.waiting = Some((self.asked(Window::First(most), ask), End::Whole));
    }

    /// Asks for another list from its start: another filter or order. The rows stay until the answer comes.
    pub fn restart(&mut self, in_sight: u16, ask: impl FnOnce(Window) -> Ticket) {
        self.waiting = Some((self.asked(Window::First(enough(in_sight.into())), ask), End::ToFirst));
    }

    /// The ticket it waits for; the one who restarts may stop it.
    #[must_use]
    pub fn waits_for(&self) -> Option<Ticket> {
        self.waiting.map(|(ticket, _)| ticket)
    }

    /// The answer did not come: it waits no longer and keeps its rows. `false` if it was another's.
    pub fn missed(&mut self, ticket: Ticket) -> bool {
        let mine = self.waits_for() == Some(ticket);
        if mine {
            self.waiting = None;
        }
        mine
    }

    /// Takes in the answer; `false` if it is not the one waited for (late: a newer one is under way).
    pub fn take(&mut self, ticket: Ticket, page: Page<T>) -> bool {
        let Some((_, end)) = self.waiting.take_if(|(waited, _)| *waited == ticket) else { return false };
        let page = if self.reversed { page.turned_round() } else { page };
        match end {
            End::Whole => self.replace(page),
            End::ToFirst => {
                self.set(page);
                self.cursor = 0;
            }
            End::ToLast => {
                self.set(page);
                self.cursor = self.held.len().saturating_sub(1);
                // A screenful up from here scrolls nothing.
                self.top = self.held.len().saturating_sub(self.height);
            }
            End::Before => self.put_before(page),
            End::After => self.put_after(page),
        }
        self.known = true;
        true
    }

    fn set(&mut self, page: Page<T>) {
        (self.held, self.goes_on) = (page.rows, (page.more_before, page.more_after));
        (self.wanted, self.top) = (None, 0);
    }

    /// New rows for the same list: the cursor stays on its row, or on the next one that is still there.
    fn replace(&mut self, page: Page<T>) {
        let wanted = self.wanted.take().map(|key| key.id);
        let from = self.cursor.min(self.held.len());
        let old = self.held[from..].iter().chain(self.held[..from].iter().rev()).map(|row| row.key().id);
        let ids: Vec<i64> = wanted.into_iter().chain(old).collect();
        let above = self.cursor - self.top.min(self.cursor);
        self.set(page);
        let found = ids.iter().find_map(|id| self.held.iter().position(|row| row.key().id == *id));
        self.cursor = found.unwrap_or(0);
        self.top = self.cursor.saturating_sub(above);
    }

    fn hold(&self) -> usize {
        HOLD.max(4 * self.height)
    }

    fn put_before(&mut self, page: Page<T>) {
        let added = page.rows.len();
        self.goes_on.0 = page.more_before;
        self.held.splice(0..0, page.rows);
        self.cursor += added;
        self.top += added;
        let most = self.hold();
        if self.held.len() > most && self.cursor < most {
            self.held.truncate(most);
            self.goes_on.1 = true;
        }
    }

    fn put_after(&mut self, page: Page<T>) {
        self.goes_on.1 = page.more_after;
        self.held.extend(page.rows);
        let over = self.held.len().saturating_sub(self.hold()).min(self.top).min(self.cursor);
        if over > 0 {
            self.held.drain(..over);
            self.cursor -= over;
            self.top -= over;
            self.goes_on.0 = true;
        }
    }

    /// Moves the cursor; `height` = rows shown at once. `false` if `action` is no movement. Asks for more rows where
    /// the cursor comes near an end.
    pub fn step(&mut self, action: Action, height: usize, ask: impl FnOnce(Window) -> Ticket) -> bool {
        let last = self.held.len().saturating_sub(1);
        let page = height.saturating_sub(1).max(1);
        let (cursor, jump) = match action {
            Action::Up => (self.cursor.saturating_sub(1), None),
            Action::Down => ((self.cursor + 1).min(last), None),
            Action::PageUp => (self.cursor.saturating_sub(page), None),
            Action::PageDown => ((self.cursor + page).min(last), None),
            Action::First => (0, self.goes_on.0.then_some((Window::First(enough(height + MORE)), End::ToFirst))),
            Action::Last => (last, self.goes_on.1.then_some((Window::Last(enough(height + MORE)), End::ToLast))),
            _ => return false,
        };
        self.set_cursor(cursor, height);
        if let Some((window, end)) = jump {
            self.waiting = Some((self.asked(window, ask), end));
        } else {
            self.ask_more(height, ask);
        }
        true
    }

    /// The cursor on a loaded row.
    pub fn set_cursor(&mut self, cursor: usize, height: usize) {
        self.cursor = cursor.min(self.held.len().saturating_sub(1));
        self.height = height;
        self.top = self.first_shown(height);
    }

    /// The first row shown, as the screen last had it.
    pub(super) fn top(&self) -> usize {
        self.top
    }

    /// The list from this row on; who says so sees to it that the cursor is in sight.
    pub(super) fn scroll_to(&mut self, top: usize) {
        self.top = top;
    }

    /// Where the cursor may be put by a rule: the first loaded row from here on (or back) that `fits`.
    #[must_use]
    pub fn find(&self, forward: bool, fits: impl Fn(&T) -> bool) -> Option<usize> {
        if forward {
            (self.cursor + 1..self.held.len()).find(|at| fits(&self.held[*at]))
        } else {
            (0..self.cursor).rev().find(|at| fits(&self.held[*at]))
        }
    }

    fn ask_more(&mut self, height: usize, ask: impl FnOnce(Window) -> Ticket) {
        if self.waiting.is_some() {
            return;
        }
        let (near, more) = (NEAR.max(height), enough(MORE.max(height)));
        let asked = match (self.held.first(), self.held.last()) {
            (Some(first), _) if self.goes_on.0 && self.cursor < near => {
                (Window::Before(first.key().clone(), more), End::Before)
            }
            (_, Some(last)) if self.goes_on.1 && self.cursor + near >= self.held.len() => {
                (Window::After(last.key().clone(), more), End::After)
            }
            _ => return,
        };
        self.waiting = Some((self.asked(asked.0, ask), asked.1));
    }

    /// The first row shown when `height` rows are: as it was, moved only as far as the cursor needs.
    #[must_use]
    pub fn first_shown(&self, height: usize) -> usize {
        let height = height.max(1);
        let least = (self.cursor + 1).saturating_sub(height);
        let most = self.held.len().saturating_sub(height).min(self.cursor);
        self.top.clamp(least, self.cursor).min(most.max(least))
    }

    /// The rows shown when `height` rows are, each with its place.
    pub fn shown(&self, height: usize) -> impl Iterator<Item = (usize, &T)> {
        self.held.iter().enumerate().skip(self.first_shown(height)).take(height)
    }
}

/// So many rows, and no more than may be asked for at once.
fn enough(rows: usize) -> u16 {
    u16::try_from(rows).map_or(MOST, |rows| rows.clamp(1, MOST))
}

#[cfg(test)]
mod tests;
