//! The arithmetic behind a score in words: the same on the screen, copied, and from `candor trust --explain`.

use crate::{
    domain::{Day, News, Surfaced},
    journal::{Arithmetic, Counts, EvidenceRow},
    trust::{Kind, State, Trend},
    words::{Dates, number, one_line, quoted},
};

/// Where everybody starts.
pub const START: &str = "nobody knows yet, so we start in the middle";

/// The same where there is little room.
pub const START_SHORT: &str = "where everybody starts";

/// Where there is no evidence.
pub const NOTHING: &str = "Nothing is marked yet. n writes down what they said, M marks it.";

/// The question that is answered: `Why 76?`
#[must_use]
pub fn why(sum: &Arithmetic) -> String {
    match sum.look.now.trend {
        Trend::TooEarly => "Why no number yet?".to_owned(),
        _ => format!("Why {}?", number::score(sum.look.now.mean)),
    }
}

/// Whose, and when: `Halvorsen Castings on Thu 19 Nov`; of an earlier day than today `…, as known then`.
#[must_use]
pub fn whose(sum: &Arithmetic, dates: Dates, today: Day) -> String {
    let then = if sum.as_of == today { "" } else { ", as known then" };
    format!("{} on {}{then}", sum.prospect.name, dates.weekday(sum.as_of, today))
}

/// What is weighed: `said openly weighs 6.8, kept back 1.4; everybody starts with 1 and 1`.
#[must_use]
pub fn weighs(sum: &Arithmetic) -> String {
    let mass = sum.standing().mass;
    format!("said openly weighs {:.1}, kept back {:.1}; everybody starts with 1 and 1", mass.r, mass.s)
}

/// What the score is without something: `without 21 Oct it is 72.3 instead of 76.1`. `what` = what is left out.
#[must_use]
pub fn without(sum: &Arithmetic, what: &str) -> Option<String> {
    let then = sum.without.as_ref()?;
    Some(format!("without {what} it is {:.1} instead of {:.1}", 100.0 * then.mean, 100.0 * sum.look.now.mean))
}

/// What a piece is: `bad news, volunteered, openness 5`, `question dodged`.
#[must_use]
pub fn what(row: &EvidenceRow) -> String {
    let Some(told) = row.told else {
        return match row.kind {
            Kind::Moment => "moment",
            Kind::Answered => "question answered",
            Kind::Dodged => "question dodged",
            Kind::Unanswered if row.counts == Counts::Later => "question still pending",
            Kind::Unanswered => "question left lying",
        }
        .to_owned();
    };
    let news = match told.news {
        News::Bad => "bad news",
        News::Good => "good news",
        News::Neutral => "neutral",
    };
    let openness = match (told.surfaced, told.openness) {
        (Surfaced::SecondHand, _) => String::new(),
        (_, Some(openness)) => format!(", openness {}", openness.level()),
        (_, None) => ", not marked".to_owned(),
    };
    let surfaced = told.surfaced.said().replace("second hand", "second-hand");
    format!("{news}, {surfaced}{openness}")
}

/// A weight: `2.25`, `0`.
#[must_use]
pub fn weight(weight: f64) -> String {
    if weight > 0.0 { format!("{weight:.2}") } else { "0".to_owned() }
}

/// A share of 1: `96 %`; nothing for all of it.
#[must_use]
pub fn left(share: f64) -> String {
    match number::score(share) {
        _ if share >= 1.0 => String::new(),
        0 => "< 1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// How strong a piece is and what is left of it: `open 2.25, day cap 96 %, faded to 72 %`.
#[must_use]
pub fn strength(row: &EvidenceRow) -> String {
    let weighing = |says, value: f64| (value > 0.0).then(|| format!("{says} {}", weight(value)));
    let less = |says, share: f64| (share < 1.0).then(|| format!("{says} {}", left(share)));
    let weighed = [weighing("open", row.r), weighing("shut", row.s)];
    let weighed: Vec<String> = weighed.into_iter().flatten().collect();
    if weighed.is_empty() {
        return "weighs nothing".to_owned();
    }
    let left = [less("day cap", row.cap), less("faded to", row.fade)];
    weighed.into_iter().chain(left.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

/// What a piece gives, or why it gives nothing: `+7.5`, `later`, `left out`.
#[must_use]
pub fn points(row: &EvidenceRow) -> String {
    match row.counts {
        Counts::Now => number::points(row.points),
        Counts::Later => "later".to_owned(),
        Counts::LeftOut => "left out".to_owned(),
    }
}

/// How its points come about: `50 × day cap 0.957 × faded 0.718 × (open 2.25 − shut 0) / 10.24 = +7.5`.
#[must_use]
pub fn formula(row: &EvidenceRow, sum: &Arithmetic, dates: Dates) -> String {
    match row.counts {
        Counts::LeftOut => "not in this sum: left out, or gone with what is".to_owned(),
        Counts::Later => format!("counts from {} on, unless something becomes of it before", dates.long(row.day)),
        Counts::Now if row.r <= 0.0 && row.s <= 0.0 && row.kind == Kind::Moment => weighs_nothing(row).to_owned(),
        Counts::Now => format!(
            "50 × day cap {:.3} × faded {:.3} × (open {} − shut {}) / {:.2} = {}",
            row.cap,
            row.fade,
            row.r,
            row.s,
            2.0 + sum.standing().mass.total(),
            number::points(row.points),
        ),
    }
}

fn weighs_nothing(row: &EvidenceRow) -> &'static str {
    match row.told {
        Some(told) if told.surfaced == Surfaced::SecondHand => "good news from others says nothing about them",
        _ => "nobody marked how openly it was said, so it weighs nothing: t marks it",
    }
}

/// 100 times the mean, to the tenth: what 50 and all points add up to.
#[must_use]
pub fn mean(sum: &Arithmetic) -> String {
    format!("{:.1}", 100.0 * sum.standing().mean)
}

/// What is shown of it: `trust 76, likely 52 to 94`.
#[must_use]
pub fn outcome(sum: &Arithmetic, dates: Dates, today: Day) -> String {
    let now = sum.standing();
    match (now.state, &sum.look.last_talk) {
        _ if now.trend == Trend::TooEarly => "too early to tell, so no number is shown".to_owned(),
        (State::GoneQuiet, Some(then)) if sum.without.is_none() && then.trend != Trend::TooEarly => {
            let (was, day) = (number::score(then.mean), dates.table(then.day, today));
            format!("gone quiet, so what is shown is {was}, of the last talk on {day}")
        }
        _ => format!("trust {}, {}", number::score(now.mean), number::likely_spoken(now.low, now.high)),
    }
}

/// A piece as a line of text:
/// `  +7.5  21 Oct  bad news, volunteered, openness 5: open 2.25, day cap 96 %, faded to 72 %  “Your quoting …”`; what is
/// private says so before its words.
#[must_use]
pub fn line(row: &EvidenceRow, dates: Dates, today: Day) -> String {
    let how = strength(row);
    let words = quoted(&(one_line(&row.text, usize::MAX) + if row.cut { "…" } else { "" }));
    let private = if row.private { "private  " } else { "" };
    format!("{:>8}  {}  {}: {how}  {private}{words}", points(row), dates.table(row.day, today), what(row))
}

/// What stands above the lines of text.
#[must_use]
pub fn head(sum: &Arithmetic, dates: Dates, today: Day) -> [String; 2] {
    let first = format!("{} {}: {}", why(sum), whose(sum, dates, today), weighs(sum));
    [first, format!("{:>8}  {START}", "50.0")]
}

/// What stands below them.
#[must_use]
pub fn foot(sum: &Arithmetic, dates: Dates, today: Day) -> String {
    let is_early = sum.standing().trend == Trend::TooEarly;
    let sums = if is_early { String::new() } else { format!("= {}", mean(sum)) };
    format!("{sums:>8}  {}", outcome(sum, dates, today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Openness, Tag, Uid},
        journal::{Key, Told},
    };

    fn row(kind: Kind, told: Option<Told>) -> EvidenceRow {
        EvidenceRow {
            key: Key::default(),
            day: Day::from_iso("2026-10-21").expect("a day"),
            kind,
            entry: Some(Uid::v7(1, &[0; 10])),
            question: None,
            talk: None,
            text: "Your quoting\nis slow.".to_owned(),
            cut: false,
            private: false,
            told,
            r: 2.25,
            s: 0.0,
            cap: 0.957,
            fade: 0.718,
            points: 7.52,
            counts: Counts::Now,
        }
    }

    fn told(news: News, surfaced: Surfaced, level: i64) -> Told {
        Told { tag: Some(Tag::CandidFeedback), openness: Openness::new(level).ok(), news, surfaced }
    }

    #[test]
    fn a_line_of_text_says_all_that_the_screen_says() {
        let today = Day::from_iso("2026-11-19").expect("a day");
        let said = |row: &EvidenceRow| line(row, Dates::default(), today);
        let mut one = row(Kind::Moment, Some(told(News::Bad, Surfaced::Volunteered, 5)));
        assert_eq!(
            said(&one),
            "    +7.5  21 Oct  bad news, volunteered, openness 5: open 2.25, day cap 96 %, faded to 72 %  “Your quoting is slow.”"
        );
        (one.r, one.cap, one.points, one.told) = (0.0, 1.0, 0.0, Some(told(News::Neutral, Surfaced::Asked, 0)));
        assert_eq!(said(&one), "     0.0  21 Oct  neutral, asked, not marked: weighs nothing  “Your quoting is slow.”");
        (one.s, one.counts, one.told) = (1.5, Counts::LeftOut, Some(told(News::Bad, Surfaced::SecondHand, 3)));
        assert!(said(&one).starts_with("left out  21 Oct  bad news, second-hand: shut 1.50, faded to 72 %  “"));
        one.private = true;
        assert!(said(&one).ends_with("faded to 72 %  private  “Your quoting is slow.”"), "{}", said(&one));
    }

    #[test]
    fn each_kind_has_its_words() {
        let mut one = row(Kind::Unanswered, None);
        assert_eq!(what(&one), "question left lying");
        one.counts = Counts::Later;
        assert_eq!((what(&one).as_str(), points(&one).as_str()), ("question still pending", "later"));
        assert_eq!(what(&row(Kind::Dodged, None)), "question dodged");
    }
}
