//! Numbers: trust with its band, points, counts, shares; and the two casts of the house that may lose something.
//!
//! Trust comes as shares of 1 (as `trust` computes it) and is said on 0–100.

/// The nearest whole number, halves away from zero; beyond `i64` its ends, not a number 0.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "one of the two places: `as` saturates, and the value is whole")]
pub fn nearest(value: f64) -> i64 {
    value.round() as i64
}

/// A number of columns or rows as the terminal counts them; more than it can have is its most.
#[must_use]
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// A share of 1 on 0–100: `0.7609` is 76.
#[must_use]
pub fn score(share: f64) -> i64 {
    nearest(share * 100.0)
}

/// Trust with half its 90 % band, from shares of 1: `76 ±21`.
#[must_use]
pub fn with_band(mean: f64, low: f64, high: f64) -> String {
    format!("{} ±{}", score(mean), nearest((high - low) * 50.0))
}

/// The 90 % band from shares of 1: `likely 52–94`.
#[must_use]
pub fn likely(low: f64, high: f64) -> String {
    format!("likely {}–{}", score(low), score(high))
}

/// The same for readers that speak: `likely 52 to 94`.
#[must_use]
pub fn likely_spoken(low: f64, high: f64) -> String {
    format!("likely {} to {}", score(low), score(high))
}

/// Points that moved, one decimal, with a real minus: `+7.4`, `−1.2`, `0.0`.
#[must_use]
pub fn points(points: f64) -> String {
    let tenths = nearest(points * 10.0);
    let said = format!("{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    signed(tenths, said)
}

/// Whole points that moved: `+34`, `−7`, `0`.
#[must_use]
pub fn whole_points(points: f64) -> String {
    let whole = nearest(points);
    signed(whole, whole.unsigned_abs().to_string())
}

fn signed(value: i64, said: String) -> String {
    match value.signum() {
        1 => format!("+{said}"),
        -1 => format!("−{said}"),
        _ => said,
    }
}

/// A count with its thousands parted: `12,480`. Any whole number will do; there is no count below 0.
#[must_use]
pub fn count(count: impl TryInto<u64>) -> String {
    let digits = count.try_into().unwrap_or(0).to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share with its count: `7 of 9`.
#[must_use]
pub fn share(part: impl TryInto<u64>, of: impl TryInto<u64>) -> String {
    format!("{} of {}", count(part), count(of))
}

/// `42 %`, but only where there are at least 20: below, a percentage says more than is known.
#[must_use]
pub fn percent(part: impl TryInto<u64>, of: impl TryInto<u64>) -> Option<String> {
    let (part, of) = (part.try_into().unwrap_or(0), of.try_into().unwrap_or(0));
    (of >= 20).then(|| format!("{} %", nearest(100.0 * part as f64 / of as f64)))
}

/// The size of a file: `512 bytes`, `48 kB`, `3.2 MB`.
#[must_use]
pub fn bytes(size: u64) -> String {
    const MB: u64 = 1_000_000;
    match size {
        0..1000 => super::counted(size, "byte"),
        1000..MB => format!("{} kB", size / 1000),
        _ => format!("{}.{} MB", size / MB, size % MB / 100_000),
    }
}

/// A clock that counts up: `0:14`, `12:05`, `1:02:03`.
#[must_use]
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_is_said_with_its_band() {
        assert_eq!(with_band(0.7609, 0.521, 0.938), "76 ±21");
        assert_eq!(likely(0.521, 0.938), "likely 52–94");
        assert_eq!(likely_spoken(0.521, 0.938), "likely 52 to 94");
    }

    #[test]
    fn points_have_a_sign_that_is_true() {
        let said: Vec<_> = [7.44, -1.2, 0.04, -0.04, -0.05, 12.0].into_iter().map(points).collect();
        assert_eq!(said, ["+7.4", "−1.2", "0.0", "0.0", "−0.1", "+12.0"]);
        assert_eq!([34.4, -7.0, 0.2].map(whole_points), ["+34", "−7", "0"]);
    }

    #[test]
    fn counts_and_shares() {
        assert_eq!([0, 999, 1000, 12_480, 1_000_000].map(count), ["0", "999", "1,000", "12,480", "1,000,000"]);
        assert_eq!(share(7, 9), "7 of 9");
        assert_eq!((percent(7, 9), percent(13, 31).as_deref()), (None, Some("42 %")));
        assert_eq!([1, 48_211, 3_290_000].map(bytes), ["1 byte", "48 kB", "3.2 MB"]);
        assert_eq!([14, 725, 3723].map(clock), ["0:14", "12:05", "1:02:03"]);
    }

    #[test]
    fn casts_saturate() {
        assert_eq!([f64::NAN, f64::INFINITY, 2.5, -2.5].map(nearest), [0, i64::MAX, 3, -3]);
        assert_eq!((cells(7), cells(usize::MAX)), (7, u16::MAX));
    }
}
