//! A report as one HTML page: the template stands in `templates/report.html`; here is only what it cannot say.

use super::{Block, Report, calendar, picture};
use crate::words::{number, width};
use askama::Template;

/// A part of a line is not broken up to so many columns.
const UNBROKEN: usize = 24;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
}

impl Page<'_> {
    /// The picture of a block, where it has one.
    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn chart(&self, chart: &crate::trust::Chart, said: &str) -> String {
        picture::chart(chart, said)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn caption(&self, chart: &crate::trust::Chart, said: &str) -> String {
        picture::caption(chart, said)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn days(&self, of: &crate::trust::measures::Calendar, said: &str) -> String {
        calendar::picture(of, said)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn days_caption(&self, of: &crate::trust::measures::Calendar, said: &str) -> String {
        calendar::caption(of, said)
    }

    /// Whether there is a share to draw: of too few none is.
    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn drawn(&self, rows: &[super::ShareRow]) -> bool {
        rows.iter().any(|row| row.band.is_some())
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn share(&self, row: &super::ShareRow) -> String {
        picture::share(row)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn likely(&self, row: &super::ShareRow) -> String {
        picture::likely(row)
    }

    /// How the bars of the months show the kind at this place.
    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "a template calls methods with references"
    )]
    fn key(&self, kind: &usize) -> String {
        picture::key(*kind)
    }

    /// Short parts of a line of several stay whole where it breaks.
    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn unbroken(&self, parts: &str) -> String {
        let whole = |part: &str| if width(part) > UNBROKEN { part.to_owned() } else { part.replace(' ', "\u{a0}") };
        parts.split(" · ").map(whole).collect::<Vec<_>>().join("\u{a0}· ")
    }

    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "a template calls methods with references"
    )]
    fn count(&self, count: &u64) -> String {
        number::count(*count)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn mix(&self, kinds: &[&'static str; 3], row: &super::MixRow, rows: &[super::MixRow]) -> String {
        let most = rows.iter().map(|row| row.counts.iter().sum()).max().unwrap_or(0);
        picture::mix(*kinds, row, most)
    }
}

/// The page as HTML: one file, without script and without anything from outside.
///
/// # Errors
/// The template could not be filled, which no words can bring about.
pub fn html(report: &Report) -> Result<String, String> {
    Page { report }.render().map_err(|error| error.to_string())
}
