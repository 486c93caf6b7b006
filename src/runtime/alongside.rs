//! Two halves of one job side by side: one makes things, the other takes them, in a thread of its own.

use std::{io, sync::mpsc::sync_channel, thread};

/// So many things are handed over together, for handing over costs more than most things do; fewer, once they weigh so
/// much in bytes.
const TOGETHER: usize = 64;
const WEIGHT: usize = 256 * 1024;

/// So often the maker may be ahead of the taker. It bounds what both hold.
const AHEAD: usize = 3;

/// Runs `make` here and `take` in a thread. What `make` gives to its argument, each thing with its weight in bytes, comes
/// out of the iterator of `take`, in order; it is answered `false` once `take` has ended, and then nobody needs more.
///
/// # Errors
/// When the system gives no thread. A panic of `take` goes on here.
pub fn alongside<T: Send, A, B: Send>(
    make: impl FnOnce(&mut dyn FnMut(T, usize) -> bool) -> A,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> B + Send,
) -> io::Result<(A, B)> {
    let (to, from) = sync_channel::<Vec<T>>(AHEAD);
    thread::scope(|scope| {
        let taker = thread::Builder::new()
            .name("alongside".to_owned())
            .spawn_scoped(scope, move || take(&mut from.into_iter().flatten()))?;
        let (mut some, mut weight) = (Vec::with_capacity(TOGETHER), 0);
        let made = make(&mut |one, weighs| {
            some.push(one);
            weight += weighs;
            if some.len() < TOGETHER && weight < WEIGHT {
                return true;
            }
            weight = 0;
            to.send(std::mem::replace(&mut some, Vec::with_capacity(TOGETHER))).is_ok()
        });
        // The rest; if nobody takes it, that is the taker's to say.
        let _ = to.send(some);
        drop(to);
        match taker.join() {
            Ok(taken) => Ok((made, taken)),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_arrives_in_order() {
        for many in [0, 1, TOGETHER, 10 * TOGETHER + 7] {
            let (made, taken) = alongside(
                |pass| (0..many).filter(|one| pass(*one, if one % 5 == 0 { WEIGHT } else { 1 })).count(),
                |all| all.collect::<Vec<_>>(),
            )
            .expect("a thread");
            assert_eq!(made, many);
            assert_eq!(taken, (0..many).collect::<Vec<_>>());
        }
    }

    #[test]
    fn who_has_enough_ends_it() {
        let (made, taken) =
            alongside(|pass| (0..u64::MAX).take_while(|one| pass(*one, 1)).count(), |all| all.take(100).sum::<u64>())
                .expect("a thread");
        assert_eq!(taken, 99 * 100 / 2);
        assert!(made >= 100);
    }
}
