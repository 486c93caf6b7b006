//! A row of days as bytes, to be kept: 5 to 7 bytes a day. Not a format for others: it has no name and no version of its
//! own, whoever keeps it notes the model beside it.
//!
//! A day is four whole numbers: days since the row before (the first: since day 0, with its sign), 128·r, 128·s, contacts.
//! Each is written in groups of seven bits, the lowest first, the eighth bit saying that more follow.

use super::days::DaySum;
use crate::domain::Day;

/// The days as bytes. They are in order, each once; sums are never negative, and one that is counts as 0.
#[must_use]
pub fn pack(days: &[DaySum]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(days.len() * 7);
    let mut before = 0_i64;
    for sum in days {
        let day = i64::from(sum.day.0);
        put(&mut bytes, signless(day - before));
        before = day;
        put(&mut bytes, sum.r128.max(0).cast_unsigned());
        put(&mut bytes, sum.s128.max(0).cast_unsigned());
        put(&mut bytes, u64::from(sum.contacts));
    }
    bytes
}

/// The days in these bytes; `None` if they are no such bytes.
#[must_use]
pub fn unpack(mut bytes: &[u8]) -> Option<Vec<DaySum>> {
    let mut days = Vec::with_capacity(bytes.len() / 5);
    let mut before = 0_i64;
    while !bytes.is_empty() {
        let day = before.checked_add(signed(take(&mut bytes)?))?;
        if !days.is_empty() && day <= before {
            return None;
        }
        before = day;
        let mut whole = || i64::try_from(take(&mut bytes)?).ok();
        let (r128, s128, contacts) = (whole()?, whole()?, whole()?);
        days.push(DaySum { day: Day(day.try_into().ok()?), r128, s128, contacts: contacts.try_into().ok()? });
    }
    Some(days)
}

/// Small numbers of either sign as small numbers without one.
const fn signless(number: i64) -> u64 {
    (number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned()
}

const fn signed(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7f);
        // The tenth byte has room for one bit.
        if shift == 63 && bits > 1 {
            return None;
        }
        number |= bits << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn days() -> impl Strategy<Value = Vec<DaySum>> {
        let sum = |size: i64, busy: u32| (any::<i32>(), 0..=size, 0..=size, 0..=busy);
        let wild = vec(sum(i64::MAX, u32::MAX), 0..20);
        let usual = vec(sum(600, 5).prop_map(|(day, r, s, n)| (20_000 + day % 2_000, r, s, n)), 0..80);
        prop_oneof![wild, usual].prop_map(|mut days| {
            days.sort_unstable();
            days.dedup_by_key(|sum| sum.0);
            days.into_iter().map(|(day, r128, s128, contacts)| DaySum { day: Day(day), r128, s128, contacts }).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(days in days()) {
            prop_assert_eq!(unpack(&pack(&days)), Some(days));
        }

        #[test]
        fn any_bytes_are_days_or_none(bytes in vec(any::<u8>(), 0..60)) {
            if let Some(days) = unpack(&bytes) {
                prop_assert!(days.is_sorted_by(|one, next| one.day < next.day));
                prop_assert_eq!(unpack(&pack(&days)), Some(days));
            }
        }
    }

    #[test]
    fn a_usual_day_takes_six_bytes() {
        let day = |n| DaySum { day: Day(20_000 + 9 * n), r128: 192, s128: 64, contacts: 2 };
        let days: Vec<_> = (0..100).map(day).collect();
        assert_eq!(pack(&days).len(), 100 * 5 + 2);
        assert!(pack(&[]).is_empty());
        // Days that do not ascend, a number cut off, one too large.
        for bytes in [&[2, 0, 0, 0, 0, 0, 0, 0][..], &[2, 0, 0x80], &[0xff; 12]] {
            assert_eq!(unpack(bytes), None, "{bytes:?}");
        }
    }
}
