//! The lines of each part.

use super::{Behind, BriefLine, BriefPart, first_words};
use crate::domain::{Day, FollowUpState, Held, ObjectionState, QuestionState, UnsaidState};
use crate::journal::{Brief, ContactRow, EntryRow, EvidenceRow, QuestionRow, bank, said};
use crate::trust::{Kind, State, counts_from};
use crate::words::{Dates, counted, date, number, one_line, quoted};

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

fn line(part: BriefPart, text: String, aside: String, behind: Option<Behind>) -> BriefLine {
    BriefLine { part, text, aside, behind }
}

fn trust(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let look = &brief.page.trust;
    let stands = said::sentence(look, brief.page.tries, dates);
    let figure = said::figure(look).unwrap_or_default();
    let mut lines = vec![line(BriefPart::Trust, stands, figure, Some(Behind::Score))];
    // While it is too early there is no score that anything moved.
    if look.now.state != State::TooEarly {
        lines.extend(brief.moves.iter().map(|row| moved(row, brief.today, dates)));
    }
    lines
}

fn moved(row: &EvidenceRow, today: Day, dates: Dates) -> BriefLine {
    let words = quoted(&one_line(&row.text, WORDS));
    let second_hand = row.told.is_some_and(|told| told.surfaced == crate::domain::Surfaced::SecondHand);
    let what = match row.kind {
        Kind::Moment if second_hand => format!("heard from others: {words}"),
        Kind::Moment => words,
        Kind::Answered => format!("they answered {words}"),
        Kind::Dodged => format!("they dodged {words}"),
        Kind::Unanswered => format!("no answer to {words}"),
    };
    let how = if row.points > 0.0 { "raised it" } else { "lowered it" };
    let behind = row.entry.map(Behind::Entry).or_else(|| row.question.map(Behind::Question));
    line(BriefPart::Trust, format!("{how}: {what}"), dates.table(row.day, today), behind)
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
    vec![line(BriefPart::People, said.join(" · "), String::new(), None)]
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
    vec![line(BriefPart::Since, parts.join(" · "), format!("talked {}", date::ago(talked, brief.today)), None)]
}

fn unsaid(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let open = brief.page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open);
    let lines: Vec<BriefLine> = open
        .map(|item| {
            let since = item.noted_on.map(|day| format!("since {}", dates.table(day, brief.today)));
            line(BriefPart::Unsaid, one_line(&item.text, WORDS), since.unwrap_or_default(), None)
        })
        .collect();
    if lines.is_empty() {
        let text = "Nothing is noted. What do they still seem unable to tell you?".to_owned();
        return vec![line(BriefPart::Unsaid, text, String::new(), None)];
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
        line(BriefPart::Objections, quoted(&one_line(&row.text, WORDS)), aside, Some(Behind::Entry(row.uid)))
    };
    open.map(one).collect()
}

fn questions(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let one = |row: &QuestionRow| {
        let question = &row.question;
        let asked = question.asked_at.map(Held::day);
        let aside = match question.state {
            QuestionState::Dodged => {
                let day = question.closed_on.or(asked).map(|day| format!(" {}", dates.table(day, brief.today)));
                format!("dodged{}", day.unwrap_or_default())
            }
            QuestionState::Pending => pending(asked, question.until, brief.today, dates),
            _ => return None,
        };
        let behind = row.reply.as_ref().map_or(Behind::Question(question.uid), |(_, entry)| Behind::Entry(*entry));
        Some(line(BriefPart::Questions, quoted(&one_line(&question.text, WORDS)), aside, Some(behind)))
    };
    brief.questions.iter().filter_map(one).collect()
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
        line(BriefPart::Promises, one_line(&promise.text, WORDS), when, Some(Behind::FollowUp(promise.uid)))
    })
    .collect()
}

fn ask_next(brief: &Brief, dates: Dates) -> Vec<BriefLine> {
    let one = |next: &crate::journal::NextQuestion| {
        let behind = next.question.map(Behind::Question);
        line(BriefPart::AskNext, quoted(&next.text), bank::why(next, brief.today, dates), behind)
    };
    brief.next.iter().map(one).collect()
}

fn warnings(brief: &Brief) -> Vec<BriefLine> {
    use crate::journal::warnings::BasisKind;
    let one = |warning: &crate::journal::warnings::Warning| {
        let newest = warning.rests_on.last();
        let behind = newest.and_then(|basis| match basis.kind {
            BasisKind::Entry => Some(Behind::Entry(basis.uid)),
            BasisKind::Question => Some(Behind::Question(basis.uid)),
            BasisKind::FollowUp => Some(Behind::FollowUp(basis.uid)),
            BasisKind::Talk => None,
        });
        line(BriefPart::Warnings, format!("! {}", warning.text), String::new(), behind)
    };
    brief.page.warnings.iter().map(one).collect()
}
