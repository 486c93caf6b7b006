//! Hours and days as the shell says them.

use crate::{
    domain::{Held, Moment},
    words::Dates,
};

/// When something was held, after a comma: `today 14:06`, `yesterday 16:00`, `Tue 17 Nov, 09:30`.
pub(super) fn said(held: Held, now: Moment) -> String {
    let (dates, today) = (Dates::default(), now.day());
    let near = match today - held.day() {
        0 => "today",
        1 => "yesterday",
        _ => return dates.detail(held, today),
    };
    match held.local().1 {
        Some(time) => format!("{near} {}", dates.hour(time)),
        None => near.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;

    #[test]
    fn near_days_have_names() {
        let held = |iso| Held::from_iso(iso).expect("a time");
        let now = Moment { utc: held("2026-11-19T14:06:00+01:00").at, zone: Zone::Fixed(60) };
        assert_eq!(said(now.held(), now), "today 14:06");
        assert_eq!(said(held("2026-11-18T16:00:00+01:00"), now), "yesterday 16:00");
        assert_eq!(said(held("2026-11-18"), now), "yesterday");
        assert_eq!(said(held("2026-11-17T09:30:00+01:00"), now), "Tue 17 Nov, 09:30");
    }
}
