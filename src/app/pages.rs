//! Pages to read or print that are under way: what they say is being read, or they are being made. They belong to no
//! screen, so that leaving the one that asked loses none.

use super::msg::Ticket;
use crate::report::For;

/// The pages under way, in the order they were asked for.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    under_way: Vec<Page>,
}

#[derive(Debug, Clone)]
struct Page {
    name: String,
    reader: For,
    /// What it says is still to come.
    asked: Option<Ticket>,
}

impl Pages {
    /// What this page says was asked for.
    pub(super) fn asked(&mut self, ticket: Ticket, name: String, reader: For) {
        self.under_way.push(Page { name, reader, asked: Some(ticket) });
    }

    /// What this page says is known already: it is being made.
    pub(super) fn begun(&mut self, name: String) {
        self.under_way.push(Page { name, reader: For::Me, asked: None });
    }

    /// What a page says has come: the name of its file, and for whom it is. `None` if it was for none.
    pub(super) fn came(&mut self, ticket: Ticket) -> Option<(String, For)> {
        let page = self.under_way.iter_mut().find(|page| page.asked == Some(ticket))?;
        page.asked = None;
        Some((page.name.clone(), page.reader))
    }

    /// What a page says could not be read: there will be none. `false` if it was for none.
    pub(super) fn failed(&mut self, ticket: Ticket) -> bool {
        let before = self.under_way.len();
        self.under_way.retain(|page| page.asked != Some(ticket));
        self.under_way.len() < before
    }

    /// The one that is made has been written, or could not be: they are made one after the other.
    pub(super) fn made(&mut self) {
        if let Some(at) = self.under_way.iter().position(|page| page.asked.is_none()) {
            self.under_way.remove(at);
        }
    }

    /// What is under way, for the foot: `Writing candor-week-2026-11-16.html …`.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        match &self.under_way[..] {
            [] => None,
            [page] => Some(format!("Writing {} …", page.name)),
            [page, rest @ ..] => Some(format!("Writing {} and {} more …", page.name, rest.len())),
        }
    }
}
