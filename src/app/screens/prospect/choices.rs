//! The menus of a prospect's page: stage and rhythm, the states of objections, questions and promises, what is unsaid.

use super::{super::home::stage_menu, Prospect};
use crate::{
    app::{
        Cx,
        parts::menu::Choice,
        screens::{
            Page, ProspectTab,
            ending::{self, Ending},
            menu::Menu,
            prompt::{Asks, Prompt},
            questions::set_question,
        },
    },
    domain::{FollowUpState, ObjectionState, QuestionState, Rhythm, Uid, Unsaid, UnsaidState},
    journal::{EntryRow, Link, ProspectPage, Target, TargetKind, UnsaidClose, Write, ending::what as said_ended},
    words::{one_line, quoted},
};

/// As many columns of a text are said in a heading.
const HEADING: usize = 40;

impl Prospect {
    /// `s`: the state of the row under the cursor, else stage and rhythm of the prospect.
    pub(super) fn set_state(&self, cx: &mut Cx<'_>) {
        let of_row = match self.tab {
            ProspectTab::Timeline | ProspectTab::Objections => self.lists.entry(self.tab).and_then(objection_menu),
            ProspectTab::Questions => self.lists.questions.current().map(|row| {
                let (uid, now) = (row.question.uid, row.question.state);
                states(&row.question.text, QuestionState::ALL, now, QuestionState::said, |to| Choice::Question(uid, to))
            }),
            ProspectTab::FollowUps => self.lists.follow_ups.current().map(|row| {
                let (uid, now) = (row.follow_up.uid, row.follow_up.state);
                states(&row.follow_up.text, FollowUpState::ALL, now, FollowUpState::said, |to| {
                    Choice::FollowUp(uid, to)
                })
            }),
            ProspectTab::People => None,
        };
        // What the head promises of `s` holds on every row.
        let of_row = of_row.map(|mut menu| {
            menu.rows.push(("stage and rhythm of the prospect …".to_owned(), Choice::StageAndRhythm));
            menu
        });
        if let Some(menu) = of_row.or_else(|| self.stage_and_rhythm()) {
            cx.show(menu.into());
        }
    }

    fn stage_and_rhythm(&self) -> Option<Menu> {
        let page = self.page.as_ref()?;
        let prospect = &page.prospect;
        let mut menu = stage_menu(self.uid, &prospect.name, prospect.stage);
        menu.rows.extend(Rhythm::ALL.iter().copied().map(Some).chain([None]).map(|rhythm| {
            let mark = match rhythm {
                _ if prospect.rhythm == rhythm => " (set)",
                Some(rhythm) if page.proposed == Some(rhythm) => ", as their talks lie",
                _ => "",
            };
            let said = rhythm.map_or_else(|| "not set".to_owned(), |rhythm| format!("{}{mark}", rhythm.said()));
            (format!("rhythm: {said}"), Choice::Rhythm(self.uid, rhythm))
        }));
        if let (Some(ended), Some(link)) = (self.page.as_ref().and_then(|page| page.ended.as_ref()), self.subject()) {
            let what = said_ended(ended.what, ended.result).to_lowercase();
            menu.rows.push((format!("{what}: its three lines …"), Choice::EditEnding(link, ended.uid)));
        }
        Some(menu)
    }

    /// `S`: one of the open items closes, another is written down, or one that closed opens again.
    pub(super) fn unsaid(&self, cx: &mut Cx<'_>) {
        let Some(page) = &self.page else { return };
        let open = page.prospect.unsaid.iter().filter(|item| item.state == UnsaidState::Open);
        let close = open
            .map(|item| (format!("close {}", quoted(&one_line(&item.text, HEADING))), Choice::AboutUnsaid(item.uid)));
        let another = ("write down another".to_owned(), Choice::NewUnsaid(self.uid));
        let closed = page.prospect.unsaid.iter().filter(|item| item.state != UnsaidState::Open);
        let again = closed.map(|item| {
            let says = format!("open again {}: {}", quoted(&one_line(&item.text, HEADING)), closing(page, item, cx));
            (says, Choice::Unsaid { unsaid: item.uid, state: UnsaidState::Open, entry: None })
        });
        cx.show(Menu::new("Unsaid", close.chain([another]).chain(again).collect(), None).into());
    }

    fn close_unsaid(&self, unsaid: Uid, cx: &mut Cx<'_>) {
        let entry = self.lists.entry(self.tab);
        let said = entry.map(|row| {
            let words = quoted(&one_line(&row.text, HEADING));
            (format!("said: {words}"), Choice::Unsaid { unsaid, state: UnsaidState::Said, entry: Some(row.uid) })
        });
        let others = [("found out elsewhere", UnsaidState::FoundOut), ("it never came out", UnsaidState::Never)]
            .map(|(says, state)| (says.to_owned(), Choice::Unsaid { unsaid, state, entry: None }));
        let item = Target { kind: TargetKind::Unsaid, uid: unsaid };
        let none = [("in other words …", Choice::Reword(item)), ("to the trash", Choice::ToTrash(item))]
            .map(|(says, choice)| (says.to_owned(), choice));
        let rows = said.into_iter().chain(others).chain(none).collect();
        cx.show(Menu::new("How it closed", rows, None).into());
    }

    /// An unsaid item in other words.
    fn reword(&self, target: Target, cx: &mut Cx<'_>) {
        let items = self.page.iter().flat_map(|page| &page.prospect.unsaid);
        if let Some(item) = items.into_iter().find(|item| item.uid == target.uid) {
            cx.show(Prompt::with(Asks::Reword(target), &item.text).into());
        }
    }

    fn ask(&self, asks: impl FnOnce(Link) -> Asks, cx: &mut Cx<'_>) {
        if let Some(link) = self.subject() {
            cx.show(Prompt::new(asks(link)).into());
        }
    }

    pub(super) fn do_chosen(&self, choice: &Choice, cx: &mut Cx<'_>) {
        let on = cx.today();
        let write = match *choice {
            Choice::AboutUnsaid(unsaid) => return self.close_unsaid(unsaid, cx),
            Choice::Reword(target) => return self.reword(target, cx),
            Choice::ToTrash(target) => {
                cx.write_then_say(Write::Trash(vec![target]), "In the trash · u takes it back");
                return;
            }
            Choice::NewUnsaid(_) => return self.ask(Asks::Unsaid, cx),
            Choice::StageAndRhythm => {
                if let Some(menu) = self.stage_and_rhythm() {
                    cx.show(menu.into());
                }
                return;
            }
            Choice::Objection(entry, ObjectionState::Settled) => return self.ask(|_| Asks::SettledBy(entry), cx),
            Choice::Stage(prospect, stage) => return ending::stage(prospect, self.subject(), stage, cx),
            Choice::EditEnding(ref link, outcome) => {
                return cx.show(Ending::editing(link.clone(), outcome).into());
            }
            Choice::Ended { ref prospect, what, result } => return ending::begin(prospect.clone(), what, result, cx),
            Choice::Rhythm(prospect, rhythm) => Write::SetRhythm { prospect, rhythm },
            Choice::Objection(entry, state) => Write::SetObjection { entry, state, on, by: String::new() },
            Choice::Question(question, state) => return set_question(question, state, cx),
            Choice::FollowUp(follow_up, state) => Write::SetFollowUp { follow_up, state, on },
            Choice::Unsaid { unsaid, state, entry } => Write::CloseUnsaid(UnsaidClose { unsaid, state, on, entry }),
            _ => return,
        };
        cx.write(write);
    }
}

/// How an item closed, with the words that said it: `said 21 Oct, “They may leave.”`.
fn closing(page: &ProspectPage, item: &Unsaid, cx: &Cx<'_>) -> String {
    let table = |day| cx.known.options.dates.table(day, cx.today());
    let on = item.closed_on.map(|day| format!(" {}", table(day))).unwrap_or_default();
    let words = page.said.iter().find(|(uid, ..)| *uid == item.uid);
    let words = words.map(|(_, words, _)| format!(", {}", quoted(&one_line(words, HEADING)))).unwrap_or_default();
    format!("{}{on}{words}", item.state.said())
}

/// The states of an objection; `None` if the moment is none.
fn objection_menu(row: &EntryRow) -> Option<Menu> {
    let uid = row.uid;
    let now = row.objection?;
    Some(states(&row.text, ObjectionState::ALL, now, ObjectionState::said, |to| Choice::Objection(uid, to)))
}

/// A menu of states under the words they belong to, the cursor on the present one.
pub(in crate::app::screens) fn states<S: Copy>(
    text: &str,
    all: &[S],
    now: S,
    said: impl Fn(S) -> String,
    choice: impl Fn(S) -> Choice,
) -> Menu {
    let rows = all.iter().map(|state| (said(*state), choice(*state))).collect();
    Menu::new(quoted(&one_line(text, HEADING)), rows, Some(&choice(now)))
}
