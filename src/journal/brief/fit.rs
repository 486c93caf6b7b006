//! Two minutes are 26 lines. What there is too much of is counted, not listed.

use super::{BriefLine, BriefPart, LINES};
use crate::words::number;

/// Parts that can be shortened, and the lines they keep; the first one that is longer than the others loses a line first.
const SHORTENED: [(BriefPart, usize); 6] = [
    (BriefPart::Questions, 2),
    (BriefPart::Objections, 2),
    (BriefPart::Warnings, 1),
    (BriefPart::Promises, 1),
    (BriefPart::Unsaid, 2),
    (BriefPart::Trust, 2),
];

/// The lines of all parts, as many as there is room for. The last one of a shortened part says how many more there are.
pub(super) fn fitted(mut parts: Vec<(BriefPart, Vec<BriefLine>)>) -> Vec<BriefLine> {
    let room = LINES - 1;
    let full: Vec<usize> = parts.iter().map(|(_, lines)| lines.len()).collect();
    while parts.iter().map(|(_, lines)| lines.len()).sum::<usize>() > room {
        let excess = |lines: &[BriefLine], part| {
            let keeps = SHORTENED.iter().find(|(one, _)| *one == part).map_or(usize::MAX, |(_, keeps)| *keeps);
            lines.len().saturating_sub(keeps)
        };
        let longest = parts.iter().enumerate().max_by_key(|(at, (part, lines))| (excess(lines, *part), *at));
        match longest.map(|(at, (part, lines))| (at, excess(lines, *part))) {
            Some((at, 1..)) => parts[at].1.pop(),
            _ => break,
        };
    }
    for ((_, lines), full) in parts.iter_mut().zip(full) {
        let cut = full - lines.len();
        if let Some(last) = lines.last_mut().filter(|_| cut > 0) {
            let more = format!("and {} more", number::count(cut));
            last.aside = if last.aside.is_empty() { more } else { format!("{} · {more}", last.aside) };
        }
    }
    parts.into_iter().flat_map(|(_, lines)| lines).collect()
}
