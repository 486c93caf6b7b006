use super::{Behind, BriefLine, BriefPart, LINES, fit::fitted};
use proptest::prelude::*;

fn some(part: BriefPart, n: usize) -> (BriefPart, Vec<BriefLine>) {
    let line = |at| BriefLine::new(part, format!("{} {at}", part.word()), String::new(), Behind::Page);
    (part, (0..n).map(line).collect())
}

#[test]
fn what_fits_stays_as_it_is() {
    let lines = fitted(vec![some(BriefPart::Trust, 4), some(BriefPart::Questions, 21)]);
    assert_eq!(lines.len(), LINES - 1);
    assert!(lines.iter().all(|line| line.aside.is_empty()), "{lines:?}");
}

#[test]
fn what_is_too_much_is_counted() {
    let lines = fitted(vec![some(BriefPart::Trust, 4), some(BriefPart::Objections, 9), some(BriefPart::Questions, 30)]);
    assert_eq!(lines.len(), LINES - 1);
    let last = |part| lines.iter().rfind(|line| line.part == part).map(|line| line.aside.clone()).unwrap_or_default();
    let shown = |part| lines.iter().filter(|line| line.part == part).count();
    let more = 30 - shown(BriefPart::Questions);
    assert_eq!(last(BriefPart::Questions), format!("and {more} more"));
    assert!(shown(BriefPart::Objections) >= 8, "the longest goes first: {lines:?}");
}

proptest! {
    #[test]
    fn it_is_never_longer_and_no_part_goes(
        counts in prop::collection::vec(0_usize..40, BriefPart::ALL.len()),
    ) {
        // People, what happened since and first words are a line each at most; what to ask next three.
        let most = |part| match part {
            BriefPart::People | BriefPart::Since | BriefPart::FirstWords => 1,
            BriefPart::AskNext => 3,
            _ => 40,
        };
        let parts: Vec<_> = BriefPart::ALL.into_iter().zip(counts).map(|(part, n)| some(part, n.min(most(part)))).collect();
        let lines = fitted(parts.clone());
        prop_assert!(lines.len() < LINES);
        for (part, whole) in parts {
            let shown = lines.iter().filter(|line| line.part == part).count();
            prop_assert_eq!(shown == 0, whole.is_empty());
            prop_assert!(shown == whole.len() || lines.iter().any(|line| line.part == part && line.aside.contains("more")));
        }
        prop_assert!(lines.is_sorted_by_key(|line| line.part));
    }
}
