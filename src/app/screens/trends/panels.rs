//! The panels: their rows, each with its figure in short, the figure as a sentence, and the list that is behind it.

use super::{asked, behind::Among, folded::Few};
use crate::{
    app::screens::Place,
    domain::{Counted, Day, FirstTold, OutcomeResult, Stage, Tag},
    journal::{Trends, TrendsLate, said::trends as said},
    trust::measures::{HeardSide, Month, Share},
    words::{Dates, counted, number::count},
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
    /// Who keeps silent, or says only what pleases.
    Quiet,
    /// Tags by month.
    Tags,
    /// Candid moments by day.
    Calendar,
}

impl Panel {
    /// Every panel, in the order of the key that moves between them.
    pub const ALL: [Self; 8] =
        [Self::Stages, Self::Heard, Self::Opened, Self::Asked, Self::Kept, Self::Quiet, Self::Tags, Self::Calendar];

    /// Its heading, and what its figures are.
    #[must_use]
    pub const fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Stages => ("Candour by stage", "frank or bad news, of all told"),
            Self::Heard => ("Heard in time", "what decided it"),
            Self::Opened => ("What opened people up", "frank, of all in these days"),
            Self::Asked => ("Questions asked", "of all asked"),
            Self::Kept => ("Objections and promises", ""),
            Self::Quiet => ("Gone quiet, or only good news", ""),
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
    /// What it rests on, where that is too few.
    pub few: Option<Few>,
    /// It stands for several that rest on too few; the panel alone shows them.
    pub folds: bool,
}

impl Row {
    pub(super) fn new(label: impl Into<String>, says: impl Into<String>, sentence: impl Into<String>) -> Self {
        let (label, says, sentence) = (label.into(), says.into(), sentence.into());
        Self { label, picture: Picture::None, says, sentence, behind: None, n: None, few: None, folds: false }
    }

    /// A share, as it is said in a column.
    pub(super) fn share(label: impl Into<String>, of: Share, sentence: impl Into<String>) -> Self {
        Self::new(label, said::figure(of), sentence).resting_on(of.n)
    }

    /// Rests on so many, which may be too few.
    pub(super) fn resting_on(self, n: u64) -> Self {
        let few = (Share { k: 0, n }).is_too_few().then(|| Few { name: self.label.trim().to_owned(), n });
        Self { few, ..self }
    }

    /// What it is called beside others that rest on too few.
    pub(super) fn called(self, name: &str) -> Self {
        let few = self.few.map(|few| Few { name: name.to_owned(), ..few });
        Self { few, ..self }
    }

    /// Says only this.
    pub(super) fn only(says: &str) -> Self {
        Self::new(says, "", says)
    }

    /// Opens the moments of a query, so many.
    pub(super) fn lists(self, query: String, n: u64) -> Self {
        if n == 0 {
            return self;
        }
        Self { behind: Some(Place::Journal { query, reversed: false, cursor: None }), n: Some(n), ..self }
    }

    /// Opens so many of what is counted.
    pub(super) fn counts(self, of: Counted, n: u64, among: Among<'_>) -> Self {
        if n == 0 {
            return self;
        }
        Self { behind: Some(among.counted(of)), n: Some(n), ..self }
    }

    pub(super) fn opens(self, place: Place) -> Self {
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
            let alone = self.alone == Some(panel);
            return if panel == Panel::Stages {
                stages(trends, self.late, alone, among)
            } else {
                self.tags(trends, among)
            };
        }
        let Some(late) = self.late else { return vec![Row::new("…", "", "")] };
        let among = among(late.period);
        match panel {
            Panel::Heard | Panel::Asked | Panel::Quiet if !trends.rest.is_empty() => vec![no_moments()],
            Panel::Heard => heard(late, among),
            Panel::Opened => asked::opened(trends, late, self.alone == Some(panel), among),
            Panel::Asked => asked::asked(late, self.alone == Some(panel), among),
            Panel::Kept => kept(late, among),
            Panel::Quiet => self.quiet(trends, late),
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
            Row { picture, ..Row::new(name, says, sentence).resting_on(n) }.lists(among.month(*month), n)
        };
        months.iter().rev().map(row).collect()
    }

    /// The days with candid moments, newest first, for who cannot see the picture.
    fn calendar(&self, late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
        if let Some(says) = said::too_few_days(&late.calendar) {
            let n = late.calendar.n();
            return vec![Row::only(&says).resting_on(n).lists(among.candid(), n)];
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
    let row = Row::share(label, of, sentence);
    match (of.of_one(), of.interval()) {
        (Some(mean), Some((low, high))) if !of.is_too_few() => {
            Row { picture: Picture::Band { low, mean, high }, ..row }
        }
        _ => row,
    }
}

fn stages(trends: &Trends, late: Option<&TrendsLate>, alone: bool, among: Among<'_>) -> Vec<Row> {
    let after = [Stage::Customer, Stage::Lost];
    let shown = Stage::ALL.iter().filter(|stage| !after.contains(stage) || trends.stages.at(**stage).n > 0);
    let row = |stage: &Stage| {
        let of = trends.stages.at(*stage);
        share_row(stage.said(), of, said::stage(*stage, of)).lists(among.stage(*stage), of.n)
    };
    let mut rows: Vec<Row> = shown.map(row).collect();
    if let Some(turn) = trends.stages.turns_polite() {
        let prospects = late.map_or(0, |late| late.polite);
        let (label, mut says) =
            (format!("Talks turn polite at {}", turn.1.said()), said::turns_polite(&trends.stages, turn));
        if alone && prospects > 0 {
            says = format!("{says} ({})", counted(prospects, "prospect"));
        }
        let sentence = said::polite(&trends.stages, turn, prospects);
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
        return vec![Row::only(&sentence).resting_on(0)];
    }
    let of = |told| Counted::Outcomes { result, told };
    let label = format!("{} {}: told to your face", count(told.n), result.said());
    let mut rows = vec![Row::new(label, said::figure(told), &*sentence).counts(of(None), told.n, among)];
    if let Some(days) = said::median(side) {
        let n = side.direct.n();
        let row = Row::new("  days before", format!("median {} d of {}", count(days), count(n)), &*sentence);
        rows.push(row.counts(of(Some(FirstTold::ToFace)), n, among));
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

fn kept(late: &TrendsLate, among: Among<'_>) -> Vec<Row> {
    let objections = late.objections.settled().n + late.objections.undated();
    let settled =
        Row::new("objections settled", said::objections(&late.objections), said::objections_sentence(&late.objections))
            .resting_on(late.objections.settled().n)
            .called("settled")
            .lists(among.objections(), objections);
    if !among.rest.is_empty() {
        return vec![settled];
    }
    let promises = late.promises.share();
    let kept = Row::share("promises kept in time", promises, said::promises(&late.promises)).called("kept");
    vec![settled, kept.counts(Counted::Promises, promises.n, among)]
}
