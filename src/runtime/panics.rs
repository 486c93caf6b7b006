//! What a panic said, kept until the terminal can show it.
//!
//! The hook prints nothing: on the alternate screen nobody would read it, and a write to a terminal that has gone would
//! panic again. Who catches the panic (the loop, a worker) takes the words from here and says them at the right place.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

thread_local! {
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on panics are kept instead of printed. Called once, by `main`, before any thread is started.
pub fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let said = sentence(info);
        SAID.with_borrow_mut(|kept| *kept = Some(said));
    }));
}

/// Runs `work`; a panic in it becomes an error that says what was wrong and where.
///
/// # Errors
/// What the panic said, when there was one.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|cause| {
        let kept = SAID.with_borrow_mut(Option::take);
        kept.or_else(|| words(&*cause).map(str::to_owned)).unwrap_or_else(|| "no reason given".to_owned())
    })
}

fn sentence(info: &PanicHookInfo<'_>) -> String {
    let said = words(info.payload()).unwrap_or("no reason given");
    match info.location() {
        Some(place) => format!("{said} ({}:{})", place.file(), place.line()),
        None => said.to_owned(),
    }
}

fn words(cause: &(dyn std::any::Any + Send)) -> Option<&str> {
    cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_words() {
        assert_eq!(caught(|| 7), Ok(7));
        let said = caught(|| panic!("row {} is gone", 4)).expect_err("a panic");
        assert!(said.starts_with("row 4 is gone"), "{said}");
    }
}
