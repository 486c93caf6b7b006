//! The moment of truth: a question is read out, the silence after it held while a clock runs, and what they say written
//! down straight away.
//!
//! Three steps, one key: read → silence → they spoke. What was asked is kept as a draft at that instant, so that a kill
//! at any step loses nothing but the seconds. It is no timer to beat: there is no aim, no colour and no praise.

mod draft;

use super::{Flow, Page, Place, plan::Plan, why, write_down::WriteDown};
use crate::{
    app::{
        Action, Cx, Known, Ticket,
        keymap::Context,
        parts::{keeping::Keeping, menu::Choice},
    },
    domain::{Held, Question, QuestionState, Uid},
    journal::{ContactRow, Link, NextQuestion, QuestionRow, Read, Reply, Request, Trouble, Window, Write, bank},
    words::date,
};

/// A clock that shows more was left behind; its seconds are nobody's silence.
const MOST_SECONDS: u32 = 600;
/// So many of the prospect's questions are looked through for one that is planned.
const LOOKED_AT: u16 = 100;
/// For software that reads the screen aloud the clock speaks this seldom, in seconds.
const ALOUD: u32 = 10;

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The question is read; it is not asked yet.
    Read,
    /// It was asked at this time, and nobody has spoken.
    Silence {
        /// When.
        asked: Held,
        /// The clock was cut off (by a kill, or by hand): how long it was is not known.
        cut: bool,
    },
}

/// The screen's state.
#[derive(Debug)]
pub struct MomentOfTruth {
    /// Who is asked.
    pub prospect: Link,
    /// The person there whom we talked to last, or else the first; once it is known.
    pub person: Option<String>,
    /// The question, once it is known.
    pub question: Option<String>,
    /// Where the question comes from, in a few words.
    pub from: String,
    /// How far it has come.
    pub stand: Stand,
    /// In large letters, where they fit.
    pub large: bool,
    /// The question of the row it was opened from.
    wanted: Option<Uid>,
    /// When the clock shows something else (UTC ms).
    due: Option<i64>,
    waiting: Option<Ticket>,
    people: Option<Ticket>,
    keeping: Keeping,
}

impl MomentOfTruth {
    /// With this prospect and, where it was opened from one, this question.
    #[must_use]
    pub fn new(prospect: Link, wanted: Option<Uid>) -> Self {
        Self {
            prospect,
            person: None,
            question: None,
            from: String::new(),
            stand: Stand::Read,
            large: false,
            wanted,
            due: None,
            waiting: None,
            people: None,
            keeping: Keeping::default(),
        }
    }

    /// With words that are not written down yet, and where they come from.
    #[must_use]
    pub fn asking(prospect: Link, question: &str, from: &str) -> Self {
        let mut screen = Self::new(prospect, None);
        screen.take(question, from);
        screen
    }

    /// Whether what could be asked is still being looked for.
    #[must_use]
    pub fn looks(&self) -> bool {
        self.waiting.is_some()
    }

    /// Seconds of silence so far; `None` where no clock runs or it was left behind.
    #[must_use]
    pub fn seconds(&self, known: &Known) -> Option<u32> {
        let Stand::Silence { asked, cut: false } = self.stand else { return None };
        let seconds = u32::try_from((known.now.utc - asked.at).max(0) / 1000).unwrap_or(u32::MAX);
        Some(seconds).filter(|seconds| *seconds <= MOST_SECONDS)
    }

    /// The seconds as they are shown: every one, or every tenth where they are read aloud.
    #[must_use]
    pub fn shown_seconds(&self, known: &Known) -> Option<u32> {
        self.seconds(known).map(|seconds| if known.options.plain { seconds / ALOUD * ALOUD } else { seconds })
    }

    fn take(&mut self, text: &str, from: impl Into<String>) {
        self.question = Some(text.to_owned());
        self.from = from.into();
    }

    /// The question of the row, else the one planned last; with none of both the best of the bank is asked for.
    fn take_planned(&mut self, rows: &[QuestionRow], cx: &mut Cx<'_>) {
        let wanted = rows.iter().find(|row| Some(row.question.uid) == self.wanted);
        let planned = || rows.iter().find(|row| row.question.state == QuestionState::Planned);
        match wanted.or_else(planned) {
            Some(row) => self.take(&row.question.text, became(&row.question, cx.known)),
            None => self.waiting = Some(cx.read(Read::NextQuestions(self.prospect.uid))),
        }
    }

    fn take_next(&mut self, next: &[NextQuestion], known: &Known) {
        if let Some(first) = next.first() {
            self.take(&first.text, bank::why(first, known.today(), known.options.dates));
        }
    }

    fn step(&mut self, cx: &mut Cx<'_>) {
        match (self.stand, &self.question) {
            (Stand::Silence { .. }, _) => self.spoke(true, cx),
            (Stand::Read, Some(_)) => {
                self.stop_looking(cx);
                self.stand = Stand::Silence { asked: cx.now().held(), cut: false };
                self.tick(cx.known);
                self.keep_draft(cx);
            }
            (Stand::Read, None) => self.change(cx),
        }
    }

    /// Says when the clock goes on: with each second that is shown, until it was clearly left behind.
    fn tick(&mut self, known: &Known) {
        let pace = i64::from(if known.options.plain { ALOUD } else { 1 });
        self.due = match (self.stand, self.seconds(known)) {
            (Stand::Silence { asked, .. }, Some(seconds)) => {
                Some(asked.at + (i64::from(seconds) / pace + 1) * pace * 1000)
            }
            _ => None,
        };
    }

    fn change(&mut self, cx: &mut Cx<'_>) {
        cx.show(Plan::asking(self.prospect.clone()).into());
    }

    /// Somebody spoke: on to writing down what they said.
    fn spoke(&mut self, held: bool, cx: &mut Cx<'_>) {
        let how = if held { "held" } else { "filled" };
        let silence = self.seconds(cx.known).map_or_else(|| how.to_owned(), |seconds| format!("{seconds} s {how}"));
        self.keeping.touched(cx.now());
        let question = self.question.clone().unwrap_or_default();
        cx.swap(WriteDown::answering(self.prospect.clone(), &question, &silence, self.keeping).into());
    }

    /// Left while nobody has spoken: it was asked, and waits for its answer.
    fn leave_pending(&mut self, asked: Held, cx: &mut Cx<'_>) {
        let text = self.question.clone().unwrap_or_default();
        let write = Write::AskQuestion { prospect: self.prospect.uid, text, at: asked };
        cx.write_then_say(self.keeping.saving(write), "Left pending · n writes down what they say · u undoes");
        self.keeping.saved(cx);
    }

    fn stop_looking(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
    }
}

/// What became of it so far: `planned 9 d ago`.
fn became(question: &Question, known: &Known) -> String {
    let day = question.asked_at.map(Held::day).or(question.planned_on);
    let ago = day.map(|day| format!(" {}", date::ago(day, known.today()))).unwrap_or_default();
    format!("{}{ago}", question.state.said())
}

/// Whom we are most likely to sit with: whoever we talked to last, the first of several.
fn met(people: &[ContactRow]) -> Option<String> {
    people.iter().rev().max_by_key(|row| row.talked).map(|row| row.contact.name.clone())
}

impl Page for MomentOfTruth {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Moment
    }

    fn title(&self) -> String {
        "The moment of truth".to_owned()
    }

    fn actions(&self) -> &[Action] {
        use Action::{Back, ChangeQuestion, Large, SpokeFirst, Step, Stop};
        match self.stand {
            Stand::Read => &[Step, ChangeQuestion, Large],
            Stand::Silence { cut: false, .. } => &[Step, SpokeFirst, Large, Back, Stop],
            Stand::Silence { cut: true, .. } => &[Step, SpokeFirst, Large, Back],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.bring_back(cx);
        if self.person.is_none() {
            self.people = Some(cx.read(Read::People(self.prospect.uid)));
        }
        if self.question.is_none() {
            self.stop_looking(cx);
            let window = Window::First(LOOKED_AT);
            self.waiting = Some(cx.read(Read::Questions { prospect: Some(self.prospect.uid), window }));
        }
    }

    /// Nothing moves under the eyes.
    fn reload(&mut self, _cx: &mut Cx<'_>) {}

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match (action, self.stand) {
            (Action::Step, _) => self.step(cx),
            (Action::SpokeFirst, Stand::Silence { .. }) => self.spoke(false, cx),
            (Action::ChangeQuestion, Stand::Read) => self.change(cx),
            (Action::Large, _) => self.large = !self.large,
            (Action::Stop, Stand::Silence { asked, cut: false }) => {
                self.stand = Stand::Silence { asked, cut: true };
                self.tick(cx.known);
            }
            (Action::Back, Stand::Silence { asked, .. }) => {
                self.leave_pending(asked, cx);
                return Flow::Passed;
            }
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        match reply {
            Reply::Questions(page) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.take_planned(&page.rows, cx);
            }
            Reply::People(rows) if self.people == Some(ticket) => {
                self.people = None;
                self.person = met(&rows);
            }
            Reply::NextQuestions(next) if self.waiting == Some(ticket) => {
                self.waiting = None;
                self.take_next(&next, cx.known);
            }
            _ => {
                self.keeping.hear(ticket, cx);
            }
        }
    }

    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.keeping.missed(&request, cx) {
            return;
        }
        if self.people.take_if(|people| *people == ticket).is_some() {
            // The name is an ornament; whoever asks knows whom.
            return;
        }
        self.waiting = self.waiting.filter(|waiting| *waiting != ticket);
        cx.trouble(why(&request, &trouble));
    }

    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        if let (Choice::Ask(text), Stand::Read) = (choice, self.stand) {
            self.stop_looking(cx);
            self.take(&text, "");
            self.keep_draft(cx);
        }
    }

    fn wake_at(&self) -> Option<i64> {
        self.due
    }

    fn woken(&mut self, cx: &mut Cx<'_>) {
        self.tick(cx.known);
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        let silent = self.stand != Stand::Read;
        match action {
            Action::Step if silent => Some("they spoke"),
            Action::Step if self.question.is_none() => Some("choose a question"),
            Action::Back if silent => Some("leave it pending"),
            Action::Back => Some("leave"),
            Action::Large if self.large => Some("small"),
            _ => None,
        }
    }

    fn subject(&self) -> Option<Link> {
        Some(self.prospect.clone())
    }
}
