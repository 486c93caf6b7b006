//! The panels: their rows, each with its figure in short, the figure as a sentence, and the list that is behind it.

use super::behind::Among;
use crate::{
    app::screens::{Place, questions::Shown},
    domain::{Counted, Day, FirstTold, OutcomeResult, QuestionState, Reception, Stage, Tag},
    journal::{BankRow, QuestionSilence, Trends, TrendsLate, bank, said::trends as said},
    trust::measures::{HeardSide, Month, Share},
    words::{
        Dates, counted,
        number::{count, share},
        quoted,
    },
};

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// How frank they are, by the stage of the talk.
    #[default]
    Stages,
    /// Whether what decided deals was heard before.
    Heard,
    /// What opened people up.
    Opened,
    /// Questions asked.
    Asked,
    /// Objections and promises.
    Kept,
    /// Tags by month.
    Tags,
    /// Candid moments by day.
    Calendar,
}

impl Panel {
    /// Every panel, in the order of the key that moves between them.
    pub const ALL: [Self; 7] =
        [Self::Stages, Self::Heard, Self::Opened, Self::Asked, Self::Kept, Self::Tags, Self::Calendar];

    /// Its heading, and what its figures are.
    #[must_use]
    pub const fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Stages => ("Candour by stage", "frank or bad news, of all told"),
            Self::Heard => ("Heard in time", "what decided it"),
            Self::Opened => ("What opened people up", "frank, of all in these days"),
            Self::Asked => ("Questions asked", "of all asked"),
            Self::Kept => ("Objections and promises", ""),
            Self::Tags => ("Tag mix", "moments a month"),
            Self::Calendar => ("Calendar", "candid moments a day"),
        }
    }

    /// Whether its figures come at once.
    const fn is_quick(self) -> bool {
        matches!(self, Self::Stages | Self::Tags)
    }
}

/// What is drawn beside a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Picture {
    /// Nothing: there is nothing to draw, or it rests on too few.
    None,
    /// A share of 1 with its 90 % interval.
    Band {
        /// Its lower end.
        low: f64,
        /// The share.
        mean: f64,
        /// Its upper end.
        high: f64,
    },
    /// So many of each tag, in the order of [`Tag::ALL`].
    Marks([u64; Tag::ALL.len()]),
}

/// A row of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// The figure, drawn.
    pub picture: Picture,
    /// The figure in short.
    pub says: String,
    /// The figure as a sentence.
    pub sentence: String,
    /// What is behind it.
    pub behind: Option<Place>,
    /// How many rows that list has, where it has as many as the figure counts.
    pub n: Option<u64>,
}

impl Row {
    fn new(label: impl Into<String>, says: impl Into<String>, sentence: impl Into<String>) -> Self {
        let (label, says, sentence) = (label.into(), says.into(), sentence.into());
        Self { label, picture: Picture::None, says, sentence, behind: None, n: None }
    }

    /// Says only this.
    fn only(says: &str) -> Self {
        Self::new(says, "", says)
    }

    /// Opens the moments of a query, so many.
    fn lists(self, query: String, n: u64) -> Self {
        if n == 0 {
            return self;
        }
        Self { behind: Some(Place::Journal { query, reversed: false, cursor: None }), n: Some(n), ..self }
    }

    /// Opens so many of what is counted.
    fn counts(self, of: Counted, n: u64, among: Among<'_>) -> Self {
        if n == 0 {
            return self;
        }
        Self { behind: Some(among.counted(of)), n: Some(n), ..self }
    }

    fn opens(self, place: Place) -> Self {
        Self { behind: Some(place), ..self }
    }
}

/// What is known, and how it is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) trends: Option<&'a Trends>,
    pub(super) late: Option<&'a TrendsLate>,
    /// The panel that fills the screen, if one does: there is room for more.
    pub(super) alone: Option<Panel>,
    pub(super) dates: Dates,
    pub(super) today: Day,
}

impl Seen<'_> {
    /// The rows of a panel; one that waits says so.
    pub(super) fn rows(&self, panel: Panel) -> Vec<Row> {
        let Some(trends) = self.trends else { return vec![Row::new("…", "", "")] };
        let among = |period| Among { prospect: trends.prospect.as_ref(), period, rest: &trends.rest };
        if panel.is_quick() {
            let among = among(trends.period);
            return if panel == Panel::Stages { stages(trends, among) } else { self.tags(trends, among) };
        }
        let Some(late) = self.late else { return vec![Row::new("…", "", "")] };
        let among = among(late.period);
        match panel {
            Panel::Heard | Panel::Asked if !trends.rest.is_empty() => vec![no_moments()],
            Panel::Heard => heard(late, among),
            Panel::Opened => opened(trends, late, self.alone == Some(panel), among),
            Panel::Asked => asked(late, self.alone == Some(panel), among),
            Panel::Kept => kept(late, among),
            Panel::Calendar | Panel::Stages | Panel::Tags => self.calendar(late, among),
        }
    }

    fn tags(&self, trends: &Trends, among: Among<'_>) -> Vec<Row> {
        let Some(earliest) = trends.tags.earliest() else { return vec![Row::only("No moment with a tag.")] };
        let months: Vec<_> = trends.tags.months().filter(|(month, _)| *month >= earliest).collect();
        let row = |(month, counts): &(Month, [u64; Tag::ALL.len()])| {
            let n = counts.iter().sum();
            let name = self.dates.month(month.first(), self.today);
            let each = Tag::ALL.iter().zip(counts).map(|(tag, n)| counted(*n, &tag.said()));
            let sentence = format!("{name}: {}.", each.collect::<Vec<_>>().join(", "));
            let few = Share { k: 0, n }.is_too_few();
            let says = if few && n > 0 { format!("{}, too few", count(n)) } else { count(n) };
            let picture = if few { Picture::None } else { Picture::Marks(*counts) };
            Row { picture, ..Row::new(name, says, sentence) }.lists(among.month(*month), n)
        };
        months.iter().rev().map(row).collect()
    }

    /// The days with candid moments, newest first, for who cannot see the picture.
    fn calendar(&self, late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
        let n = late.calendar.n();
        if (Share { k: 0, n }).is_too_few() {
            let says = match n {
                0 => "No candid moment.".to_owned(),
                n => format!("{}, too few to draw.", counted(n, "candid moment")),
            };
            return vec![Row::only(&says).lists(among.candid(), n)];
        }
        let days = (late.period.first.0..=late.period.end().0).rev().map(Day);
        days.filter_map(|day| {
            let n = late.calendar.on(day);
            (n > 0).then(|| self.day(day, n, among))
        })
        .collect()
    }

    /// One day of the calendar.
    pub(super) fn day(&self, day: Day, n: u64, among: Among<'_>) -> Row {
        let name = self.dates.weekday(day, self.today);
        let sentence = said::candid(&name, n);
        Row::new(name, count(n), sentence).lists(among.candid_on(day), n)
    }
}

fn share_row(label: impl Into<String>, of: Share, sentence: impl Into<String>) -> Row {
    let row = Row::new(label, said::figure(of), sentence);
    match (of.of_one(), of.interval()) {
        (Some(mean), Some((low, high))) if !of.is_too_few() => {
            Row { picture: Picture::Band { low, mean, high }, ..row }
        }
        _ => row,
    }
}

fn stages(trends: &Trends, among: Among<'_>) -> Vec<Row> {
    let after = [Stage::Customer, Stage::Lost];
    let shown = Stage::ALL.iter().filter(|stage| !after.contains(stage) || trends.stages.at(**stage).n > 0);
    let row = |stage: &Stage| {
        let of = trends.stages.at(*stage);
        share_row(stage.said(), of, said::stage(*stage, of)).lists(among.stage(*stage), of.n)
    };
    let mut rows: Vec<Row> = shown.map(row).collect();
    if let Some(turn) = trends.stages.turns_polite() {
        let (label, says) = (format!("Talks turn polite at {}", turn.1.said()), said::turns_polite(trends, turn));
        let sentence = format!("{label}: {says}.");
        let n = trends.stages.at(turn.1).n;
        rows.push(Row::new(label, says, sentence).lists(among.stage(turn.1), n));
    }
    rows
}

/// What is counted of other things than the moments a query finds.
fn no_moments() -> Row {
    let sentence = "A query finds moments, and this is counted of other things. Without the query it is here.";
    Row::new("not by a query: these are no moments", "", sentence)
}

fn heard(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let sides = [(OutcomeResult::Lost, &late.heard.lost), (OutcomeResult::Won, &late.heard.won)];
    sides.into_iter().flat_map(|(result, side)| of_side(result, side, among)).collect()
}

/// Won, or lost: what was said to our face first, then who else heard it.
fn of_side(result: OutcomeResult, side: &HeardSide, among: Among<'_>) -> Vec<Row> {
    let (told, sentence) = (side.to_our_face(), said::heard(result, side));
    if told.n == 0 {
        return vec![Row::only(&sentence)];
    }
    let of = |told| Counted::Outcomes { result, told };
    let label = format!("{} {}: told to your face", count(told.n), result.said());
    let mut rows = vec![Row::new(label, said::figure(told), &*sentence).counts(of(None), told.n, among)];
    if let Some(days) = said::median(side) {
        let row = Row::new("  median of days before", count(days), &*sentence);
        rows.push(row.counts(of(Some(FirstTold::ToFace)), side.direct.n(), among));
    }
    let others = [
        ("  told somebody else", side.second_hand.n(), FirstTold::SecondHand),
        ("  never said before", side.never, FirstTold::Never),
        ("  not noted", side.not_said, FirstTold::NotNoted),
    ];
    for (label, n, told) in others.into_iter().filter(|(_, n, _)| *n > 0) {
        rows.push(Row::new(label, count(n), &*sentence).counts(of(Some(told)), n, among));
    }
    rows
}

/// So many questions are named.
const NAMED: usize = 3;

fn opened(trends: &Trends, late: &TrendsLate, alone: bool, among: Among<'_>) -> Vec<Row> {
    let by_query = !trends.rest.is_empty();
    let mut rows = if by_query { Vec::new() } else { best(late, among) };
    let silence = late.brought.after_silence.share();
    let sentence = said::after_silence(silence, &late.silences);
    rows.push(
        Row::new("after 8 s of silence", said::figure(silence), sentence).lists(among.after_silence(), silence.n),
    );
    for reception in Reception::ALL {
        if late.reception.of(*reception) > 0 && !by_query {
            let after = late.brought.after_reception.after(*reception);
            let label = format!("the talk after you {}", reception.said());
            let sentence = said::after_reception(*reception, after, &late.reception);
            let row = Row::new(label, said::figure(after), sentence);
            rows.push(row.counts(Counted::NextTalks(*reception), after.n, among));
        }
    }
    let unasked = trends.volunteered.share();
    let sentence = format!("{} of what they told you came unasked.", share(unasked.k, unasked.n));
    rows.push(Row::new("came unasked", said::figure(unasked), sentence).lists(among.volunteered(), unasked.k));
    if alone {
        rows.extend(met(late, among));
    }
    rows
}

/// How I met what they said.
fn met(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let times = |reception: &&Reception| late.reception.of(**reception) > 0;
    let row = |reception: &Reception| {
        let of = Share { k: late.reception.of(*reception), n: late.reception.n() };
        let sentence = format!("You {} {} of what you noted it for.", reception.said(), share(of.k, of.n));
        Row::new(format!("you {}", reception.said()), said::figure(of), sentence).lists(among.met(*reception), of.k)
    };
    Reception::ALL.iter().filter(times).map(row).collect()
}

/// The questions that opened people up most.
fn best(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let question = |row: &BankRow| {
        let of = Share { k: row.opened.k.into(), n: row.opened.n.into() };
        let sentence = format!("{} {}.", quoted(&row.text), bank::opened(row.opened));
        let line = Row::new(quoted(&row.text), said::figure(of), sentence);
        row.asking.map_or(line.clone(), |asking| line.counts(Counted::Askings(asking), of.n, among))
    };
    let known = |row: &&BankRow| !(Share { k: 0, n: row.opened.n.into() }).is_too_few();
    let opened = &late.brought.opened;
    let mut rows: Vec<Row> = opened.iter().filter(known).take(NAMED).map(question).collect();
    if rows.is_empty() {
        let best = opened.first().map(|row| format!(" So far {} {}.", quoted(&row.text), bank::opened(row.opened)));
        let sentence = format!("No question was asked often enough to say.{}", best.unwrap_or_default());
        let bank_place = Place::Questions { shown: Shown { bank: true, ..Shown::default() }, cursor: None };
        rows.push(Row::new("no question asked often enough", "", sentence).opens(bank_place));
    }
    rows
}

fn asked(late: &TrendsLate, alone: bool, among: Among<'_>) -> Vec<Row> {
    let states = [QuestionState::Answered, QuestionState::Dodged, QuestionState::Pending, QuestionState::HeldBack];
    let row = |state: QuestionState| {
        let of = late.ledger.share(state);
        let what = match state {
            QuestionState::HeldBack => "you thought of were not dared",
            QuestionState::Answered => "you asked were answered",
            QuestionState::Dodged => "you asked were dodged",
            QuestionState::Pending | QuestionState::Planned => "you asked wait for an answer",
        };
        let label = if state == QuestionState::HeldBack { "not dared".to_owned() } else { state.said() };
        let sentence = format!("{} questions {what}.", share(of.k, of.n));
        let row = Row::new(label, said::figure(of), sentence);
        row.counts(Counted::Questions(state), of.k, among)
    };
    let mut rows: Vec<Row> = states.into_iter().map(row).collect();
    let (n, says) = (late.silences.all().n(), said::silences(&late.silences));
    let sentence = match n {
        0 => "No silence noted.".to_owned(),
        _ if alone => format!("You held {} after a question: {says}.", counted(n, "silence")),
        _ => format!("You held {} after a question: {says}. z shows each question.", counted(n, "silence")),
    };
    rows.push(Row::new("silence held", says, sentence).counts(Counted::Silences(None), n, among));
    if alone {
        rows.extend(silent(late, among));
    }
    rows
}

/// The silences of each question.
fn silent(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let row = |one: &QuestionSilence| {
        let (n, says) = (one.held.all().n(), said::silences(&one.held));
        let sentence = format!("After {} you held {}: {says}.", quoted(&one.text), counted(n, "silence"));
        Row::new(format!("  {}", quoted(&one.text)), says, sentence).counts(
            Counted::Silences(Some(one.asking)),
            n,
            among,
        )
    };
    let mut rows: Vec<Row> = late.brought.silent.iter().map(row).collect();
    if late.brought.silent_more > 0 {
        let more = format!("  {} with fewer", counted(late.brought.silent_more, "more question"));
        rows.push(Row::only(&more));
    }
    rows
}

fn kept(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let objections = late.objections.settled().n + late.objections.undated();
    let settled = Row::new("objections settled", said::objections(late), said::objections_sentence(late))
        .lists(among.objections(), objections);
    if !among.rest.is_empty() {
        return vec![settled];
    }
    let promises = late.promises.share();
    let kept = Row::new("promises kept in time", said::figure(promises), said::promises(late));
    vec![settled, kept.counts(Counted::Promises, promises.n, among)]
}
