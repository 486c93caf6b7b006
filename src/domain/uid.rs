//! The name a row keeps for ever, across exports, laptops and undo.

use serde::{Deserialize, Serialize};

/// A `UUID`, version 7 where Candor makes it: unique in every journal there is, and roughly in order of making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Uid(uuid::Uuid);

impl Uid {
    /// A version 7 id of this instant (UTC milliseconds) and these random bytes: no clock and no dice in here,
    /// so that tests are fixed.
    #[must_use]
    pub fn v7(at_ms: i64, random: &[u8; 10]) -> Self {
        let at = u64::try_from(at_ms).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(at, random).into_uuid())
    }

    /// The 16 bytes stored in the journal.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// From the 16 stored bytes; `None` if there are more or fewer.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        uuid::Uuid::from_slice(bytes).ok().map(Self)
    }

    /// From text in the usual form with hyphens.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        uuid::Uuid::try_parse(text).ok().map(Self)
    }
}

impl std::fmt::Display for Uid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}
