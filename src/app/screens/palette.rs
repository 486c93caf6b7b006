//! Every command and every prospect by name: what is typed is looked for at the beginnings of the words of
//! the help, and in the journal's names.

use super::{Flow, Page, Place, ProspectTab, why};
use crate::{
    app::{
        Action, Cx, Spot, Ticket,
        keymap::Context,
        parts::{
            editor::Editor,
            typing::{self, Typed, type_action},
        },
    },
    domain::fold,
    journal::{NameHit, NameKind, Read, Reply, Request, Trouble},
};

/// So many names are asked for.
const NAMES: u16 = 6;

/// Movements: nobody looks for these by name.
const MOVES: [Action; 10] = [
    Action::Up,
    Action::Down,
    Action::Left,
    Action::Right,
    Action::First,
    Action::Last,
    Action::PageUp,
    Action::PageDown,
    Action::Palette,
    Action::Back,
];

/// A command that can be given where the palette was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// What help says of it.
    pub help: String,
    /// The keys that do it, as shown.
    pub keys: String,
}

/// A row of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is.
    pub said: String,
    /// What kind of thing, or its keys.
    pub aside: String,
    does: Does,
}

#[derive(Debug, Clone, PartialEq)]
enum Does {
    Act(Action),
    Open(Place),
}

/// The screen's state.
#[derive(Debug)]
pub struct Palette {
    /// The words typed.
    pub field: Editor,
    /// The row under the cursor.
    pub cursor: usize,
    commands: Vec<Command>,
    names: Vec<Offer>,
    fitting: Vec<Offer>,
    waiting: Option<Ticket>,
    /// Enter was quicker than the journal: it is done once the names for what is typed are here.
    entered: bool,
}

impl Palette {
    /// With the commands of the screen it was opened on.
    #[must_use]
    pub fn new(commands: Vec<Command>) -> Self {
        let commands = commands.into_iter().filter(|command| !MOVES.contains(&command.action)).collect();
        Self {
            field: Editor::line(),
            cursor: 0,
            commands,
            names: Vec::new(),
            fitting: Vec::new(),
            waiting: None,
            entered: false,
        }
    }

    /// The rows: names first, then commands, the best first.
    pub fn offers(&self) -> impl Iterator<Item = &Offer> {
        self.names.iter().chain(&self.fitting)
    }

    fn look(&mut self, cx: &mut Cx<'_>) {
        if let Some(old) = self.waiting.take() {
            cx.stop(old);
        }
        let text = self.field.text();
        self.fitting = fitting(&self.commands, text.trim());
        self.waiting = Some(cx.read(Read::Complete { text, at: None, limit: NAMES }));
        (self.cursor, self.entered) = (0, false);
    }

    fn step(&mut self, down: bool) {
        self.entered = false;
        let last = self.offers().count().saturating_sub(1);
        self.cursor = if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
    }

    /// Does the row under the cursor, or remembers to: while answers are on their way the names are of older letters.
    fn enter(&mut self, cx: &mut Cx<'_>) {
        if self.waiting.is_some() {
            self.entered = true;
        } else {
            self.give(self.cursor, cx);
        }
    }

    /// Other names: the cursor stays on the row it was moved to, as long as there is that row.
    fn take(&mut self, names: Vec<Offer>) {
        let moved_to = (self.cursor > 0).then(|| self.offers().nth(self.cursor).cloned()).flatten();
        self.names = names;
        let at = moved_to.as_ref().map(|row| self.offers().position(|offer| offer == row));
        self.cursor = at.flatten().unwrap_or(0);
        // The row that was meant is gone: nothing is done unseen.
        self.entered &= at != Some(None);
    }

    fn give(&self, at: usize, cx: &mut Cx<'_>) {
        match self.offers().nth(at).map(|offer| offer.does.clone()) {
            Some(Does::Act(action)) => cx.act(action),
            Some(Does::Open(place)) => cx.swap(super::Screen::at(place)),
            None => {}
        }
    }
}

/// The commands in whose words (help, name, what people call it) each word typed begins one; where there are none, those
/// that hold the letters as they stand. All of them for no letters. Letters scattered over a sentence fit by chance, and
/// enter would do what nobody meant.
fn fitting(commands: &[Command], typed: &str) -> Vec<Offer> {
    let offer = |command: &&Command| Offer {
        said: command.help.clone(),
        aside: command.keys.clone(),
        does: Does::Act(command.action),
    };
    let typed = fold(typed);
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let called =
        |command: &Command| fold(&format!("{} {} {}", also(command.action), command.action.word(), command.help));
    // What a command is called says more than what help says of it: the sooner a word begins, the better it fits.
    let place =
        |text: &str, word: &str| text.split(|c: char| !c.is_alphanumeric()).position(|begins| begins.starts_with(word));
    let mut fit: Vec<(usize, &Command)> = commands
        .iter()
        .filter_map(|command| {
            let text = called(command);
            wanted.iter().map(|word| place(&text, word)).sum::<Option<usize>>().map(|at| (at, command))
        })
        .collect();
    if fit.is_empty() {
        fit = commands.iter().filter(|command| called(command).contains(&typed)).map(|command| (0, command)).collect();
    }
    fit.sort_by_key(|(at, _)| *at);
    fit.iter().map(|(_, command)| offer(command)).collect()
}

/// What people call it besides.
const fn also(action: Action) -> &'static str {
    match action {
        Action::State => "stage won lost customer rhythm",
        Action::Trash => "delete remove",
        Action::WriteDown => "add new note",
        Action::Undo => "take back",
        Action::Tab(1) => "home prospects",
        Action::Tab(2) => "journal moments",
        Action::Tab(3) => "questions bank ledger",
        Action::Tab(4) => "trends figures",
        Action::Tab(5) => "review week",
        Action::Thresholds => "settings",
        _ => "",
    }
}

fn name(hit: NameHit) -> Offer {
    let prospect = hit.prospect.uid;
    let (aside, tab) = match hit.kind {
        NameKind::Prospect => (format!("prospect · {}", hit.stage.said()), ProspectTab::Timeline),
        NameKind::Contact if hit.role.is_empty() => (hit.prospect.name, ProspectTab::People),
        NameKind::Contact => (format!("{}, {}", hit.role, hit.prospect.name), ProspectTab::People),
    };
    Offer { said: hit.name, aside, does: Does::Open(Place::Prospect { prospect, tab, cursor: None }) }
}

impl Page for Palette {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        Context::Field
    }

    fn title(&self) -> String {
        "Every command".to_owned()
    }

    fn actions(&self) -> &[Action] {
        &typing::WITH_CHOICE
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.look(cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        match action {
            Action::Accept => self.enter(cx),
            Action::ChooseUp => self.step(false),
            Action::ChooseDown | Action::NextField => self.step(true),
            action => match type_action(&mut self.field, action) {
                Typed::NotMine => return Flow::Passed,
                Typed::Kept => {}
                Typed::Changed => self.look(cx),
            },
        }
        Flow::Taken
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        if self.waiting.take_if(|waited| *waited == ticket).is_none() {
            return;
        }
        if let Reply::Names(hits) = reply {
            self.take(hits.into_iter().map(name).collect());
            if std::mem::take(&mut self.entered) {
                self.give(self.cursor, cx);
            }
        }
    }

    /// Without an answer there are no names for what is typed, and an enter that waited for them is not done.
    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        if self.waiting.take_if(|waited| *waited == ticket).is_some() {
            (self.entered, self.cursor) = (false, 0);
            self.names.clear();
            cx.trouble(why(&request, &trouble));
        }
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        self.field.type_char(typed);
        self.look(cx);
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        self.field.paste(text);
        self.look(cx);
    }

    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        if let Spot::Row(at) = spot {
            self.give(at, cx);
        }
    }

    fn word_for(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Accept => Some("do it"),
            Action::ChooseUp | Action::ChooseDown => Some("choose"),
            // The arrows say it.
            Action::NextField => Some(""),
            _ => None,
        }
    }
}
