//! The pictures of a report, as SVG within the page: lines and numbers only, no script, no outside resource. They are
//! told apart by form as well as by shade, and each says in words what it shows.

use super::{MixRow, ShareRow};
use crate::{
    domain::{Day, Tag},
    trust::{Chart, ChartPoint, measures::Share},
    words::{Dates, number},
};
use std::fmt::Write;

/// The trust chart: its size, and the frame that the lines stand in.
const WIDE: f64 = 720.0;
const HIGH: f64 = 240.0;
const LEFT: f64 = 32.0;
const RIGHT: f64 = 8.0;
const TOP: f64 = 10.0;
const FOOT: f64 = 40.0;

/// The bars of shares and months.
const BAR_WIDE: f64 = 240.0;
const BAR_HIGH: f64 = 14.0;

/// What a chart shows, in a sentence.
pub(super) fn caption(chart: &Chart, said: &str) -> String {
    let dates = Dates::default();
    let (from, to) = (dates.table(chart.first, chart.last), dates.table(chart.last, chart.last));
    let early = match chart.told_from {
        Some(day) if day > chart.first => format!("; too early to tell until {}", dates.table(day, chart.last)),
        _ => String::new(),
    };
    format!("Trust from {from} to {to}, 0 to 100, with its 90 % band: {said}{early}.")
}

/// `likely 34–51 %`; nothing where there are too few.
pub(super) fn likely(row: &ShareRow) -> String {
    row.band.map(|(low, _, high)| format!("{}–{} %", number::score(low), number::score(high))).unwrap_or_default()
}

/// Text within SVG or an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Where a day and a share stand.
struct Frame {
    first: Day,
    days: f64,
}

impl Frame {
    fn x(&self, day: Day) -> f64 {
        let part = (f64::from(day - self.first) / self.days).clamp(0.0, 1.0);
        LEFT + part * (WIDE - LEFT - RIGHT)
    }

    fn y(share: f64) -> f64 {
        TOP + (1.0 - share) * (HIGH - TOP - FOOT)
    }

    fn line(&self, points: impl Iterator<Item = (Day, f64)>) -> String {
        points.map(|(day, share)| format!("{:.1},{:.1}", self.x(day), Self::y(share))).collect::<Vec<_>>().join(" ")
    }
}

/// Trust over time: the band, the mean (dashed where it only fades), and below the days on which something was said.
pub(super) fn chart(chart: &Chart, said: &str) -> String {
    let frame = Frame { first: chart.first, days: f64::from((chart.last - chart.first).max(1)) };
    let mut out = format!(
        r#"<svg class="chart" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{}">"#,
        escaped(&caption(chart, said))
    );
    axes(&mut out, chart, &frame);
    let told: Vec<&ChartPoint> = chart.points.iter().filter(|point| point.told && point.day >= chart.first).collect();
    let upper = frame.line(told.iter().map(|point| (point.day, point.high)));
    let lower = frame.line(told.iter().rev().map(|point| (point.day, point.low)));
    let _ = write!(out, r#"<polygon class="band" points="{upper} {lower}"/>"#);
    let fading = chart.last_evidence.unwrap_or(chart.last);
    let parts = [
        ("mean", told.iter().filter(|point| point.day <= fading).collect::<Vec<_>>()),
        ("mean faded", told.iter().filter(|point| point.day >= fading).collect()),
    ];
    for (class, points) in parts {
        let line = frame.line(points.iter().map(|point| (point.day, point.mean)));
        let _ = write!(out, r#"<polyline class="{class}" points="{line}"/>"#);
    }
    for mark in &chart.marks {
        out.push_str(&form(mark.tag, frame.x(mark.last), HIGH - FOOT + 9.0));
    }
    out.push_str("</svg>");
    out
}

fn axes(out: &mut String, chart: &Chart, frame: &Frame) {
    for share in [0.0, 0.5, 1.0] {
        let y = Frame::y(share);
        let _ = write!(
            out,
            r#"<line class="rule" x1="{LEFT}" x2="{}" y1="{y:.1}" y2="{y:.1}"/><text x="{}" y="{:.1}" text-anchor="end">{}</text>"#,
            WIDE - RIGHT,
            LEFT - 4.0,
            y + 4.0,
            number::score(share)
        );
    }
    let dates = Dates::default();
    let steps = 4;
    for step in 0..=steps {
        let day = chart.first + (chart.last - chart.first) * step / steps;
        let anchor = if step == 0 {
            "start"
        } else if step == steps {
            "end"
        } else {
            "middle"
        };
        let _ = write!(
            out,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="{anchor}">{}</text>"#,
            frame.x(day),
            HIGH - 8.0,
            escaped(&dates.table(day, chart.last))
        );
    }
}

/// A tag by its form: a diamond, a square, a ring; a cross for what waits in the inbox.
fn form(tag: Option<Tag>, x: f64, y: f64) -> String {
    match tag {
        Some(Tag::CandidFeedback) => {
            format!(r#"<path class="mark" d="M{x:.1} {:.1}l4 4l-4 4l-4 -4z"/>"#, y - 4.0)
        }
        Some(Tag::Objection) => {
            format!(r#"<rect class="mark" x="{:.1}" y="{:.1}" width="6" height="6"/>"#, x - 3.0, y - 3.0)
        }
        Some(Tag::Negotiation) => format!(r#"<circle class="ring" cx="{x:.1}" cy="{y:.1}" r="3"/>"#),
        None => format!(r#"<path class="ring" d="M{:.1} {y:.1}h6"/>"#, x - 3.0),
    }
}

/// A share on 0 to 1 with its interval; nothing where there are too few.
pub(super) fn share(row: &ShareRow) -> String {
    let Some((low, at, high)) = row.band else { return String::new() };
    let mut out = format!(
        r#"<svg class="bar" viewBox="0 0 {BAR_WIDE} {BAR_HIGH}" role="img" aria-label="{}">"#,
        escaped(&format!("{}: {}", row.name, row.said))
    );
    let middle = BAR_HIGH / 2.0;
    let _ = write!(out, r#"<line class="rule" x1="0" x2="{BAR_WIDE}" y1="{middle}" y2="{middle}"/>"#);
    let x = |share: f64| 4.0 + share * (BAR_WIDE - 8.0);
    let _ = write!(
        out,
        r#"<line class="likely" x1="{:.1}" x2="{:.1}" y1="{middle}" y2="{middle}"/><circle class="mark" cx="{:.1}" cy="{middle}" r="4"/>"#,
        x(low),
        x(high),
        x(at)
    );
    out.push_str("</svg>");
    out
}

/// How the three kinds of a month are drawn.
const KINDS: [&str; 3] = ["full", "half", "open"];

/// A small square drawn as the bars of the kind at this place are.
pub(super) fn key(kind: usize) -> String {
    let class = KINDS.get(kind).copied().unwrap_or_default();
    format!(r#"<svg class="key" viewBox="0 0 10 10"><rect class="{class}" x="1" y="1" width="8" height="8"/></svg>"#)
}

/// The three counts of a month beside each other: full, hatched by shade, outlined. `most` = the greatest sum of any. Of too
/// few it says so instead, and of none nothing.
pub(super) fn mix(kinds: [&str; 3], row: &MixRow, most: u64) -> String {
    let n = row.counts.iter().sum();
    if n == 0 {
        return String::new();
    }
    if (Share { k: 0, n }).is_too_few() {
        return r#"<span class="dim">too few</span>"#.to_owned();
    }
    let said: Vec<String> = kinds.iter().zip(row.counts).map(|(kind, count)| format!("{count} {kind}")).collect();
    let mut out = format!(
        r#"<svg class="bar" viewBox="0 0 {BAR_WIDE} {BAR_HIGH}" role="img" aria-label="{}">"#,
        escaped(&format!("{}: {}", row.name, said.join(", ")))
    );
    let mut x = 1.0;
    for (class, count) in KINDS.into_iter().zip(row.counts) {
        let wide = count as f64 / most.max(1) as f64 * (BAR_WIDE - 8.0);
        if count > 0 {
            let _ = write!(out, r#"<rect class="{class}" x="{x:.1}" y="2" width="{wide:.1}" height="10"/>"#);
        }
        x += wide + if count > 0 { 2.0 } else { 0.0 };
    }
    out.push_str("</svg>");
    out
}
