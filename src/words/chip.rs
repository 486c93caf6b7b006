//! A part of a query as a chip says it: `tag objection`, `since 1 Sep`, `told to your face`. What figures are counted by
//! has words of its own, for nobody typed it.

use super::{Dates, shown};
use crate::domain::{
    Channel, Day, News, QuestionState, Reception, Stage, Surfaced, Tag, TrustState,
    filter::{FollowUpIs, Has, Node, OpennessIs, Seconds, Term, TrustIs, When, Words},
};

/// The words of a chip. Days that were typed as dates are said as dates; `last month` stays what it is.
#[must_use]
pub fn chip(node: &Node, dates: Dates, today: Day) -> String {
    let said = said(node, dates, today);
    shown(&said).replace('\n', " ")
}

fn said(node: &Node, dates: Dates, today: Day) -> String {
    let each = |nodes: &[Node], between: &str| {
        nodes.iter().map(|node| said(node, dates, today)).collect::<Vec<_>>().join(between)
    };
    match node {
        Node::Term(Term::Words(words)) => phrase(words),
        Node::Term(Term::View(name)) => format!("view {}", name.trim().replace(['-', '_'], " ")),
        Node::Term(Term::Open(open)) => format!("objection {}", if *open { "not settled" } else { "settled" }),
        Node::Term(Term::Tag(tags)) if tags[..] == [None] => "in the inbox".to_owned(),
        Node::Term(Term::Openness(levels)) if is_any_openness(levels) => "openness marked".to_owned(),
        Node::Term(term) => {
            let values = values(term, dates, today).join(" or ");
            lead(term).map_or_else(|| values.clone(), |lead| format!("{lead} {values}"))
        }
        Node::Not(inner) => match &**inner {
            Node::Term(Term::Tag(tags)) if tags[..] == [None] => "tagged".to_owned(),
            Node::Term(Term::Surfaced(ways)) if ways[..] == [Surfaced::SecondHand] => "told to your face".to_owned(),
            Node::Term(_) => format!("not {}", said(inner, dates, today)),
            _ => format!("not ({})", said(inner, dates, today)),
        },
        Node::Any(nodes) => each(nodes, " or "),
        Node::All(nodes) => each(nodes, " and "),
    }
}

/// What stands before the values; `None` where they speak for themselves.
fn lead(term: &Term) -> Option<&'static str> {
    match term {
        Term::Who(_) => Some("with"),
        Term::By(_) => Some("said by"),
        Term::On(_) | Term::Surfaced(_) => None,
        Term::Reception(_) => Some("you"),
        Term::Text(_) => Some("in the words"),
        term => Some(term.key()),
    }
}

/// Whether these are all levels there are: it is marked at all.
fn is_any_openness(levels: &[OpennessIs]) -> bool {
    matches!(levels, [OpennessIs::Between(low, high)] if (low.level(), high.level()) == (1, 5))
}

fn values(term: &Term, dates: Dates, today: Day) -> Vec<String> {
    fn each<T: Copy>(values: &[T], said: impl Fn(T) -> String) -> Vec<String> {
        values.iter().map(|value| said(*value)).collect()
    }
    let none = || "none".to_owned();
    let span = |when: &When| span(when, dates, today);
    match term {
        Term::Who(names) | Term::Contact(names) | Term::By(names) | Term::Label(names) => names.clone(),
        Term::Tag(tags) => each(tags, |tag| tag.map_or_else(none, Tag::said)),
        Term::Stage(stages) => each(stages, Stage::said),
        Term::Channel(channels) => each(channels, Channel::said),
        Term::News(news) => each(news, News::said),
        Term::Surfaced(surfaced) => each(surfaced, came_out),
        Term::Openness(levels) => each(levels, openness),
        Term::Silence(stretches) => each(stretches, seconds),
        Term::Reception(receptions) => {
            each(receptions, |reception| reception.map_or_else(|| "did not note how".to_owned(), Reception::said))
        }
        Term::Question(states) => each(states, QuestionState::said),
        Term::Open(open) => vec![if *open { "not settled" } else { "settled" }.to_owned()],
        Term::On(spans) => spans.iter().map(span).collect(),
        Term::Since(when) | Term::Until(when) => vec![span(when)],
        Term::Text(words) => words.iter().map(phrase).collect(),
        Term::FollowUp(states) => each(states, FollowUpIs::said),
        Term::Trust(numbers) => each(numbers, trust),
        Term::State(states) => each(states, TrustState::said),
        Term::Has(things) => each(things, Has::said),
        Term::View(name) => vec![name.clone()],
        Term::Words(words) => vec![phrase(words)],
    }
}

/// A phrase in quotes, a single word bare.
fn phrase(words: &Words) -> String {
    let text = words.text.trim();
    let said = if text.contains(char::is_whitespace) { format!("“{text}”") } else { text.to_owned() };
    if words.prefix { said + "…" } else { said }
}

fn came_out(surfaced: Surfaced) -> String {
    match surfaced {
        Surfaced::Volunteered => "volunteered",
        Surfaced::Asked => "said when asked",
        Surfaced::SecondHand => "heard second-hand",
    }
    .to_owned()
}

fn openness(is: OpennessIs) -> String {
    match is {
        OpennessIs::NotMarked => "not marked".to_owned(),
        OpennessIs::Between(low, high) if low == high => low.level().to_string(),
        OpennessIs::Between(low, high) => format!("{}–{}", low.level(), high.level()),
    }
}

fn trust(is: TrustIs) -> String {
    match is {
        TrustIs::TooEarly => "too early to tell".to_owned(),
        TrustIs::Between(low, high) if low == high => low.to_string(),
        TrustIs::Between(0, high) => format!("{high} or less"),
        TrustIs::Between(low, 100) => format!("{low} or more"),
        TrustIs::Between(low, high) => format!("{low}–{high}"),
    }
}

fn seconds(seconds: Seconds) -> String {
    match (seconds.from, seconds.to) {
        (from, None) => format!("{from} s or more"),
        (from, Some(to)) if from == to => format!("{from} s"),
        (0, Some(to)) => format!("{to} s or less"),
        (from, Some(to)) => format!("{from}–{to} s"),
    }
}

fn span(when: &When, dates: Dates, today: Day) -> String {
    let table = |day| dates.table(day, today);
    if when.said == when.first.iso() {
        table(when.first)
    } else if when.said == When::between(when.first, when.last).said {
        format!("{} – {}", table(when.first), table(when.last))
    } else {
        when.said.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Held, Moment, Zone, filter::Filter};

    #[test]
    fn chips_are_read_at_a_glance() {
        let held = Held::from_iso("2026-11-19T14:05:00+00:00").expect("a time");
        let now = Moment { utc: held.at, zone: Zone::Fixed(0) };
        for (query, said) in [
            ("tag:objection", "tag objection"),
            ("tag:candid,none", "tag candid feedback or none"),
            ("-news:good", "not news good"),
            ("since:2026-09-01", "since 1 Sep"),
            ("until:2025-12-09", "until 9 Dec 2025"),
            ("since:\"last month\"", "since last month"),
            ("on:2026-09-01..2026-09-30", "1 Sep – 30 Sep"),
            ("on:\"last week\"", "last week"),
            ("tag:none", "in the inbox"),
            ("-tag:none", "tagged"),
            ("-surfaced:second-hand", "told to your face"),
            ("-surfaced:volunteered", "not volunteered"),
            ("(openness:1..5 or news:bad)", "openness marked or news bad"),
            ("(openness:4..5 or news:bad)", "openness 4–5 or news bad"),
            ("reception:defended", "you defended"),
            ("reception:clarified,none", "you clarified or did not note how"),
            ("by:dana", "said by dana"),
            ("text:price", "in the words price"),
            ("openness:4..", "openness 4–5"),
            ("openness:none,2", "openness not marked or 2"),
            ("silence:10..", "silence 10 s or more"),
            ("surfaced:second-hand", "heard second-hand"),
            ("open:yes", "objection not settled"),
            ("open:no", "objection settled"),
            ("follow-up:overdue", "follow-up overdue"),
            ("trust:..40", "trust 40 or less"),
            ("trust:60..", "trust 60 or more"),
            ("trust:none,40..60", "trust too early to tell or 40–60"),
            ("state:falling,gone-quiet", "state falling or gone quiet"),
            ("has:silence", "has silence"),
            ("@open-objections", "view open objections"),
            ("who:\"Atlas Freight\"", "with Atlas Freight"),
            ("\"lead time\"", "“lead time”"),
            ("cost*", "cost…"),
            ("(price or cost)", "price or cost"),
            ("-(price cost)", "not (price and cost)"),
            ("who:\"a\u{202E}b\n\"", "with a\u{FFFD}b "),
        ] {
            let filter = Filter::parse(query, now).filter;
            assert_eq!(chip(&filter.nodes()[0], Dates::default(), now.day()), said, "{query}");
        }
    }

    #[test]
    fn side_by_side_are_chips_of_their_own() {
        let held = Held::from_iso("2026-11-19T14:05:00+00:00").expect("a time");
        let now = Moment { utc: held.at, zone: Zone::Fixed(0) };
        let filter = Filter::parse("tag:objection news:bad lead time", now).filter;
        let chips: Vec<_> = filter.nodes().iter().map(|node| chip(node, Dates::default(), now.day())).collect();
        assert_eq!(chips, ["tag objection", "news bad", "lead", "time"]);
    }
}
