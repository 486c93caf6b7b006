//! Windows of lists: any of the five kinds from steps along the list, one row more than asked for so that it is known
//! whether the list goes on.

use super::super::{Key, Page, Window};
use crate::store::{Place, Step};

impl From<Place> for Key {
    fn from(place: Place) -> Self {
        Self { at: place.at, text: place.text, id: place.id }
    }
}

fn place(key: &Key) -> Place {
    Place { at: key.at, text: key.text.clone(), id: key.id }
}

/// Gets a window by steps; `walk` gives the rows of a step in the order walked.
pub(super) fn page<R, E>(window: &Window, mut walk: impl FnMut(&Step<'_>) -> Result<Vec<R>, E>) -> Result<Page<R>, E> {
    let mut step = |from: Option<&Place>, with, back, count: usize| walk(&Step { from, with, back, limit: count });
    Ok(match window {
        Window::First(count) => {
            let after = step(None, false, false, usize::from(*count) + 1)?;
            joined(Vec::new(), after, 0, usize::from(*count))
        }
        Window::Last(count) => {
            let before = step(None, false, true, usize::from(*count) + 1)?;
            joined(before, Vec::new(), usize::from(*count), 0)
        }
        Window::After(key, count) => {
            let key = place(key);
            let before = step(Some(&key), true, true, 1)?;
            let after = step(Some(&key), false, false, usize::from(*count) + 1)?;
            joined(before, after, 0, usize::from(*count))
        }
        Window::Before(key, count) => {
            let key = place(key);
            let before = step(Some(&key), false, true, usize::from(*count) + 1)?;
            let after = step(Some(&key), true, false, 1)?;
            joined(before, after, usize::from(*count), 0)
        }
        Window::Around(key, count) => {
            let (key, count) = (place(key), usize::from(*count));
            let before = step(Some(&key), false, true, count + 1)?;
            let after = step(Some(&key), true, false, count + 1)?;
            // Where one side has less than its half, the other has the rest.
            let above = before.len().min(count / 2);
            let below = after.len().min(count - above);
            joined(before, after, count - below, below)
        }
    })
}

/// A page of at most `above` of the rows before (nearest first) and `below` of those after.
fn joined<R>(mut before: Vec<R>, mut after: Vec<R>, above: usize, below: usize) -> Page<R> {
    let (more_before, more_after) = (before.len() > above, after.len() > below);
    before.truncate(above);
    after.truncate(below);
    before.reverse();
    before.extend(after);
    Page { rows: before, more_before, more_after }
}

/// The page with each row made into another.
pub(super) fn each<R, T>(page: Page<R>, make: impl FnMut(R) -> T) -> Page<T> {
    Page { rows: page.rows.into_iter().map(make).collect(), more_before: page.more_before, more_after: page.more_after }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    /// A list of the numbers 0, 2, 4 … below `2 * len`.
    fn evens(len: i64, step: &Step<'_>) -> Vec<i64> {
        let all: Vec<i64> = (0..len).map(|n| n * 2).collect();
        let from = step.from.map(|place| place.id);
        let fits = |n: &i64| match from {
            None => true,
            Some(from) if *n == from => step.with,
            Some(from) => (*n > from) != step.back,
        };
        let mut rows: Vec<i64> = all.into_iter().filter(fits).collect();
        if step.back {
            rows.reverse();
        }
        rows.truncate(step.limit);
        rows
    }

    proptest! {
        #[test]
        fn every_window_is_a_stretch_of_the_list(len in 0_i64..30, id in -3_i64..63, count in 0_u16..40, kind in 0..5) {
            let key = Key { id, ..Key::default() };
            let window = match kind {
                0 => Window::First(count),
                1 => Window::Last(count),
                2 => Window::After(key, count),
                3 => Window::Before(key, count),
                _ => Window::Around(key, count),
            };
            let Ok(page) = page(&window, |step| Ok::<_, Infallible>(evens(len, step)));
            prop_assert!(page.rows.len() <= usize::from(count));
            prop_assert!(page.rows.windows(2).all(|pair| pair[1] == pair[0] + 2));
            let (first, last) = (page.rows.first().copied(), page.rows.last().copied());
            if let (Some(first), Some(last)) = (first, last) {
                prop_assert_eq!(page.more_before, first > 0);
                prop_assert_eq!(page.more_after, last < 2 * (len - 1));
            }
            match window {
                Window::After(..) => prop_assert!(first.is_none_or(|first| first > id && first <= (id + 2).max(0))),
                Window::Before(..) => prop_assert!(last.is_none_or(|last| last < id)),
                Window::Around(..) => {
                    prop_assert_eq!(i64::try_from(page.rows.len()), Ok(len.min(i64::from(count))));
                    prop_assert!(count == 0 || id % 2 != 0 || !(0..2 * len).contains(&id) || page.rows.contains(&id));
                }
                Window::First(..) => prop_assert!(first.is_none_or(|first| first == 0)),
                Window::Last(..) => prop_assert!(last.is_none_or(|last| last == 2 * (len - 1))),
            }
        }
    }
}
