//! Prints a filter in the query language, so that reading it gives the same filter.

use super::{Filter, Node, OpennessIs, Seconds, Term, TrustIs, Words};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.nodes, " ")
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => term.fmt(f),
            Self::Not(inner) => match &**inner {
                Self::All(nodes) => {
                    f.write_str("-(")?;
                    joined(f, nodes, " ")?;
                    f.write_char(')')
                }
                other => write!(f, "-{other}"),
            },
            Self::Any(nodes) => {
                f.write_char('(')?;
                joined(f, nodes, " or ")?;
                f.write_char(')')
            }
            // Side by side binds tighter than `or`: within one it needs no brackets.
            Self::All(nodes) => joined(f, nodes, " "),
        }
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => write!(f, "{words}"),
            Self::View(name) => write!(f, "@{}", quoted(name)),
            other => write!(f, "{}:{}", other.key(), other.values().join(",")),
        }
    }
}

impl Display for Words {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", quoted(&self.text), if self.prefix { "*" } else { "" })
    }
}

impl Term {
    /// The key it is typed with; empty for plain words and views.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Who(_) => "who",
            Self::Contact(_) => "contact",
            Self::By(_) => "by",
            Self::Tag(_) => "tag",
            Self::Label(_) => "label",
            Self::Stage(_) => "stage",
            Self::Channel(_) => "channel",
            Self::News(_) => "news",
            Self::Surfaced(_) => "surfaced",
            Self::Openness(_) => "openness",
            Self::Silence(_) => "silence",
            Self::Reception(_) => "reception",
            Self::Question(_) => "question",
            Self::FollowUp(_) => "follow-up",
            Self::Open(_) => "open",
            Self::On(_) => "on",
            Self::Since(_) => "since",
            Self::Until(_) => "until",
            Self::Text(_) => "text",
            Self::Trust(_) => "trust",
            Self::State(_) => "state",
            Self::Has(_) => "has",
            Self::View(_) | Self::Words(_) => "",
        }
    }

    /// The values as typed behind the key, quoted where need be.
    fn values(&self) -> Vec<String> {
        match self {
            Self::Who(names) | Self::Contact(names) | Self::By(names) | Self::Label(names) => {
                names.iter().map(|name| quoted(name)).collect()
            }
            Self::Tag(tags) => tags.iter().map(|tag| or_none(tag.map(crate::domain::Tag::word))).collect(),
            Self::Stage(stages) => stages.iter().map(|stage| hyphens(stage.word())).collect(),
            Self::Channel(channels) => channels.iter().map(|channel| hyphens(channel.word())).collect(),
            Self::News(news) => news.iter().map(|news| hyphens(news.word())).collect(),
            Self::Surfaced(surfaced) => surfaced.iter().map(|surfaced| hyphens(surfaced.word())).collect(),
            Self::Openness(levels) => levels.iter().map(ToString::to_string).collect(),
            Self::Silence(seconds) => seconds.iter().map(ToString::to_string).collect(),
            Self::Reception(receptions) => {
                receptions.iter().map(|reception| or_none(reception.map(crate::domain::Reception::word))).collect()
            }
            Self::Question(states) => states.iter().map(|state| hyphens(state.word())).collect(),
            Self::FollowUp(states) => states.iter().map(|state| hyphens(state.word())).collect(),
            Self::Trust(numbers) => numbers.iter().map(ToString::to_string).collect(),
            Self::State(states) => states.iter().map(|state| hyphens(state.word())).collect(),
            Self::Has(things) => things.iter().map(|thing| hyphens(thing.word())).collect(),
            Self::View(name) => vec![quoted(name)],
            Self::Open(open) => vec![if *open { "yes" } else { "no" }.to_owned()],
            Self::On(spans) => spans.iter().map(|span| quoted(&span.said)).collect(),
            Self::Since(span) | Self::Until(span) => vec![quoted(&span.said)],
            Self::Text(words) => words.iter().map(ToString::to_string).collect(),
            Self::Words(words) => vec![words.to_string()],
        }
    }
}

impl Display for OpennessIs {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotMarked => f.write_str("none"),
            Self::Between(low, high) => match (low.level(), high.level()) {
                (low, high) if low == high => write!(f, "{low}"),
                (1, high @ 1..=4) => write!(f, "..{high}"),
                (low @ 2..=5, 5) => write!(f, "{low}.."),
                (low, high) => write!(f, "{low}..{high}"),
            },
        }
    }
}

impl Display for TrustIs {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooEarly => f.write_str("none"),
            Self::Between(low, high) if low == high => write!(f, "{low}"),
            Self::Between(0, high @ 0..=99) => write!(f, "..{high}"),
            Self::Between(low, 100) => write!(f, "{low}.."),
            Self::Between(low, high) => write!(f, "{low}..{high}"),
        }
    }
}

impl Display for Seconds {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (from, None) => write!(f, "{from}.."),
            (from, Some(to)) if from == to => write!(f, "{from}"),
            (0, Some(to)) => write!(f, "..{to}"),
            (from, Some(to)) => write!(f, "{from}..{to}"),
        }
    }
}

fn joined(f: &mut Formatter<'_>, nodes: &[Node], between: &str) -> fmt::Result {
    for (at, node) in nodes.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        node.fmt(f)?;
    }
    Ok(())
}

fn or_none(word: Option<&'static str>) -> String {
    word.map_or_else(|| "none".to_owned(), hyphens)
}

fn hyphens(word: &str) -> String {
    word.replace('_', "-")
}

/// A word as it is, all else in quotes, quotes in it doubled.
fn quoted(text: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '*' | ':' | ',');
    let bare = !text.is_empty()
        && text.chars().all(plain)
        && !text.starts_with(['-', '@'])
        && !["or", "and", "not"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if bare { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}
