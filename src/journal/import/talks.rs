//! The talks at hand: which one a short line belongs to, and where its next moment goes. Only the latest few hundred are
//! held; any other is found again by its row.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::place::Placing;
use crate::domain::Held;
use crate::store::{StoreError, rows, rows::Table};

/// What makes two short lines of one prospect one talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// The same `conversation` string: a hash of it with the prospect.
    Named([u8; 16]),
    /// The same time: the prospect, the instant, whether its hour is known.
    At(i64, i64, bool),
}

impl Key {
    pub(super) fn named(prospect: i64, name: &str) -> Self {
        let hash = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, prospect, name).hash(&mut hasher);
            hasher.finish().to_le_bytes()
        };
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&hash(1));
        bytes[8..].copy_from_slice(&hash(2));
        Self::Named(bytes)
    }

    pub(super) fn at(prospect: i64, held: Held) -> Self {
        Self::At(prospect, held.at, held.offset.is_some())
    }
}

/// A talk that lines are being put into.
#[derive(Debug)]
pub(super) struct Talk {
    pub(super) id: i64,
    pub(super) row: rows::Conversation,
    /// The places of the next entry, question and promise.
    pub(super) entries: i64,
    pub(super) questions: i64,
    pub(super) promises: i64,
    /// Questions asked in it, by their words: all of them only if `asked_whole`.
    pub(super) asked: Vec<(String, i64)>,
    pub(super) asked_whole: bool,
}

impl Talk {
    /// One that was just made.
    pub(super) fn new(id: i64, row: rows::Conversation) -> Self {
        Self { id, row, entries: 0, questions: 0, promises: 0, asked: Vec::new(), asked_whole: true }
    }
}

/// What was used lately, and what was used before that: bounded, however long the file.
#[derive(Debug)]
struct Lately<K, V> {
    now: HashMap<K, V>,
    before: HashMap<K, V>,
}

impl<K, V> Default for Lately<K, V> {
    fn default() -> Self {
        Self { now: HashMap::new(), before: HashMap::new() }
    }
}

impl<K: Eq + Hash, V> Lately<K, V> {
    /// So many are held, at most twice over.
    const HELD: usize = 256;

    fn take(&mut self, key: &K) -> Option<V> {
        self.now.remove(key).or_else(|| self.before.remove(key))
    }

    fn hold(&mut self, key: K, value: V) {
        if self.now.len() >= Self::HELD {
            self.before = std::mem::take(&mut self.now);
        }
        self.now.insert(key, value);
    }
}

/// The talks at hand.
#[derive(Debug, Default)]
pub(super) struct Talks {
    keys: Lately<Key, i64>,
    open: Lately<i64, Talk>,
}

impl Placing<'_, '_, '_> {
    /// The talk of a key, if there is one: at hand, of this import, or of the journal.
    pub(super) fn find_talk(&mut self, key: Key) -> Result<Option<Talk>, StoreError> {
        let id = match (self.talks.keys.take(&key), key) {
            (Some(id), _) => Some(id),
            (None, Key::Named(name)) => self.bulk.talk_called(&name)?,
            (None, Key::At(prospect, at, has_hour)) => {
                let held = Held { at, offset: has_hour.then_some(0) };
                self.bulk.seen().talk_there(i64::MAX, prospect, held)?
            }
        };
        let Some(id) = id else { return Ok(None) };
        self.talks.keys.hold(key, id);
        self.open_talk(id).map(Some)
    }

    /// From here on this key means this talk.
    pub(super) fn name_talk(&mut self, key: Key, id: i64) -> Result<(), StoreError> {
        if let Key::Named(name) = key {
            self.bulk.call_talk(&name, id)?;
        }
        self.talks.keys.hold(key, id);
        Ok(())
    }

    /// A talk by its row.
    pub(super) fn open_talk(&mut self, id: i64) -> Result<Talk, StoreError> {
        if let Some(talk) = self.talks.open.take(&id) {
            return Ok(talk);
        }
        let seen = self.bulk.seen();
        Ok(Talk {
            entries: seen.place_after(Table::Entries, id)?,
            questions: seen.place_after(Table::Questions, id)?,
            promises: seen.place_after(Table::FollowUps, id)?,
            asked_whole: false,
            ..Talk::new(id, self.bulk.get::<rows::Conversation>(id)?.row)
        })
    }

    /// The talk is at hand for the next line.
    pub(super) fn keep_talk(&mut self, talk: Talk) {
        self.talks.open.hold(talk.id, talk);
    }
}
