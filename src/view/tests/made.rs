//! An app with replies made by hand: the prospects of the mock-ups, on Thursday 19 November 2026.

use crate::{
    app::{App, Effect, Msg, Options, Size, Ticket, key::Key, screens::Place, update},
    domain::{
        Channel, Contact, Day, FollowUp, FollowUpState, Held, Moment, News, ObjectionState, Openness, Prospect,
        Question, QuestionState, Rhythm, Stage, Surfaced, Tag, Uid, Unsaid, UnsaidState, Zone,
    },
    journal::{
        ContactRow, EntryRow, FollowUpRow, Frankest, Key as RowKey, Link, NameHit, NameKind, Page, Payback, Points,
        ProspectPage, ProspectRow, QuestionRow, Read, Reply, Request, Saved, TimelineRow, Totals, TrustLook,
    },
    trust::{Chart, ChartPoint, Glance, Kind, Mark, Mass, Move, Pace, Range, Standing, State, Trend, standing_on},
};

pub(super) fn now() -> Moment {
    Moment { utc: Held::from_iso("2026-11-19T14:06:00+01:00").expect("a time").at, zone: Zone::Fixed(60) }
}

pub(super) fn day(iso: &str) -> Day {
    Day::from_iso(iso).expect("a day")
}

pub(super) fn uid(n: i64) -> Uid {
    Uid::v7(n, &[0; 10])
}

fn key(n: i64) -> RowKey {
    RowKey { at: n, text: String::new(), id: n }
}

fn standing(trend: Trend, mean: f64, half: f64) -> Standing {
    let nothing = standing_on(&[], Pace::of(None), now().day());
    let (low, high) = ((mean - half).max(0.02), (mean + half).min(0.98));
    Standing { mass: Mass { r: 3.0, s: 1.0 }, trend, state: trend.into(), mean, low, high, ..nothing }
}

fn quiet(mean: f64) -> Standing {
    let last = day("2026-08-13");
    Standing {
        state: State::GoneQuiet,
        last_contact: Some(last),
        usual_gap: Some(21),
        ..standing(Trend::Falling, mean, 0.2)
    }
}

fn rows() -> Vec<ProspectRow> {
    let row = |n: i64, name: &str, stage, talked: Option<&str>, trust: Standing, was, open: (u32, u32)| ProspectRow {
        key: key(n),
        uid: uid(n),
        name: name.to_owned(),
        stage,
        talked: talked.map(day),
        talks: 4,
        open_objections: open.0,
        open_questions: open.1,
        trust: Glance { was, ..Glance::from(&trust) },
        reason: None,
        as_of: None,
    };
    let falling = standing(Trend::Falling, 0.35, 0.27);
    let early = standing(Trend::TooEarly, 0.5, 0.4);
    let steady = standing(Trend::Steady, 0.69, 0.2);
    let rising = standing(Trend::Rising, 0.7609, 0.21);
    vec![
        row(1, "Halvorsen Castings", Stage::Closing, Some("2026-11-10"), rising, None, (2, 1)),
        row(2, "Nordkap Marine", Stage::Negotiation, Some("2026-11-12"), falling, None, (2, 4)),
        row(3, "Quill & Sons Printing", Stage::Discovery, Some("2026-08-13"), quiet(0.3), Some(24.0), (1, 1)),
        row(4, "大阪精密 Osaka Precision Manufacturing", Stage::Prospecting, Some("2026-11-13"), early, None, (1, 0)),
        row(5, "Verde Packaging", Stage::Customer, Some("2025-12-09"), steady, None, (0, 0)),
        row(6, "New one\u{202E}\u{1b}[31m", Stage::Prospecting, None, early, None, (0, 0)),
    ]
}

/// A year of weekly points: too early at first, then from 37 up to 76.
fn series(until: Standing) -> Vec<Standing> {
    let point = |week: i32| {
        let trend = if week < 24 { Trend::TooEarly } else { until.trend };
        let at = f64::from((week - 24).max(0)) / 28.0;
        let mean = 0.37 + (until.mean - 0.37) * at * at;
        Standing { day: until.day + (week - 52) * 7, ..standing(trend, mean, 0.36 - 0.12 * at) }
    };
    (0..52).map(point).chain([until]).collect()
}

fn contact(n: i64, name: &str, role: &str) -> Contact {
    Contact {
        uid: uid(n),
        name: name.to_owned(),
        role: role.to_owned(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        note_private: false,
    }
}

pub(super) fn look(now_on: Standing) -> TrustLook {
    let quiet = now_on.state == State::GoneQuiet;
    TrustLook {
        prospect: uid(1),
        name: "Halvorsen Castings".to_owned(),
        as_of: now().day(),
        now: now_on,
        marked_days: 2,
        marked: 14,
        unmarked: 3,
        hard_told: 4,
        dodged: 0,
        moved: Some(34.2),
        series: Vec::new(),
        last_talk: quiet.then(|| Standing { day: day("2026-08-13"), mean: 0.24, ..now_on }),
        later: 0,
    }
}

/// The chart of the last twelve months.
pub(super) fn chart(now_on: Standing) -> Chart {
    let moments = [
        ("2025-12-10", Tag::Negotiation),
        ("2026-02-02", Tag::CandidFeedback),
        ("2026-04-20", Tag::Objection),
        ("2026-08-12", Tag::CandidFeedback),
        ("2026-10-21", Tag::CandidFeedback),
        ("2026-10-22", Tag::Negotiation),
    ];
    let points = series(now_on).into_iter().map(|at| ChartPoint {
        day: at.day,
        mean: at.mean,
        low: at.low,
        high: at.high,
        told: at.trend != Trend::TooEarly,
    });
    let moved = |on: &str, before: f64, after: f64| Move {
        day: day(on),
        before: Some(before),
        after: Some(after),
        moved: after - before,
        by: Kind::Moment,
    };
    Chart {
        range: Range::Year,
        first: now().day() + -364,
        last: now().day(),
        earlier: true,
        trend: now_on.trend,
        changed_from: now_on.changed_from,
        told_from: Some(now().day() + -28 * 7),
        last_evidence: now_on.last_evidence,
        points: points.collect(),
        marks: moments.map(|(on, tag)| Mark { first: day(on), last: day(on), count: 1, tag: Some(tag) }).to_vec(),
        moves: vec![moved("2026-08-12", 41.0, 48.4), moved("2026-10-21", 69.6, 75.1)],
        turns: vec![day("2026-08-12"), day("2026-10-21")],
    }
}

pub(super) fn rising() -> Standing {
    Standing {
        changed_from: Some(day("2026-08-12")),
        last_contact: Some(day("2026-11-10")),
        last_evidence: Some(day("2026-10-21")),
        ..standing(Trend::Rising, 0.7609, 0.21)
    }
}

pub(super) fn gone_quiet() -> Standing {
    Standing { last_evidence: Some(day("2026-08-13")), ..quiet(0.3) }
}

pub(super) fn early() -> Standing {
    standing(Trend::TooEarly, 0.5, 0.4)
}

pub(super) fn page(now_on: Standing) -> ProspectPage {
    let unsaid = |n, text: &str, state, closed: Option<&str>| Unsaid {
        uid: uid(n),
        text: text.to_owned(),
        noted_on: Some(day("2026-03-03")),
        state,
        closed_on: closed.map(day),
        entry: None,
    };
    let prospect = Prospect {
        uid: uid(1),
        name: "Halvorsen Castings".to_owned(),
        stage: Stage::Closing,
        rhythm: None,
        note: "$90M manufacturer, Ohio".to_owned(),
        note_private: false,
        aliases: Vec::new(),
        unsaid: vec![
            unsaid(30, "What their president thinks of leaving the present foundry.", UnsaidState::Open, None),
            unsaid(31, "why the last supplier went", UnsaidState::Said, Some("2026-10-21")),
        ],
        contacts: vec![contact(20, "Dana Ruiz", "COO"), contact(21, "Lee Park", "buyer")],
        created_at: now().held(),
        updated_at: now().held(),
    };
    let quote = "Your quoting is slow. We gave the last job away because of it.";
    ProspectPage {
        prospect,
        trust: look(now_on),
        entries: 17,
        questions: 4,
        objections: 2,
        follow_ups: 1,
        talked: now_on.last_contact,
        tries: if now_on.state == State::GoneQuiet { 3 } else { 0 },
        proposed: Some(Rhythm::Months),
        frankest: Some(Frankest { words: quote.to_owned(), day: day("2026-10-21"), entry: uid(101), private: false }),
        warnings: Vec::new(),
        ended: None,
        said: vec![(uid(31), quote.to_owned(), day("2026-10-21"))],
    }
}

fn moment(n: i64, on: &str, marks: (Tag, u8, Surfaced, News), text: &str, points: f64) -> EntryRow {
    let (tag, openness, surfaced, news) = marks;
    EntryRow {
        key: key(n),
        uid: uid(100 + n),
        conversation: uid(200),
        prospect: uid(1),
        prospect_name: "Halvorsen Castings".to_owned(),
        held: Held::on(day(on)),
        text: text.to_owned(),
        cut: false,
        tag: Some(tag),
        openness: Openness::new(i64::from(openness)).ok(),
        news,
        surfaced,
        objection: (tag == Tag::Objection).then_some(ObjectionState::Addressed),
        addressed_on: (tag == Tag::Objection).then(|| day("2026-10-09")),
        settled_on: None,
        private: false,
        question: None,
        said_by: None,
        points: Some(Points { today: points }),
    }
}

fn moments() -> Vec<EntryRow> {
    use {News::*, Surfaced::*, Tag::*};
    let mut think = moment(5, "2026-11-10", (Objection, 3, Asked, Neutral), "“Let me think.”", 0.0);
    think.question = Some(("Are you going to give us this business?".to_owned(), QuestionState::Pending));
    let quote = "“Your quoting is slow. We gave the last job away because of it.”";
    let miss = "“If we move the book to you and you miss March, I am done here.”";
    let mut unmarked =
        moment(2, "2026-09-30", (Objection, 0, SecondHand, Bad), "Heard that prices are up again.", -1.2);
    unmarked.objection = Some(ObjectionState::Open);
    vec![
        think,
        moment(4, "2026-11-10", (CandidFeedback, 4, Volunteered, Bad), miss, 7.4),
        moment(3, "2026-11-10", (Negotiation, 3, Asked, Neutral), "Payment in 45 days if freight is ours.", 0.6),
        moment(1, "2026-10-21", (CandidFeedback, 5, Volunteered, Bad), quote, 7.5),
        unmarked,
    ]
}

fn timeline() -> Vec<TimelineRow> {
    let mut rows: Vec<TimelineRow> = moments().into_iter().map(|row| TimelineRow::Entry(Box::new(row))).collect();
    rows.push(TimelineRow::Talk {
        key: key(8),
        uid: uid(208),
        held: Held::on(day("2026-06-17")),
        channel: Channel::Call,
        text: "Small talk about the plant visit".to_owned(),
        private: false,
    });
    rows.push(TimelineRow::Attempt {
        key: key(9),
        uid: uid(209),
        at: Held::on(day("2025-12-09")),
        channel: Channel::Call,
        note: "voicemail".to_owned(),
        private: false,
    });
    rows
}

fn questions() -> Vec<QuestionRow> {
    let question = |n: i64, text: &str, state, asked: Option<&str>| QuestionRow {
        key: key(n),
        question: Question {
            uid: uid(300 + n),
            text: text.to_owned(),
            state,
            planned_on: Some(day("2026-10-02")),
            asked_at: asked.map(|on| Held::on(day(on))),
            closed_on: None,
            until: None,
            silence: Some(14),
            held: Some(true),
            bank: None,
            note: String::new(),
            note_private: false,
            private: false,
        },
        prospect: Link { uid: uid(1), name: "Halvorsen Castings".to_owned() },
        conversation: None,
        stage: None,
        reply: None,
        reception: None,
        times: 1,
    };
    vec![
        question(1, "Are you going to give us this business?", QuestionState::Pending, Some("2026-11-10")),
        question(2, "Who decides besides you?", QuestionState::Dodged, Some("2026-05-20")),
        question(3, "What did you hear about us that we did not?", QuestionState::HeldBack, None),
        question(4, "What would stop you from moving?", QuestionState::Answered, Some("2026-09-30")),
    ]
}

fn promises() -> Vec<FollowUpRow> {
    let promise = |n: i64, text: &str, due: &str, state| FollowUpRow {
        key: key(n),
        follow_up: FollowUp { uid: uid(400 + n), text: text.to_owned(), due: Some(day(due)), state, kept_on: None },
        prospect: Link { uid: uid(1), name: "Halvorsen Castings".to_owned() },
        conversation: None,
    };
    vec![
        promise(1, "dry-dock references", "2026-11-13", FollowUpState::Open),
        promise(2, "consignment proposal", "2026-11-24", FollowUpState::Open),
        promise(3, "freight quote", "2026-09-01", FollowUpState::Kept),
    ]
}

fn people() -> Vec<ContactRow> {
    vec![
        ContactRow { contact: contact(20, "Dana Ruiz", "COO"), moments: 9, hard: 4, talked: Some(day("2026-11-10")) },
        ContactRow { contact: contact(21, "Lee Park", "buyer"), moments: 3, hard: 0, talked: None },
    ]
}

fn whole<T>(rows: Vec<T>) -> Page<T> {
    Page { rows, more_before: false, more_after: false }
}

/// The one name that fits whatever is typed.
fn halvorsen(typed: &str) -> NameHit {
    let link = Link { uid: uid(1), name: "Halvorsen Castings".to_owned() };
    NameHit {
        kind: NameKind::Prospect,
        uid: link.uid,
        name: link.name.clone(),
        role: String::new(),
        exact: typed == link.name,
        prospect: link,
        stage: Stage::Closing,
    }
}

/// What the journal would answer.
fn answer(read: &Read, now_on: Standing) -> Option<Reply> {
    Some(match read {
        Read::Totals => Reply::Totals(Totals { entries: 412, prospects: 6, lost: 0, inbox: 4 }),
        Read::Drafts { .. } => Reply::Drafts(Vec::new()),
        Read::Prospects { .. } => Reply::Prospects { page: whole(rows()), mistake: None },
        Read::Chart { .. } => Reply::Chart(Box::new(chart(now_on))),
        Read::Prospect(_) => Reply::Prospect(Box::new(page(now_on))),
        Read::Timeline { .. } => Reply::Timeline(whole(timeline())),
        Read::Questions { .. } => Reply::Questions(whole(questions())),
        Read::Objections { .. } => {
            let rows = moments().into_iter().filter(|row| row.objection.is_some()).collect();
            Reply::Entries { page: whole(rows), mistake: None }
        }
        Read::FollowUps { .. } => Reply::FollowUps(whole(promises())),
        Read::People(_) => Reply::People(people()),
        Read::Complete { text, .. } => Reply::Names(vec![halvorsen(text)]),
        Read::Near(_) => Reply::Names(Vec::new()),
        Read::Joins { .. } => Reply::Joins(Held::from_iso("2026-11-19T13:20:00+01:00").map(|held| (uid(90), held))),
        _ => return None,
    })
}

/// An app whose questions are answered at once.
pub(super) struct Made {
    pub(super) app: App,
    pub(super) standing: Standing,
}

impl Made {
    /// Starts on these places, answered with this standing.
    pub(super) fn at(options: Options, size: Size, places: Vec<Place>, standing: Standing) -> Self {
        let (app, effects) = App::start(options, size, places, now());
        let mut made = Self { app, standing };
        made.answer(effects);
        made
    }

    /// Presses these keys, parted by spaces.
    pub(super) fn keys(mut self, keys: &str) -> Self {
        for key in keys.split_whitespace() {
            let effects = update(&mut self.app, Msg::Key(key.parse::<Key>().expect(key)), now());
            self.answer(effects);
        }
        self
    }

    /// Saves a moment of the prospect shown, which pays back with this planned question.
    pub(super) fn saved(self, question: &str) -> Self {
        let mut made = self.keys("n a tab o");
        let effects = update(&mut made.app, Msg::Key("ctrl-s".parse::<Key>().expect("a key")), now());
        let asked = effects.iter().find_map(|effect| match effect {
            // Words not kept yet are, before they are saved.
            Effect::Ask { ticket, request: Request::Write(write) }
                if !matches!(**write, crate::journal::Write::KeepDraft { .. }) =>
            {
                Some(*ticket)
            }
            _ => None,
        });
        let saved = Saved {
            prospect: Link { uid: uid(1), name: "Halvorsen Castings".to_owned() },
            new_prospect: false,
            conversation: uid(90),
            joined: None,
            entries: vec![uid(91)],
            payback: Some(Payback::Planned { question: uid(92), text: question.to_owned() }),
        };
        let reply = Msg::Reply(asked.expect("a save"), Reply::Saved(Box::new(saved)));
        let effects = update(&mut made.app, reply, now());
        made.answer(effects);
        made
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        let mut open: Vec<(Ticket, Request)> = Vec::new();
        let asked = |effects: Vec<Effect>, open: &mut Vec<(Ticket, Request)>| {
            for effect in effects {
                if let Effect::Ask { ticket, request } = effect {
                    open.push((ticket, request));
                }
            }
        };
        asked(effects, &mut open);
        while let Some((ticket, request)) = open.pop() {
            let reply = match &request {
                Request::Read(read) => answer(read, self.standing).unwrap_or(Reply::Interrupted),
                Request::Write(_) => Reply::Done,
            };
            asked(update(&mut self.app, Msg::Reply(ticket, reply), now()), &mut open);
        }
    }
}
