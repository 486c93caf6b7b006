//! Random bytes from the operating system, for the names of rows. Below the runtime they come as an argument.

/// Ten random bytes: what `Uid::v7` takes beside the time.
#[must_use]
pub fn ten_bytes() -> [u8; 10] {
    // Version and variant sit in bytes 6 and 8 of a random UUID; the first six and the last seven are random wholly.
    let [a, b, c, d, e, f, _, _, _, g, h, i, j, ..] = uuid::Uuid::new_v4().into_bytes();
    [a, b, c, d, e, f, g, h, i, j]
}

/// Thirty-two random bytes: what `Ids::new` takes.
#[must_use]
pub fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    for part in seed.chunks_mut(10) {
        part.copy_from_slice(&ten_bytes()[..part.len()]);
    }
    seed
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_are_alike_and_every_bit_moves() {
        let drawn: Vec<_> = (0..512).map(|_| ten_bytes()).collect();
        assert_eq!(drawn.iter().collect::<HashSet<_>>().len(), drawn.len());
        for at in 0..10 {
            let (ones, zeros) =
                drawn.iter().fold((0, 0), |(ones, zeros), bytes| (ones | bytes[at], zeros | !bytes[at]));
            assert_eq!((ones, zeros), (0xff, 0xff), "byte {at}");
        }
    }
}
