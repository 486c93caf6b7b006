//! What a week has to say, a line each: a heading with its figure, and below it what stands out.

use super::{Line, Tone, at};
use crate::{
    app::{
        known::Known,
        screens::{Place, ProspectTab, Root, questions::Shown},
    },
    domain::{FollowUpState, QuestionState, filter::Filter},
    journal::{AskedRow, Moved, PromiseRow, Quote, Review as Reviewed, TargetKind, review},
    trust::State,
    words::{Glyphs, cut, date, number, one_line, quoted},
};

/// So many rows below a heading.
const BELOW: usize = 4;

/// The question to oneself.
const FOR_YOU: &str = "Which question stayed in your pocket this week?";

/// Makes the lines of a week.
pub(super) struct Lines<'a> {
    pub(super) review: &'a Reviewed,
    pub(super) known: &'a Known,
    pub(super) columns: usize,
    pub(super) narrow: bool,
    pub(super) made: Vec<Line>,
}

impl Lines<'_> {
    fn said(&self, long: &'static str, short: &'static str) -> &'static str {
        if self.narrow { short } else { long }
    }

    fn glyphs(&self) -> Glyphs {
        self.known.options.glyphs
    }

    /// The week as terms of a query.
    fn within(&self, rest: &str) -> Place {
        let crate::trust::measures::Period { first, last, .. } = self.review.period;
        let query = format!("since:{} until:{} {rest}", first.iso(), last.iso());
        let query = Filter::parse(&query, self.known.now).filter.to_string();
        Place::Journal { query, reversed: false, cursor: None }
    }

    fn put(&mut self, line: Line) {
        let text = cut(&line.text, self.columns).into_owned();
        self.made.push(Line { text, ..line });
    }

    pub(super) fn all(mut self) -> Vec<Line> {
        self.told();
        self.heard();
        self.asked();
        self.not_dared();
        self.promises();
        self.moved();
        let key = if self.columns > 70 { "   e answers in words" } else { "" };
        let label = self.said("One for you", "For you");
        self.put(Line::new(label, Tone::Quiet, format!("{FOR_YOU}{key}")));
        self.made
    }

    /// People's words with their prospect behind them, as far as there is room.
    fn quote(&self, before: &str, quote: &Quote) -> Line {
        let private = if quote.private { " · private" } else { "" };
        let behind = format!("  {}{private}", quote.prospect.name);
        let room = self.columns.saturating_sub(crate::words::width(&behind) + before.len() + 2).max(12);
        let text = format!("{before}{}{behind}", quoted(&one_line(&quote.words, room)));
        Line::new("", Tone::Words, text).to(Place::Entry { entry: quote.uid }).about(&quote.prospect).turning(
            TargetKind::Entry,
            quote.uid,
            quote.private,
        )
    }

    fn told(&mut self) {
        let review = self.review;
        let label = self.said("Told to your face", "Told");
        let place = self.within("-surfaced:second-hand -tag:none");
        self.put(Line::new(label, Tone::Figure, review::told(review)).to(place));
        if let Some(frankest) = review::frankest(review) {
            let before = self.said("frankest: ", "");
            self.put(self.quote(before, frankest));
        }
    }

    fn heard(&mut self) {
        let review = self.review;
        let label = self.said("Heard second-hand", "Heard");
        let ask = if review.second_hand > 0 { ". Nobody there told you: ask them?" } else { "" };
        let place = self.within("surfaced:second-hand -tag:none");
        self.put(Line::new(label, Tone::Figure, format!("{}{ask}", review::heard(review))).to(place));
        for heard in review.heard.iter().take(BELOW) {
            self.put(self.quote("", heard));
        }
    }

    fn asked(&mut self) {
        let review = self.review;
        let place = Root::Questions.place();
        self.put(Line::new("Asked", Tone::Figure, review::asked(&review.ledger)).to(place));
        let open = |row: &&AskedRow| matches!(row.state, QuestionState::Dodged | QuestionState::Pending);
        for row in review.asked.iter().filter(open).take(BELOW) {
            self.put(self.question(row));
        }
    }

    fn question(&self, row: &AskedRow) -> Line {
        let glyph = self.glyphs().question(row.state);
        let private = if row.private && row.state != QuestionState::HeldBack { " · private" } else { "" };
        let behind = format!("  {}{private}", row.prospect.name);
        let room = self.columns.saturating_sub(crate::words::width(&behind) + 4).max(12);
        let text = format!("{glyph} {}{behind}", quoted(&one_line(&row.text, room)));
        let tone = if row.state == QuestionState::Pending { Tone::Words } else { Tone::Shut };
        let tab = Place::Prospect { prospect: row.prospect.uid, tab: ProspectTab::Questions, cursor: None };
        let place =
            row.conversation.map_or(tab, |conversation| Place::Conversation { conversation, at: Some(row.uid) });
        Line::new("", tone, text).to(place).about(&row.prospect).turning(TargetKind::Question, row.uid, row.private)
    }

    fn not_dared(&mut self) {
        let held = self.review.ledger.held_back;
        let shown = Shown { state: Some(QuestionState::HeldBack), ..Shown::default() };
        let line =
            Line::new("Not dared", Tone::Figure, if held == 0 { "nothing".to_owned() } else { number::count(held) });
        self.put(line.to(Place::Questions { shown, cursor: None }));
        let review = self.review;
        for row in review.asked.iter().filter(|row| row.state == QuestionState::HeldBack).take(BELOW) {
            self.put(self.question(row));
        }
    }

    fn promises(&mut self) {
        let review = self.review;
        let coming = review::coming(review, self.known.options.dates);
        let coming = coming.map(|coming| format!(", {coming}")).unwrap_or_default();
        let text = format!("{}{coming}", review::promises(&review.promises));
        self.put(Line::new("Promises", Tone::Figure, text).to(Place::Today { cursor: None }));
        let open = |row: &&PromiseRow| row.state != FollowUpState::Kept || row.kept_on.is_some_and(|on| on > row.due);
        for row in review.promised.iter().filter(open).take(BELOW) {
            self.put(self.promise(row));
        }
    }

    fn promise(&self, row: &PromiseRow) -> Line {
        let late = row.due < self.known.today();
        let state = match row.state {
            FollowUpState::Open => date::due(row.due, self.known.today()),
            FollowUpState::Kept => "kept late".to_owned(),
            FollowUpState::Broken => "broken".to_owned(),
        };
        let behind = format!(", {state}  {}", row.prospect.name);
        let room = self.columns.saturating_sub(crate::words::width(&behind) + 2).max(12);
        let glyph = if late && row.state == FollowUpState::Open { "!" } else { self.glyphs().follow_up(row.state) };
        let tone = if late { Tone::Shut } else { Tone::Words };
        let place = Place::Prospect { prospect: row.prospect.uid, tab: ProspectTab::FollowUps, cursor: None };
        Line::new("", tone, format!("{glyph} {}{behind}", one_line(&row.text, room))).to(place).about(&row.prospect)
    }

    fn moved(&mut self) {
        let review = self.review;
        let rows = review.moved.iter().filter(|moved| moved.points().abs() >= 0.5).take(BELOW);
        let mut lines: Vec<Line> = rows.map(|moved| self.one_moved(moved)).collect();
        let quiet = self.glyphs().gone_quiet();
        lines.extend(review.quiet.iter().take(BELOW).map(|link| {
            Line::new("", Tone::Shut, format!("{quiet} {} has gone quiet", link.name)).to(at(link)).about(link)
        }));
        if lines.is_empty() {
            lines.push(Line::new("", Tone::Figure, "nobody by a point".to_owned()));
        }
        if let Some(first) = lines.first_mut() {
            "Moved".clone_into(&mut first.label);
        }
        for line in lines {
            self.put(line);
        }
    }

    fn one_moved(&self, moved: &Moved) -> Line {
        let glyphs = self.glyphs();
        // The way it went this week; whether that is a turn is said behind it.
        let (glyph, tone) =
            if moved.points() > 0.0 { (glyphs.rising(), Tone::Open) } else { (glyphs.falling(), Tone::Shut) };
        let turn = match moved.state {
            State::Rising | State::Falling => format!("  {}", moved.state.said()),
            _ => String::new(),
        };
        let text = format!("{glyph} {}  {}{turn}", review::moved(moved), moved.prospect.name);
        Line::new("", tone, text).to(at(&moved.prospect)).about(&moved.prospect)
    }
}
