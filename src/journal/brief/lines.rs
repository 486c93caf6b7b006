//! The lines of each part.

use super::{Behind, BriefLine, BriefPart, ToAsk, behind::row, first_words};
use crate::domain::{Day, FollowUpState, Held, ObjectionState, QuestionState, UnsaidState, wording};
use crate::journal::{
    Brief, ContactRow, EntryRow, EvidenceRow, NextQuestion, QuestionRow, Why, bank, said, warnings::Warning,
};
use crate::trust::{Kind, State, counts_from};
use crate::words::{Dates, counted, date, number, one_line, quoted, quoted_within};

/// So many columns of somebody's words.
const WORDS: usize = 88;
/// So many people are named.
const PEOPLE: usize = 4;

/// What a part says; nothing where there is nothing to be said.
pub(super) fn of(part: BriefPart, brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    match part {
        BriefPart::Trust => trust(brief, dates),
        BriefPart::People => people(brief),
        BriefPart::Since => since(brief),
        BriefPart::FirstWords => first_words::line(brief, dates).into_iter().collect(),
        BriefPart::Unsaid => unsaid(brief, dates),
        BriefPart::Objections => objections(brief, dates),
        BriefPart::Questions => questions(brief, dates),
        BriefPart::Promises => promises(brief, dates),
        BriefPart::AskNext => ask_next(brief, dates),
        BriefPart::Warnings => warnings(brief),
    }
}

fn trust(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let look = &brief.page.trust;
    let stands = said::sentence(look, brief.page.tries, dates);
    let figure = said::figure(look).unwrap_or_default();
    let mut lines = vec![BriefLine::new(BriefPart::Trust, stands, figure, Behind::Score)];
    // While it is too early there is no score that anything moved.
    if look.now.state != State::TooEarly {
        lines.extend(brief.moves.iter().map(|row| moved(row, brief.today, dates)));
    }
    lines
}

fn moved(row: &EvidenceRow, today: Day, dates: Dates) -> BriefLine {
    let words = quoted_within(&row.text, WORDS);
    let second_hand = row.told.is_some_and(|told| told.surfaced == crate::domain::Surfaced::SecondHand);
    let what = match row.kind {
        Kind::Moment if second_hand => format!("heard from others: {words}"),
        Kind::Moment => words,
        Kind::Answered => format!("they answered {words}"),
        Kind::Dodged => format!("they dodged {words}"),
        Kind::Unanswered => format!("no answer to {words}"),
    };
    let how = if row.points > 0.0 { "raised it" } else { "lowered it" };
    let (said, aside) = (format!("{how}: {what}"), dates.table(row.day, today));
    BriefLine::new(BriefPart::Trust, said, aside, Behind::evidence(row)).private(row.private)
}

fn people(brief: &Brief) -> Vec<BriefLine> {
    let one = |row: &ContactRow| {
        let hard = match row.hard {
            0 => "never a hard one".to_owned(),
            hard => counted(hard, "hard one"),
        };
        let talked = row.talked.map(|day| format!(", {}", date::ago(day, brief.today))).unwrap_or_default();
        match row.moments {
            0 => format!("{}: nothing yet{talked}", row.contact.name),
            moments => format!("{}: {}, {hard}{talked}", row.contact.name, counted(moments, "moment")),
        }
    };
    if brief.people.is_empty() {
        return Vec::new();
    }
    let mut said: Vec<String> = brief.people.iter().take(PEOPLE).map(one).collect();
    if brief.people.len() > PEOPLE {
        said.push(format!("and {} more", number::count(brief.people.len() - PEOPLE)));
    }
    vec![BriefLine::new(BriefPart::People, said.join(" · "), String::new(), Behind::People)]
}

fn since(brief: &Brief) -> Vec<BriefLine> {
    let Some(talked) = brief.page.talked else { return Vec::new() };
    let after = |day: Option<Day>| day.is_some_and(|day| day > talked && day <= brief.today);
    let kept = brief.promises.iter().filter(|row| after(row.follow_up.kept_on)).count();
    let settled = brief.objections.iter().filter(|row| after(row.settled_on)).count();
    let addressed = brief.objections.iter().filter(|row| after(row.addressed_on)).count();
    let mut parts = Vec::new();
    let mut say = |n: usize, noun: &str, done: &str| {
        if n > 0 {
            parts.push(format!("{} {done}", counted(n, noun)));
        }
    };
    say(kept, "promise", "kept");
    say(settled, "objection", "settled");
    say(addressed, "objection", "addressed");
    if brief.page.tries > 0 {
        parts.push(format!("tried {}, nobody reached", counted(brief.page.tries, "time")));
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let behind = brief.last_talk.map_or(Behind::Page, Behind::Talk);
    vec![BriefLine::new(
        BriefPart::Since,
        parts.join(" · "),
        format!("talked {}", date::ago(talked, brief.today)),
        behind,
    )]
}

fn unsaid(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let open = brief.page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open);
    let lines: Vec<BriefLine> = open
        .map(|item| {
            let since = item.noted_on.map(|day| format!("since {}", dates.table(day, brief.today)));
            let words = one_line(&item.text, WORDS);
            BriefLine::new(BriefPart::Unsaid, words, since.unwrap_or_default(), Behind::Unsaid(item.uid))
        })
        .collect();
    if lines.is_empty() {
        let text = "Nothing is noted. What do they still seem unable to tell you?".to_owned();
        return vec![BriefLine::new(BriefPart::Unsaid, text, String::new(), Behind::Page)];
    }
    lines
}

fn objections(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let open = brief.objections.iter().filter(|row| row.objection != Some(ObjectionState::Settled));
    let one = |row: &EntryRow| {
        let state = match (row.objection, row.addressed_on) {
            (Some(ObjectionState::Addressed), Some(day)) => {
                format!("addressed {}, not settled", dates.table(day, brief.today))
            }
            (state, _) => state.map(ObjectionState::said).unwrap_or_default(),
        };
        let aside = format!("{state} · {}", date::age(row.held.day(), brief.today));
        let words = quoted_within(&row.text, WORDS);
        BriefLine::new(BriefPart::Objections, words, aside, Behind::Entry(row.uid)).private(row.private)
    };
    open.map(one).collect()
}

/// What they dodged, what waits for an answer, and what is planned. What stands among what to ask next is said there.
fn questions(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let next: Vec<(String, Why)> = brief.next.iter().map(|next| (wording(&next.text), next.why)).collect();
    of_questions(brief, &next, |asked, until| pending(asked, until, brief.today, dates), dates)
}

/// All of them without a word of trust.
pub(super) fn asked(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let age = |asked| format!("pending {}", date::age(asked, brief.today));
    of_questions(brief, &[], |asked: Option<Day>, _| asked.map_or_else(|| "pending".to_owned(), age), dates)
}

fn of_questions(
    brief: &Brief,
    elsewhere: &[(String, Why)],
    pending: impl Fn(Option<Day>, Option<Day>) -> String,
    dates: Dates,
) -> Vec<BriefLine> {
    let one = |(at, row): (usize, &QuestionRow)| {
        let question = &row.question;
        let asked = question.asked_at.map(Held::day);
        let there = elsewhere.iter().find(|(words, _)| *words == wording(&question.text)).map(|(_, why)| *why);
        // One that was planned again is not said there to have been dodged.
        let stands_there = match question.state {
            QuestionState::Dodged => matches!(there, Some(Why::Dodged(_))),
            QuestionState::Planned => there.is_some(),
            _ => false,
        };
        if stands_there {
            return None;
        }
        let aside = match question.state {
            QuestionState::Dodged => {
                let times = dodged_times(&brief.questions, at)?;
                let last = if times > 1 { ", last" } else { "" };
                let day = question.closed_on.or(asked).map(|day| format!("{last} {}", dates.table(day, brief.today)));
                format!("{}{}", said::questions::became(question.state, times), day.unwrap_or_default())
            }
            QuestionState::Pending => pending(asked, question.until),
            QuestionState::Planned => {
                let day = question.planned_on.map(|day| format!(" {}", date::ago(day, brief.today)));
                format!("planned{}", day.unwrap_or_default())
            }
            QuestionState::Answered | QuestionState::HeldBack => return None,
        };
        let words = quoted_within(&question.text, WORDS);
        let line = BriefLine::new(BriefPart::Questions, words, aside, Behind::question(row));
        Some(line.asking(ToAsk::of(row)).private(question.private))
    };
    brief.questions.iter().enumerate().filter_map(one).collect()
}

/// How often the question of this row was dodged; `None` where a later time stands for it.
fn dodged_times(rows: &[QuestionRow], at: usize) -> Option<u32> {
    let day = |row: &QuestionRow| row.question.closed_on.or(row.question.asked_at.map(Held::day));
    let asked = wording(&rows.get(at)?.question.text);
    let same = |row: &QuestionRow| row.question.state == QuestionState::Dodged && wording(&row.question.text) == asked;
    let times: Vec<usize> = (0..rows.len()).filter(|at| same(&rows[*at])).collect();
    // Of two on one day the first row stands for both.
    let last = times.iter().copied().max_by_key(|at| (day(&rows[*at]), std::cmp::Reverse(*at)))?;
    (last == at).then(|| u32::try_from(times.len()).unwrap_or(u32::MAX))
}

/// How long an answer is owed, and from when on its absence counts.
fn pending(asked: Option<Day>, until: Option<Day>, today: Day, dates: Dates) -> String {
    let Some(asked) = asked else { return "pending".to_owned() };
    let counts = counts_from(asked, until);
    let when = if counts > today { "counts against trust from" } else { "counts against trust since" };
    format!("pending {}, {when} {}", date::age(asked, today), dates.table(counts, today))
}

fn promises(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let open = brief.promises.iter().map(|row| &row.follow_up).filter(|promise| promise.state == FollowUpState::Open);
    open.map(|promise| {
        let when = promise.due.map_or_else(
            || "no day named".to_owned(),
            |due| format!("due {}, {}", dates.weekday(due, brief.today), date::due(due, brief.today)),
        );
        BriefLine::new(BriefPart::Promises, one_line(&promise.text, WORDS), when, Behind::FollowUp(promise.uid))
    })
    .collect()
}

fn ask_next(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let one = |next: &NextQuestion| {
        let (words, why) = (quoted(&next.text), why(next, brief, dates));
        let known = next.question.and_then(|question| row(brief, question)).map(|row| &row.question);
        let planned = matches!(next.why, Why::Planned(_));
        // One that was held back is private without saying.
        let private = known.is_some_and(|known| known.private && known.state != QuestionState::HeldBack);
        BriefLine::new(BriefPart::AskNext, words, why, Behind::next(next, brief))
            .asking(ToAsk { text: next.text.clone(), question: next.question, planned })
            .private(private)
    };
    brief.next.iter().map(one).collect()
}

/// Why it is worth asking, and how often it was dodged: no other line of the brief says so.
fn why(next: &NextQuestion, brief: &Brief, dates: Dates) -> String {
    let said = bank::why(next, brief.today, dates);
    let at = brief.questions.iter().position(|row| Some(row.question.uid) == next.question);
    match (next.why, at.and_then(|at| dodged_times(&brief.questions, at))) {
        (Why::Dodged(_), Some(times @ 2..)) => {
            let often = said::questions::became(QuestionState::Dodged, times);
            said.replacen("dodged", &format!("{often}, last"), 1)
        }
        _ => said,
    }
}

/// What to heed, but that a question was dodged which stands among what to ask next: it says so there.
fn warnings(brief: &Brief) -> Vec<BriefLine> {
    let said_there = |warning: &&Warning| brief.next.iter().any(|next| warning.is_of_question(next.question));
    let one = |warning: &Warning| {
        let behind = warning.rests_on.last().map_or(Behind::Page, Behind::basis);
        BriefLine::new(BriefPart::Warnings, format!("! {}", warning.text), String::new(), behind)
    };
    brief.page.warnings.iter().filter(|warning| !said_there(warning)).map(one).collect()
}
