//! What the keys do to the rows of the journal.

use super::{super::moments, Journal};
use crate::{
    app::{
        Cx, Size,
        parts::{Find, menu::Choice, views},
        screens::{Place, ProspectTab},
    },
    domain::Uid,
    journal::EntryRow,
};

impl Journal {
    /// The picked rows, else the one under the cursor.
    pub(super) fn meant(&self) -> Vec<Uid> {
        self.picked.or(self.rows.current().map(|row| row.uid))
    }

    fn meant_rows(&self) -> Vec<&EntryRow> {
        let meant = self.meant();
        self.rows.loaded().iter().filter(|row| meant.contains(&row.uid)).collect()
    }

    pub(super) fn pick(&mut self, size: Size) {
        if let Some(uid) = self.rows.current().map(|row| row.uid) {
            self.picked.turn(uid);
            self.set_cursor(self.rows.cursor() + 1, size);
        }
    }

    pub(super) fn pick_all(&mut self, cx: &mut Cx<'_>) {
        self.picked.turn_list(&mut self.rows, |row| row.uid, Self::ask(self.find.query(), cx));
    }

    pub(super) fn open(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.rows.current() {
            cx.open(Place::Entry { entry: row.uid });
        }
    }

    pub(super) fn open_prospect(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.rows.current() {
            cx.open(Place::Prospect { prospect: row.prospect, tab: ProspectTab::Timeline, cursor: None });
        }
    }

    pub(super) fn open_conversation(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.rows.current() {
            cx.open(Place::Conversation { conversation: row.conversation, at: Some(row.uid) });
        }
    }

    pub(super) fn trash(&mut self, cx: &mut Cx<'_>) {
        let meant = self.meant();
        if !meant.is_empty() {
            moments::trash(&meant, cx);
            self.picked.clear();
        }
    }

    /// Private all of them, unless all of them are.
    pub(super) fn turn_private(&self, cx: &mut Cx<'_>) {
        let meant = self.meant();
        if !meant.is_empty() {
            let all = self.meant_rows().iter().all(|row| row.private);
            moments::set_private(&meant, !all, cx);
        }
    }

    pub(super) fn ask_state(&self, cx: &mut Cx<'_>) {
        if let Some(row) = self.rows.current() {
            moments::ask_state(row.uid, &row.text, row.objection, cx);
        }
    }

    /// The rows as text, a line each. Where words go on beyond what a list knows, they end in `…`.
    pub(super) fn copy(&self, cx: &mut Cx<'_>) {
        let rows = self.meant_rows();
        if rows.is_empty() {
            return;
        }
        let whole = self.preview().filter(|_| rows.len() == 1);
        let lines: Vec<String> = rows
            .iter()
            .map(|row| match whole {
                Some(page) => line(row, &page.entry.text, false),
                None => line(row, &row.text, row.cut),
            })
            .collect();
        cx.copy(lines.join("\n"));
        cx.say(format!("Copied {}", crate::words::counted(rows.len(), "entry")));
    }

    pub(super) fn do_chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        match moments::chosen(choice, cx).and_then(|choice| views::chosen(choice, cx)) {
            Some(Choice::NarrowBy(by)) => cx.show(by.screen()),
            Some(Choice::Shown(query)) => {
                self.find = Find::new(&query, cx.now());
                self.look_again(cx);
            }
            Some(Choice::Narrow(term)) => {
                self.find.narrow(term);
                self.look_again(cx);
            }
            _ => {}
        }
    }
}

fn line(row: &EntryRow, words: &str, cut: bool) -> String {
    let tag = row.tag.map_or_else(|| "inbox".to_owned(), crate::domain::Tag::said);
    let more = if cut { "…" } else { "" };
    format!("{}  {}  {tag}  {}{more}", row.held.day().iso(), row.prospect_name, words.trim())
}
