//! A report as one HTML page: the template stands in `templates/report.html`; here is only what it cannot say.

use super::{Block, Report, picture};
use askama::Template;

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
    fn share(&self, row: &super::ShareRow) -> String {
        picture::share(row)
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn likely(&self, row: &super::ShareRow) -> String {
        picture::likely(row)
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
