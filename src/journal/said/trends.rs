//! Trends, said in words: what each figure means, with its counts; where it rests on too few, that it does.

use crate::{
    domain::{Day, OutcomeResult, QuestionState, Reception, Stage},
    journal::{BankRow, QuietRow, Trends, bank::opened},
    trust::{
        constants::LONG_SILENCE,
        measures::{
            Calendar, HeardSide, ObjectionAges, Promises, ReceptionMix, Share, Silences, Stages, TypicalAge,
            questions::Opened,
        },
    },
    words::{
        counted,
        number::{count, nearest, percent, score, share},
    },
};

/// Days of talks that a trend needs: three months.
const NEEDED: i32 = 91;

/// A share in a column: `13 of 31   42 %`; `3 of 4, too few`; of nothing `–`.
#[must_use]
pub fn figure(of: Share) -> String {
    match (of.n, of.is_too_few()) {
        (0, _) => "–".to_owned(),
        (_, true) => format!("{}, too few", share(of.k, of.n)),
        (_, false) => {
            let said = share(of.k, of.n);
            percent(of.k, of.n).map_or(said.clone(), |percent| format!("{said:<10}{percent:>5}"))
        }
    }
}

/// Behind a sentence that rests on too few: that it does.
fn few(of: Share) -> &'static str {
    if of.is_too_few() { ": too few to say more." } else { "." }
}

/// How much there is to go by; `None` where there is enough.
#[must_use]
pub fn too_young(trends: &Trends) -> Option<String> {
    let days = trends.period.as_of - trends.first_talk?;
    let have =
        if days < 14 { counted(days.max(0).unsigned_abs(), "day") } else { counted((days / 7).unsigned_abs(), "week") };
    (days < NEEDED).then(|| format!("A trend needs three months of talks. You have {have}."))
}

/// What they said at a stage, and how much of it was frank.
#[must_use]
pub fn stage(stage: Stage, of: Share) -> String {
    let Some((low, high)) = of.interval() else {
        return format!("Nothing told to your face at {} and marked.", stage.said());
    };
    let likely = if of.is_too_few() { String::new() } else { format!(", likely {}–{} %", score(low), score(high)) };
    let (what, end) = ("things they told you were frank or bad news", few(of));
    format!("At {}, {} {what}{likely}{end}", stage.said(), share(of.k, of.n))
}

/// Where talks turn polite, in a column: `34 of 58 → 6 of 22`.
#[must_use]
pub fn turns_polite(stages: &Stages, (before, after): (Stage, Stage)) -> String {
    let [was, is] = [before, after].map(|stage| stages.at(stage));
    format!("{} → {}", share(was.k, was.n), share(is.k, is.n))
}

/// The same as a sentence, with how many prospects told something there: 0 = not counted yet.
#[must_use]
pub fn polite(stages: &Stages, turn: (Stage, Stage), prospects: u64) -> String {
    let of = if prospects == 0 { String::new() } else { format!(" ({})", counted(prospects, "prospect")) };
    format!("Talks turn polite at {}: {}{of}.", turn.1.said(), turns_polite(stages, turn))
}

/// How often a question opened people up, of the times asked.
#[must_use]
pub fn of_opened(row: &BankRow) -> Share {
    Share { k: row.opened.k.into(), n: row.opened.n.into() }
}

/// Where no question was asked often enough; `best` = the one that did best so far, in quotation marks.
#[must_use]
pub fn too_seldom(best: Option<(&str, Opened)>) -> String {
    let best = best.map(|(text, of)| format!(" So far {text} {}.", opened(of))).unwrap_or_default();
    format!("No question was asked often enough to say.{best}")
}

/// Replies after a long silence.
pub const AFTER_SILENCE: &str = "after 8 s of silence";

/// Talks after one where something was met so.
#[must_use]
pub fn the_talk_after(reception: Reception) -> String {
    format!("the talk after you {}", reception.said())
}

/// What I did when they said something.
#[must_use]
pub fn met(reception: Reception) -> String {
    format!("you {}", reception.said())
}

/// How long they have been silent: `98 d, limit 84`.
#[must_use]
pub fn quiet(row: &QuietRow) -> String {
    format!("{} d, limit {}", count(row.days.max(0).unsigned_abs()), count(row.limit.max(0).unsigned_abs()))
}

/// Whether what decided deals was heard before: `Of 9 lost, 5 had told you the reason to your face, median 41 days before. …`
#[must_use]
pub fn heard(result: OutcomeResult, side: &HeardSide) -> String {
    let told = side.to_our_face();
    if told.n == 0 {
        return format!("No deal {} with what decided it.", result.said());
    }
    let before = median(side).map(|days| format!(", median {} before", counted(days, "day"))).unwrap_or_default();
    let (of, k, end) = (count(told.n), count(told.k), few(told));
    let first = format!("Of {of} {}, {k} had told you the reason to your face{before}{end}", result.said());
    let others =
        [(side.second_hand.n(), "told somebody else"), (side.never, "never said"), (side.not_said, "not noted")];
    let others = others.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(" {} {what}.", count(n)));
    std::iter::once(first).chain(others).collect()
}

/// The median of days from hearing it to our face to the outcome, where enough have.
#[must_use]
pub fn median(side: &HeardSide) -> Option<u64> {
    let known = !(Share { k: 0, n: side.direct.n() }).is_too_few();
    side.direct.median().filter(|_| known).map(whole)
}

fn whole(days: f64) -> u64 {
    nearest(days).max(0).unsigned_abs()
}

/// The seconds of silences in a column: `median 9 s of 7`; `3 times, too few`; of none `–`.
#[must_use]
pub fn silences(of: &Silences) -> String {
    let n = of.all().n();
    match of.all().median() {
        None => "–".to_owned(),
        Some(_) if (Share { k: 0, n }).is_too_few() => format!("{}, too few", counted(n, "time")),
        Some(seconds) => format!("median {} s of {}", nearest(seconds), count(n)),
    }
}

/// The silence held, and what came after long ones: `You held 14 s, the median of 7. 9 of 12 replies after …`
#[must_use]
pub fn after_silence(of: Share, held: &Silences) -> String {
    let times = held.all().n();
    let held = match held.all().median() {
        None => String::new(),
        Some(_) if (Share { k: 0, n: times }).is_too_few() => {
            format!("You held {}, too few for a median. ", counted(times, "silence"))
        }
        Some(seconds) => format!("You held {} s, the median of {} silences. ", nearest(seconds), count(times)),
    };
    if of.n == 0 {
        return format!("{held}No reply after {LONG_SILENCE} seconds of silence noted.");
    }
    format!(
        "{held}{} replies after {LONG_SILENCE} seconds of silence or more were frank or bad news{}",
        share(of.k, of.n),
        few(of)
    )
}

/// What the talk after one in which I did this brought, and how often of all times I did: in `mix`.
#[must_use]
pub fn after_reception(reception: Reception, of: Share, mix: &ReceptionMix) -> String {
    let mix = format!("You {} {} times noted", reception.said(), share(mix.of(reception), mix.n()));
    match of.n {
        0 => format!("{mix}; no talk came after one of them."),
        _ => format!("{mix}. Of the talks after, {} held something frank{}", share(of.k, of.n), few(of)),
    }
}

/// What became of questions, in a word or two.
#[must_use]
pub fn became(state: QuestionState) -> String {
    if state == QuestionState::HeldBack { "not dared".to_owned() } else { state.said() }
}

/// How old objections grow until they are settled: `median 20 d, 3 of 5`; of none `–`.
#[must_use]
pub fn objections(ages: &ObjectionAges) -> String {
    let settled = ages.settled();
    let Some(typical) = ages.typical() else { return "–".to_owned() };
    let of = share(settled.k, settled.n);
    match typical {
        _ if settled.is_too_few() => format!("{of}, too few"),
        TypicalAge::Days(days) => format!("median {} d, {of}", count(days)),
        TypicalAge::Over(days) => format!("over {} d, {of}", count(days)),
    }
}

/// Behind it, of those settled on a day that nobody noted: `; 2 more settled, nobody noted when`; nothing without any.
#[must_use]
pub fn undated(ages: &ObjectionAges) -> String {
    match ages.undated() {
        0 => String::new(),
        n => format!("; {} more settled, nobody noted when", count(n)),
    }
}

/// The same as a sentence.
#[must_use]
pub fn objections_sentence(ages: &ObjectionAges) -> String {
    let settled = ages.settled();
    let undated = match ages.undated() {
        0 => String::new(),
        n => format!(" {} more are settled, nobody noted when.", count(n)),
    };
    let Some(typical) = ages.typical() else { return format!("No objection with a known age.{undated}") };
    let age = match typical {
        _ if settled.is_too_few() => String::new(),
        TypicalAge::Days(days) => format!(" Half are settled within {}.", counted(days, "day")),
        TypicalAge::Over(days) => format!(" Fewer than half are; the oldest is {} old.", counted(days, "day")),
    };
    format!("{} objections raised are settled{}{age}{undated}", share(settled.k, settled.n), few(settled))
}

/// Whether promises were kept.
#[must_use]
pub fn promises(promises: &Promises) -> String {
    let of = promises.share();
    if of.n == 0 {
        return "No promise was due.".to_owned();
    }
    format!(
        "{} promises kept in time{} {} kept late, {} broken, {} overdue.",
        share(of.k, of.n),
        few(of),
        count(promises.kept_late),
        count(promises.broken),
        count(promises.overdue)
    )
}

/// Where a calendar would show too little: `1 candid moment, too few to draw.`; `None` where there is enough.
#[must_use]
pub fn too_few_days(of: &Calendar) -> Option<String> {
    let n = of.n();
    let says = || match n {
        0 => "No candid moment.".to_owned(),
        n => format!("{}, too few to draw.", counted(n, "candid moment")),
    };
    (Share { k: 0, n }).is_too_few().then(says)
}

/// What a calendar shows in a sentence: `39 candid moments on 21 days, at most 5 on one.`
#[must_use]
pub fn calendar(of: &Calendar) -> String {
    let (moments, days) = (counted(of.n(), "candid moment"), counted(of.days(), "day"));
    format!("{moments} on {days}, at most {} on one.", count(of.most()))
}

/// A day of the calendar.
#[must_use]
pub fn candid(day: &str, n: u64) -> String {
    format!("{day}: {}.", if n == 0 { "nothing frank".to_owned() } else { counted(n, "candid moment") })
}

/// From the first day on: `since 1 Dec 2025`.
#[must_use]
pub fn since(first: Day, today: Day, dates: crate::words::Dates) -> String {
    format!("since {}", dates.table(first, today))
}
