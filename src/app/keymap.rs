//! The key table: which key does what where, and what footer, help and palette say of it. The one place for all four.
//!
//! Contexts inherit: the nearest one that binds a key to something the screen can do wins. What an action *does* is not
//! said here.

mod table;
#[cfg(test)]
mod tests;

use super::{action::Action, key::Key};

/// Where a key is pressed. Each context but the first builds on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere.
    Everywhere,
    /// Where nothing is typed.
    Browse,
    /// On a list of rows.
    List,
    /// On a list with a chart above it.
    Chart,
    /// The line at the foot after a save asks something.
    PayBack,
    /// The list of changes and the trash.
    History,
    /// The questions of the book, and the bank.
    Questions,
    /// What the last months say, in panels.
    Trends,
    /// The warnings about one prospect, or of all.
    Warnings,
    /// What happened in a week.
    Review,
    /// What to read before a call.
    Brief,
    /// Where to begin in an empty journal.
    FirstRun,
    /// The arithmetic behind a score.
    Explain,
    /// Marking moments one after the other.
    Marking,
    /// The moment of truth.
    Moment,
    /// In a text field of one line.
    Field,
    /// In a form.
    Form,
    /// In the words of a form.
    Body,
    /// In a menu.
    Menu,
    /// In a dialog.
    Dialog,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 20] = [
        Self::Everywhere,
        Self::Browse,
        Self::List,
        Self::Chart,
        Self::PayBack,
        Self::History,
        Self::Questions,
        Self::Trends,
        Self::Warnings,
        Self::Review,
        Self::Brief,
        Self::FirstRun,
        Self::Explain,
        Self::Marking,
        Self::Moment,
        Self::Field,
        Self::Form,
        Self::Body,
        Self::Menu,
        Self::Dialog,
    ];

    /// Its name in `config.toml`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Browse => "browse",
            Self::List => "list",
            Self::Chart => "chart",
            Self::PayBack => "pay-back",
            Self::History => "history",
            Self::Questions => "questions",
            Self::Trends => "trends",
            Self::Warnings => "warnings",
            Self::Review => "review",
            Self::Brief => "brief",
            Self::FirstRun => "first-run",
            Self::Explain => "explain",
            Self::Marking => "marking",
            Self::Moment => "moment",
            Self::Field => "field",
            Self::Form => "form",
            Self::Body => "body",
            Self::Menu => "menu",
            Self::Dialog => "dialog",
        }
    }

    /// The context it builds on.
    #[must_use]
    pub const fn base(self) -> Option<Self> {
        match self {
            Self::Everywhere => None,
            Self::Browse | Self::Moment | Self::Field | Self::Menu | Self::Dialog => Some(Self::Everywhere),
            Self::List => Some(Self::Browse),
            Self::Chart
            | Self::PayBack
            | Self::History
            | Self::Questions
            | Self::Trends
            | Self::Warnings
            | Self::Review
            | Self::Brief
            | Self::FirstRun
            | Self::Explain
            | Self::Marking => Some(Self::List),
            Self::Form => Some(Self::Field),
            Self::Body => Some(Self::Form),
        }
    }

    /// It and what it builds on, the nearest first.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.base())
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it holds.
    pub context: Context,
    /// What it does.
    pub action: Action,
    /// The keys; the first is the one shown.
    pub keys: Vec<Key>,
    /// What help and palette say; empty = it stands with the row before it.
    pub help: &'static str,
    /// What the footer says; empty = not in the footer.
    pub short: &'static str,
    /// The place in the footer: lower is more important.
    pub rank: u8,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<Row>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: table::rows() }
    }
}

impl Keymap {
    /// Every row, in the order of the table.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What `key` does in `context`, among the actions that `offered` says can be done now.
    pub fn find(&self, context: Context, key: Key, offered: impl Fn(Action) -> bool) -> Option<Action> {
        context.chain().find_map(|near| {
            let mut bound = self.rows.iter().filter(|row| row.context == near && row.keys.contains(&key));
            bound.find(|row| offered(row.action)).map(|row| row.action)
        })
    }

    /// The rows that can be used in `context`, the nearest context first; a row whose keys all mean something nearer
    /// is left out.
    pub fn here(&self, context: Context, offered: impl Fn(Action) -> bool) -> Vec<&Row> {
        let near = context.chain().flat_map(|near| self.rows.iter().filter(move |row| row.context == near));
        let mut taken: Vec<Key> = Vec::new();
        let mut usable = Vec::new();
        for row in near.filter(|row| offered(row.action)) {
            if row.keys.iter().any(|key| !taken.contains(key)) {
                usable.push(row);
            }
            taken.extend(&row.keys);
        }
        usable
    }

    /// The key shown for an action, as the person may press it in `context`.
    #[must_use]
    pub fn key_for(&self, context: Context, action: Action) -> Option<Key> {
        context.chain().find_map(|near| {
            self.rows.iter().find(|row| row.context == near && row.action == action)?.keys.first().copied()
        })
    }
}
