//! The screens, one file each: their state and what they do. How they look stands in `view/screens`, under the same
//! file name.
//!
//! # Adding a screen
//!
//! 1. `app/screens/x.rs`: a struct with the state, and `impl Page for X`. State is data: rows in a [`Rows`], tickets of
//!    the questions under way, never a widget. `load` asks for what it shows with `cx.read(Read::…)`; the answer comes
//!    to `hear` with the ticket `cx.read` gave. Compare the ticket where an older answer could come late (`Rows::take`
//!    does it); answers for a closed screen never arrive.
//! 2. Its [`Place`] variant: kind, ids, query, cursor key, no words. `place` gives it, [`Screen::at`] builds the screen
//!    from it. What cannot be built again (menus) answers `None`.
//! 3. One line in `screens!` below. `view/screens/x.rs` and its line in `view::screens` follow: the match there fails
//!    until done.
//! 4. Keys: `context` names the context of the key table, `actions` the actions it takes now. What it does not take
//!    (or passes on with [`Flow::Passed`]) means what it means everywhere. A new action is a line in `action.rs` and
//!    a row in `keymap/table.rs`; footer, help and palette follow. A way in from anywhere is a line in
//!    `app/everywhere.rs`.
//! 5. Changes: `cx.write(Write::…)`; when it is done every visible screen is read again by itself (`reload`). A form
//!    overrides `reload` with nothing, so that nothing moves under the hand. A failed request comes to `failed` with
//!    the request in it; the default says why at the foot and keeps what is shown.
//! 6. Menus and dialogs: `cx.show(menu::Menu::…)`; what was chosen comes to `chosen` as a [`Choice`], which carries
//!    the ids it needs. One line of text: `cx.show(Prompt::new(Asks::…).into())`, which
//!    saves by itself.
//! 7. Forms: `typed` and `pasted` get the text, `keep` writes the draft (`Write::KeepDraft`; called on leaving and at
//!    the end), `wake_at` and `woken` its deadline, `edited` the words that come back from `$EDITOR`.

pub mod book_warnings;
pub mod brief;
pub mod card;
pub mod conversation;
pub mod counted;
pub mod dialog;
pub mod ending;
pub mod entry;
pub mod explain;
pub mod help;
pub mod history;
pub mod home;
pub mod journal;
pub mod marking;
pub mod menu;
pub mod moment;
mod moments;
pub mod palette;
pub mod payback;
mod place;
pub mod plan;
pub mod preparing;
pub mod prompt;
pub mod prospect;
pub mod questions;
mod quiet;
pub mod review;
pub mod thresholds;
pub mod today;
pub mod trends;
pub mod value;
pub mod warnings;
pub mod write_down;

pub use place::{Place, ProspectTab, Root};

use super::{
    action::Action,
    cx::Cx,
    keymap::Context,
    msg::{Spot, Ticket},
    parts::menu::Choice,
};
use crate::journal::{Link, Reply, Request, Target, Trouble};

#[cfg(doc)]
use super::parts::Rows;

/// Whether a screen did something with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It did.
    Taken,
    /// It did not: it means what it means everywhere.
    Passed,
}

/// What every screen can do. Most have a default that does nothing.
pub trait Page: std::fmt::Debug {
    /// Where it is; `None` = it cannot be built again.
    fn place(&self) -> Option<Place>;

    /// The context of the key table it stands in just now.
    fn context(&self) -> Context;

    /// Its name, for help.
    fn title(&self) -> String;

    /// The actions it takes just now.
    fn actions(&self) -> &[Action];

    /// Whether the screen beneath it is still seen.
    fn floats(&self) -> bool {
        false
    }

    /// Whether it stands only till the next key: one that is none of its own closes it and does its work beneath.
    fn goes_with_next_key(&self) -> bool {
        false
    }

    /// It has just been opened: asks for what it shows.
    fn load(&mut self, cx: &mut Cx<'_>);

    /// What it shows may be old: asks again. A form does nothing here.
    fn reload(&mut self, cx: &mut Cx<'_>) {
        self.load(cx);
    }

    /// Does something.
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow;

    /// The journal's answer to a request of this screen.
    fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) {
        let _ = (ticket, reply, cx);
    }

    /// A request of this screen failed. What is shown stays.
    fn failed(&mut self, ticket: Ticket, request: Request, trouble: Trouble, cx: &mut Cx<'_>) {
        let _ = ticket;
        cx.trouble(why(&request, &trouble));
    }

    /// A character was typed that no row of the key table binds here.
    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        let _ = (typed, cx);
    }

    /// Text was pasted.
    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        let _ = (text, cx);
    }

    /// Something in the screen was clicked.
    fn clicked(&mut self, spot: Spot, cx: &mut Cx<'_>) {
        let _ = (spot, cx);
    }

    /// A menu or dialog above it has been answered.
    fn chosen(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        let _ = (choice, cx);
    }

    /// The words came back from `$EDITOR`, or one sentence why not.
    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, cx: &mut Cx<'_>) {
        let _ = (ticket, text, cx);
    }

    /// The window has another size.
    fn resized(&mut self, cx: &mut Cx<'_>) {
        let _ = cx;
    }

    /// The window shows more rows than before: a list asks for those that come into sight.
    fn taller(&mut self, cx: &mut Cx<'_>) {
        self.reload(cx);
    }

    /// It is about to go: keeps the words that are not saved.
    fn keep(&mut self, cx: &mut Cx<'_>) {
        let _ = cx;
    }

    /// When something in it is due by itself (UTC ms).
    fn wake_at(&self) -> Option<i64> {
        None
    }

    /// That instant has come.
    fn woken(&mut self, cx: &mut Cx<'_>) {
        let _ = cx;
    }

    /// The prospect that a new moment, question or promise would belong to.
    fn subject(&self) -> Option<Link> {
        None
    }

    /// The rows that a key acts on: those picked, else the one under the cursor.
    fn targets(&self) -> Vec<Target> {
        Vec::new()
    }

    /// What the line under the cursor is, and its words, where it can be put in other words: a question, a promise.
    fn line_to_edit(&self) -> Option<(Target, String)> {
        None
    }

    /// Another word for the footer than the key table's, where this screen has a better one.
    fn word_for(&self, action: Action) -> Option<&'static str> {
        let _ = action;
        None
    }
}

/// One sentence for a request that failed: what did not happen stands in the trouble itself where it is the store's.
#[must_use]
pub fn why(request: &Request, trouble: &Trouble) -> String {
    match (request, trouble) {
        (Request::Read(_), Trouble::Store(why)) => format!("{why} ctrl-l tries again."),
        (_, trouble) => trouble.to_string(),
    }
}

macro_rules! screens {
    ($($(#[$meta:meta])* $name:ident($page:ty)),+ $(,)?) => {
        /// A screen of the stack.
        #[derive(Debug)]
        pub enum Screen { $($(#[$meta])* $name(Box<$page>)),+ }

        impl Screen {
            /// What it can do.
            #[must_use]
            pub fn page(&self) -> &dyn Page {
                match self { $(Self::$name(page) => page.as_ref()),+ }
            }

            pub(super) fn page_mut(&mut self) -> &mut dyn Page {
                match self { $(Self::$name(page) => page.as_mut()),+ }
            }
        }

        $(impl From<$page> for Screen {
            fn from(page: $page) -> Self { Self::$name(Box::new(page)) }
        })+
    };
}

screens! {
    /// The table of prospects.
    Home(home::Home),
    /// One prospect's page.
    Prospect(prospect::Prospect),
    /// All entries.
    Journal(journal::Journal),
    /// One entry.
    Entry(entry::Entry),
    /// One conversation.
    Conversation(conversation::Conversation),
    /// What was changed, and the trash.
    History(history::History),
    /// The warnings about one prospect.
    Warnings(warnings::Warnings),
    /// The warnings of all prospects.
    BookWarnings(book_warnings::BookWarnings),
    /// The thresholds of the warnings.
    Thresholds(thresholds::Thresholds),
    /// What to read before a call.
    Brief(brief::Brief),
    /// Why a score is what it is.
    Explain(explain::Explain),
    /// What is due across all prospects.
    Today(today::Today),
    /// Marks afterwards.
    Marking(marking::Marking),
    /// The keys that work here.
    Help(help::Help),
    /// Every command by name.
    Palette(palette::Palette),
    /// A value that a list is narrowed by.
    Value(value::Value),
    /// A menu.
    Menu(menu::Menu),
    /// A question before something that cannot be taken back.
    Dialog(dialog::Dialog),
    /// What they said, being written down or edited.
    WriteDown(write_down::WriteDown),
    /// The line after a save.
    PayBack(payback::PayBack),
    /// One line of text.
    Prompt(prompt::Prompt),
    /// The questions of the book, and the bank.
    Questions(questions::Questions),
    /// What the last months say.
    Trends(trends::Trends),
    /// What a figure counts that is no moment.
    Counted(counted::Counted),
    /// What happened in a week.
    Review(review::Review),
    /// A talk being prepared in three lines.
    Preparing(preparing::Preparing),
    /// A question being planned.
    Plan(plan::Plan),
    /// A question, and the silence after it.
    Moment(moment::MomentOfTruth),
    /// The three lines after something was won or lost.
    Ending(ending::Ending),
    /// The card of a prospect or a person.
    Card(card::Card),
}

impl Screen {
    /// Builds the screen of a place.
    #[must_use]
    pub fn at(place: Place) -> Self {
        match place {
            Place::Home { query, order, reversed, cursor } => {
                home::Home::new(query, order, cursor).turned(reversed).into()
            }
            Place::Prospect { prospect, tab, cursor } => prospect::Prospect::new(prospect, tab, cursor).into(),
            Place::Journal { query, reversed, cursor } => journal::Journal::new(query, cursor).turned(reversed).into(),
            Place::Questions { shown, cursor } => questions::Questions::new(shown, cursor).into(),
            Place::Trends { prospect, months, query, panel, zoomed } => {
                trends::Trends::new(prospect, months, query, panel, zoomed).into()
            }
            Place::Counted { of, prospect, first, last, cursor } => {
                counted::Counted::new(of, prospect, (first, last), cursor).into()
            }
            Place::Entry { entry } => entry::Entry::new(entry).into(),
            Place::Conversation { conversation, at } => conversation::Conversation::new(conversation, at).into(),
            Place::Warnings { prospect, warning } => warnings::Warnings::new(prospect, warning).into(),
            Place::BookWarnings { cursor } => book_warnings::BookWarnings::new(cursor).into(),
            Place::Thresholds { on } => thresholds::Thresholds::new(on).into(),
            Place::Brief { prospect, cursor } => brief::Brief::new(prospect, cursor).into(),
            Place::Explain { prospect, day, cursor } => explain::Explain::new(prospect, day, cursor).into(),
            Place::Marking { within } => marking::Marking::new(within).into(),
            Place::Today { cursor } => today::Today::new(cursor).into(),
            Place::Review { week } => review::Review::new(week).into(),
            Place::History { trash, cursor } => history::History::new(trash, cursor).into(),
        }
    }

    /// The tab of the root that this screen is, or would be counted to.
    #[must_use]
    pub fn root(&self) -> Root {
        match self {
            Self::Journal(_) => Root::Journal,
            Self::Questions(_) => Root::Questions,
            Self::Trends(_) => Root::Trends,
            Self::Review(_) => Root::Review,
            _ => Root::Prospects,
        }
    }
}
