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

    /// When it was made (UTC milliseconds), where it says so: version 7 does.
    #[must_use]
    pub fn made_at(&self) -> Option<i64> {
        let at = self.0.get_timestamp().filter(|_| self.0.get_version_num() == 7)?;
        let (seconds, nanoseconds) = at.to_unix();
        i64::try_from(seconds).ok()?.checked_mul(1000)?.checked_add(i64::from(nanoseconds / 1_000_000))
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

/// Makes ids, one after the other. Whoever starts it gives it 32 random bytes; from there on it is arithmetic, so that a
/// test that gives the same bytes gets the same ids.
///
/// Ids made in one millisecond ascend: rows made together stay together in every index and in every export.
#[derive(Debug, Clone)]
pub struct Ids {
    state: [u64; 4],
    last_ms: i64,
    last: [u8; 10],
}

impl Ids {
    /// Ids from these random bytes.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| seed[at * 8 + byte]));
        let mut state = std::array::from_fn(word);
        // All zero would stay zero for ever.
        state[0] |= 1;
        Self { state, last_ms: i64::MIN, last: [0; 10] }
    }

    /// The next id, of this instant (UTC milliseconds); never before one that was made already.
    pub fn next(&mut self, at_ms: i64) -> Uid {
        if at_ms > self.last_ms {
            self.last_ms = at_ms;
            let (most, rest) = (self.random().to_le_bytes(), self.random().to_le_bytes());
            self.last[..8].copy_from_slice(&most);
            self.last[8..].copy_from_slice(&rest[..2]);
            // Room to count up in: the last seven bytes are a number.
            self.last[3] &= 0x7f;
        } else {
            for byte in self.last[3..].iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
        Uid::v7(self.last_ms, &self.last)
    }

    /// xoshiro256**: <https://prng.di.unimi.it/xoshiro256starstar.c>.
    fn random(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_even_within_a_millisecond_and_when_the_clock_goes_back() {
        let mut ids = Ids::new([7; 32]);
        let made: Vec<_> = [5, 5, 5, 4, 9, 9].into_iter().map(|ms| ids.next(ms)).collect();
        assert!(made.is_sorted() && made.windows(2).all(|two| two[0] != two[1]));
        assert_eq!(Ids::new([7; 32]).next(5), made[0], "the same bytes, the same ids");
        assert_ne!(Ids::new([8; 32]).next(5), made[0]);
    }
}
