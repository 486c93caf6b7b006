//! Further measures beside the score, each over facts alone: a file each, its definition in prose at its top. Every share
//! comes with its count, so that whoever shows it can say when that is too few.

pub mod questions;

use crate::domain::{News, Openness};

/// Openness from here on counts as frank.
pub const OPEN_FROM: u8 = 4;

/// Whether a moment told directly held something frank: openness of 4 or more, or bad news.
#[must_use]
pub fn frank(openness: Option<Openness>, news: News) -> bool {
    news == News::Bad || openness.is_some_and(|openness| openness.level() >= OPEN_FROM)
}
