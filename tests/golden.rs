//! The golden examples of the trust model: every case and every field, floats to 1e-9, all else exactly. Here by the pure
//! functions; `imported` brings them in as a file and asks the program, `written` writes them down in any order, `shown`
//! reads what is shown of them.

mod imported;
mod shown;
mod written;

use candor::{
    domain::{Day, News, Openness, QuestionState, Rhythm, Surfaced, Tag},
    trust::{
        Bend, Contribution, EntryFact, Facts, Kind, Look, Pace, QuestionFact, Rank, Standing, by_attention, by_trust,
        constants, every,
    },
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Case {
    name: String,
    today: i32,
    half_life: f64,
    rhythm: Rhythm,
    entries: Entries,
    daily: Vec<(i32, i64, i64, bool)>,
    expected: Expected,
    contributions: Option<Vec<(usize, String, f64)>>,
    bend: Option<ExpectedBend>,
    series: Option<Vec<Row>>,
    attention_rank: usize,
    trust_rank: usize,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entries {
    Each(Vec<Entry>),
    Many { repeat: usize, entry: Entry },
}

#[derive(Debug, Deserialize, Clone)]
struct Entry {
    day: i32,
    tag: String,
    openness: Option<i64>,
    surfaced: Surfaced,
    news: News,
    question: String,
    closed: Option<i32>,
    until: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(rename = "R")]
    r: f64,
    #[serde(rename = "S")]
    s: f64,
    mean: f64,
    low: f64,
    high: f64,
    uncertainty: f64,
    usual: f64,
    down: f64,
    up: f64,
    trend: String,
    state: String,
    changed_from: Option<i32>,
    since_contact: Option<i32>,
    quiet_limit: Option<f64>,
    later: usize,
}

#[derive(Deserialize)]
struct ExpectedBend {
    day: i32,
    fading: f64,
    points: Vec<(usize, String, f64)>,
}

/// `[day, mean, low, high, usual, down, up, state, trend, changed_from]`
#[derive(Deserialize)]
struct Row(i32, f64, f64, f64, f64, f64, f64, String, String, Option<i32>);

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("golden/trust_cases.json")).expect("the golden cases are JSON of this shape")
}

impl Case {
    /// Every entry has a question of its own, asked on the entry's day.
    fn facts(&self) -> Facts {
        let entries = match &self.entries {
            Entries::Each(entries) => entries.clone(),
            Entries::Many { repeat, entry } => vec![entry.clone(); *repeat],
        };
        let mut facts = Facts::default();
        for entry in &entries {
            let question = (entry.question != "none").then(|| {
                facts.questions.push(QuestionFact {
                    asked: Some(Day(entry.day)),
                    state: QuestionState::from_word(&entry.question).expect("a question's state"),
                    closed: entry.closed.map(Day),
                    until: entry.until.map(Day),
                });
                facts.questions.len() - 1
            });
            facts.entries.push(EntryFact {
                day: Day(entry.day),
                tag: (entry.tag != "none").then(|| Tag::from_word(&entry.tag).expect("a tag")),
                openness: entry.openness.map(|level| Openness::new(level).expect("an openness")),
                news: entry.news,
                surfaced: entry.surfaced,
                question,
            });
        }
        facts
    }

    fn look(&self) -> Look {
        let pace = Pace::with_half_life(Some(self.rhythm), self.half_life).expect("a half-life");
        let chart = self.series.as_deref().unwrap_or_default();
        let chart = chart.first().zip(chart.last()).map(|(first, last)| every(Day(first.0), Day(last.0), 7));
        Look::at(&self.facts(), &pace, Day(self.today), chart.into_iter().flatten())
    }
}

fn near(what: &str, got: f64, expected: f64) {
    assert!((got - expected).abs() <= 1e-9, "{what}: got {got}, expected {expected}");
}

fn days_match(name: &str, look: &Look, case: &Case) {
    let got: Vec<_> = look.days.iter().map(|sum| (sum.day.0, sum.r128, sum.s128, sum.contacts > 0)).collect();
    assert_eq!(got, case.daily, "{name}: day sums");
}

fn standing_matches(name: &str, got: &Standing, expected: &Expected) {
    for (what, got, expected) in [
        ("R", got.mass.r, expected.r),
        ("S", got.mass.s, expected.s),
        ("mean", got.mean, expected.mean),
        ("low", got.low, expected.low),
        ("high", got.high, expected.high),
        ("uncertainty", got.uncertainty, expected.uncertainty),
        ("usual", got.usual, expected.usual),
        ("down", got.down, expected.down),
        ("up", got.up, expected.up),
    ] {
        near(&format!("{name}: {what}"), got, expected);
    }
    assert_eq!(got.trend.said(), expected.trend, "{name}: trend");
    assert_eq!(got.state.said(), expected.state, "{name}: state");
    assert_eq!(got.changed_from, expected.changed_from.map(Day), "{name}: changed from");
    assert_eq!(got.since_contact(), expected.since_contact, "{name}: since contact");
    assert_eq!(got.quiet_limit.map(f64::from), expected.quiet_limit, "{name}: quiet limit");
}

fn points_match(name: &str, got: &[Contribution], expected: &[(usize, String, f64)]) {
    let said = |point: &Contribution| {
        let kind = match point.item.kind {
            Kind::Moment => "moment",
            Kind::Answered => "answered",
            Kind::Dodged => "dodged",
            Kind::Unanswered => "unanswered",
        };
        (point.item.entry.expect("every golden item has an entry"), kind.to_owned())
    };
    let named: Vec<_> = got.iter().map(said).collect();
    let expected_names: Vec<_> = expected.iter().map(|(entry, kind, _)| (*entry, kind.clone())).collect();
    assert_eq!(named, expected_names, "{name}: items");
    for (got, (entry, kind, points)) in got.iter().zip(expected) {
        near(&format!("{name}: {kind} of entry {entry}"), got.points, *points);
    }
}

fn bend_matches(name: &str, got: Option<&Bend>, expected: &ExpectedBend) {
    let got = got.unwrap_or_else(|| panic!("{name}: no bend"));
    assert_eq!(got.day, Day(expected.day), "{name}: day of the bend");
    near(&format!("{name}: fading"), got.fading, expected.fading);
    points_match(&format!("{name}: bend"), &got.points, &expected.points);
}

fn series_matches(name: &str, got: &[Standing], expected: &[Row]) {
    assert_eq!(got.len(), expected.len(), "{name}: length of the series");
    for (got, Row(day, mean, low, high, usual, down, up, state, trend, changed_from)) in got.iter().zip(expected) {
        let name = format!("{name} on day {day}");
        assert_eq!(got.day, Day(*day), "{name}: day");
        near(&format!("{name}: mean"), got.mean, *mean);
        near(&format!("{name}: low"), got.low, *low);
        near(&format!("{name}: high"), got.high, *high);
        near(&format!("{name}: usual"), got.usual, *usual);
        near(&format!("{name}: down"), got.down, *down);
        near(&format!("{name}: up"), got.up, *up);
        assert_eq!(got.state.said(), *state, "{name}: state");
        assert_eq!(got.trend.said(), *trend, "{name}: trend");
        assert_eq!(got.changed_from, changed_from.map(Day), "{name}: changed from");
    }
}

#[test]
fn every_golden_case_comes_out() {
    let cases = cases();
    assert_eq!(cases.len(), 57);
    for case in &cases {
        let look = case.look();
        days_match(&case.name, &look, case);
        standing_matches(&case.name, &look.standing, &case.expected);
        assert_eq!(look.later, case.expected.later, "{}: later", case.name);
        let huge = matches!(case.entries, Entries::Many { .. });
        assert_eq!(case.contributions.is_none(), huge, "{}: only the huge case has no contributions", case.name);
        if let Some(expected) = &case.contributions {
            points_match(&case.name, &look.points, expected);
            assert_eq!(case.bend.is_some(), !look.bends.is_empty(), "{}: whether it has a bend", case.name);
        }
        if let Some(expected) = &case.bend {
            bend_matches(&case.name, look.bends.last(), expected);
        }
        series_matches(&case.name, &look.series, case.series.as_deref().unwrap_or_default());
    }
}

#[test]
fn both_orders_come_out() {
    let cases = cases();
    let standings: Vec<_> = cases.iter().map(|case| case.look().standing).collect();
    let mut ranked: Vec<_> =
        cases.iter().zip(&standings).map(|(case, standing)| (Rank::of(standing, &case.name), case)).collect();
    ranked.sort_by(|(one, _), (other, _)| by_attention(one, other));
    let places: Vec<_> = ranked.iter().map(|(_, case)| case.attention_rank).collect();
    assert_eq!(places, (0..cases.len()).collect::<Vec<_>>(), "by attention");
    ranked.sort_by(|(one, _), (other, _)| by_trust(one, other));
    let places: Vec<_> = ranked.iter().map(|(_, case)| case.trust_rank).collect();
    assert_eq!(places, (0..cases.len()).collect::<Vec<_>>(), "by trust");
}

/// The constants as the golden file names them.
fn our_constants() -> Value {
    let by_tag = |tag| constants::tag_quarters(tag) as f64 / 4.0;
    let by_news = |news| constants::news_halves(news, Tag::Objection) as f64 / 2.0;
    let second_hand = |news| constants::second_hand_halves(news) as f64 / 2.0;
    let bad = |level| constants::bad_eighths(Some(Openness::new(level).expect("a level"))) as f64 / 8.0;
    let rhythm = |rhythm| {
        let limits = [constants::quiet_with_few_gaps(rhythm), constants::quiet_at_most(rhythm)].map(f64::from);
        serde_json::json!([constants::half_life(rhythm), limits[0], limits[1]])
    };
    serde_json::json!({
        "HALF_LIFE": constants::half_life(Rhythm::Weeks),
        "DAY_CAP": constants::DAY_CAP,
        "TAG_W": {
            "candid_feedback": by_tag(Tag::CandidFeedback),
            "objection": by_tag(Tag::Objection),
            "negotiation": by_tag(Tag::Negotiation),
        },
        "NEWS_W": {"good": by_news(News::Good), "neutral": by_news(News::Neutral), "bad": by_news(News::Bad)},
        "SECOND_W": {
            "good": second_hand(News::Good), "neutral": second_hand(News::Neutral), "bad": second_hand(News::Bad),
        },
        "HAGGLE": constants::news_halves(News::Bad, Tag::Negotiation) as f64 / 2.0,
        "VOLUNTEERED": constants::VOLUNTEERED_HALVES as f64 / constants::ASKED_HALVES as f64,
        "BAD_OPEN": {"1": bad(1), "2": bad(2), "3": bad(3), "4": bad(4), "5": bad(5)},
        "ANSWERED": constants::ANSWERED_QUARTERS as f64 / 4.0,
        "DODGED": constants::DODGED_QUARTERS as f64 / 4.0,
        "OVERDUE": constants::UNANSWERED_QUARTERS as f64 / 4.0,
        "GRACE": constants::GRACE,
        "USUAL": constants::USUAL_FADES,
        "ACCOUNT": constants::ACCOUNT_FADES,
        "SLACK": constants::SLACK,
        "ALARM": constants::ALARM,
        "ALARM_MAX": constants::ALARM_MAX,
        "READY_MASS": constants::READY_MASS,
        "READY_DAYS": constants::READY_DAYS,
        "QUIET_K": f64::from(constants::QUIET_FACTOR),
        "QUIET_MIN": f64::from(constants::QUIET_AT_LEAST),
        "QUIET_GAPS": constants::QUIET_GAPS,
        "RHYTHM": {
            "weeks": rhythm(Rhythm::Weeks), "months": rhythm(Rhythm::Months), "years": rhythm(Rhythm::Years),
        },
        "UNRATED": constants::UNRATED,
    })
}

#[test]
fn the_constants_are_the_golden_ones() {
    let golden: Value = serde_json::from_str(include_str!("golden/trust_constants.json")).expect("JSON");
    assert_eq!(our_constants(), golden);
}
