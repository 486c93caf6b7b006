//! One message in, the changed state and the orders out. Nothing here waits.

use crate::{
    domain::{Moment, Uid},
    journal::{Reply, Request, Trouble, Write},
    report::{Choice, Sheet},
};

use super::{
    Action, App, everywhere,
    key::{Button, Key, MouseKind},
    keymap::Context,
    msg::{Effect, Msg, Size, Spot, Ticket},
    parts::keeping::refused,
    screens::{Flow, Screen, why},
    tickets::{Asked, Waiting},
    ways_in,
};

/// How many rows a turn of the wheel moves.
const WHEEL_ROWS: usize = 3;

/// Takes in what happened at `now` and says what is to be done. After a [`Effect::Quit`] it does nothing any more.
pub fn update(app: &mut App, msg: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    if app.ended {
        return effects;
    }
    app.pass_time(now, &mut effects);
    match msg {
        Msg::Key(key) => app.key(key, &mut effects),
        Msg::Paste(text) => {
            app.known.take_remark();
            app.on_top(&mut effects, |page, cx| page.pasted(&text, cx));
        }
        Msg::Mouse { kind, spot } => app.mouse(kind, spot, &mut effects),
        Msg::Resize(size) => app.resize(size, &mut effects),
        Msg::Reply(ticket, reply) => app.reply(ticket, reply, &mut effects),
        Msg::Waits(ticket) => app.tickets.waits(ticket),
        Msg::Changed => app.all_stale(&mut effects),
        Msg::KeptAside(file) => app.kept_aside(file),
        Msg::Wrote(page) => app.wrote(page),
        Msg::FoundAside(drafts) => app.known.found_aside(drafts),
        Msg::Edited(ticket, text) => app.edited(ticket, text, &mut effects),
        Msg::End => app.end(&mut effects),
        Msg::Focus(_) | Msg::Tick => {}
    }
    effects
}

/// The one next instant (UTC ms) at which something changes by itself; a [`Msg::Tick`] is due then. Always names one:
/// at midnight `9 d` becomes `10 d`.
#[must_use]
pub fn wake_at(app: &App, now: Moment) -> Option<i64> {
    let remark = app.known.remark.as_ref().and_then(|remark| remark.until);
    let screens = app.screens().filter_map(|screen| screen.page().wake_at());
    screens.chain(remark).chain(app.quit_until).chain(midnight_after(now)).min()
}

fn midnight_after(now: Moment) -> Option<i64> {
    let tomorrow = (now.day() + 1).date().and_hms_opt(0, 0, 0)?;
    Some(now.zone.held(tomorrow).at)
}

impl App {
    /// Deadlines are looked at by the time on the wall before every message, so that none is missed in a long sleep.
    fn pass_time(&mut self, now: Moment, effects: &mut Vec<Effect>) {
        let before = std::mem::replace(&mut self.known.now, now);
        let over = |deadline: i64| deadline <= now.utc;
        if self.known.remark.as_ref().and_then(|remark| remark.until).is_some_and(over) {
            self.known.remark = None;
        }
        self.quit_until = self.quit_until.filter(|until| !over(*until));
        for at in 0..self.stack.len() {
            self.on(at, effects, |page, cx| {
                if page.wake_at().is_some_and(over) {
                    page.woken(cx);
                }
            });
        }
        if before.day() != now.day() {
            self.all_stale(effects);
        }
    }

    fn resize(&mut self, size: Size, effects: &mut Vec<Effect>) {
        let has_more_rows = size.rows > self.known.size.rows;
        self.known.size = size;
        for at in 0..self.stack.len() {
            self.on(at, effects, |page, cx| page.resized(cx));
        }
        // A list holds little more than what was in sight.
        if has_more_rows {
            for at in 0..self.stack.len() {
                self.on(at, effects, |page, cx| page.taller(cx));
            }
        }
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let asked = self.quit_until.take();
        self.known.take_remark();
        self.let_go(key, effects);
        let Some(context) = self.top().map(|top| top.page().context()) else { return };
        match self.known.keymap.find(context, key, |action| self.offers(action)) {
            Some(Action::Stop) => {
                self.quit_until = asked;
                self.act(Action::Stop, effects);
            }
            Some(action) => self.act(action, effects),
            None if self.misses_a_prospect(context, key) => self.known.say("No prospect under the cursor."),
            None => {
                if let Some(typed) = key.types() {
                    self.on_top(effects, |page, cx| page.typed(typed, cx));
                }
            }
        }
    }

    /// Whether the key would lead to something about the prospect under the cursor, and there is none.
    fn misses_a_prospect(&self, context: Context, key: Key) -> bool {
        self.known.keymap.find(context, key, |action| ways_in::wants_a_prospect(self, action)).is_some()
    }

    /// A screen that stands till the next key goes, unless the key is one of its own; esc is used up by that.
    fn let_go(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(page) = self.top().map(Screen::page).filter(|page| page.goes_with_next_key()) else { return };
        let own = self.known.keymap.find(page.context(), key, |action| page.actions().contains(&action));
        let back = self.known.keymap.find(page.context(), key, |action| action == Action::Back);
        if own.is_none() && back.is_none() {
            self.on_top(effects, |_, cx| cx.close());
        }
    }

    /// Does what a key, a click or a row of the palette means.
    pub(super) fn act(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if let Some(why) = self.known.options.read_only.filter(|_| action.writes()) {
            self.known.trouble(why.refuses());
            return;
        }
        let mine = self.top().is_some_and(|top| top.page().actions().contains(&action));
        let flow = if mine { self.on_top(effects, |page, cx| page.act(action, cx)) } else { None };
        if flow != Some(Flow::Taken) {
            everywhere::act(self, action, effects);
        }
    }

    fn mouse(&mut self, kind: MouseKind, spot: Option<Spot>, effects: &mut Vec<Effect>) {
        match (kind, spot) {
            (MouseKind::WheelUp, _) => (0..WHEEL_ROWS).for_each(|_| self.act(Action::Up, effects)),
            (MouseKind::WheelDown, _) => (0..WHEEL_ROWS).for_each(|_| self.act(Action::Down, effects)),
            (MouseKind::Press(Button::Left), Some(spot)) => {
                self.known.take_remark();
                match spot {
                    Spot::Does(action) => self.act(action, effects),
                    Spot::Tab(tab) => self.act(Action::Tab(tab), effects),
                    spot => {
                        self.on_top(effects, |page, cx| page.clicked(spot, cx));
                    }
                }
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: Reply, effects: &mut Vec<Effect>) {
        let Some(waiting) = self.tickets.take(ticket) else { return };
        if let Some(draft) = waiting.words {
            self.known.end_saving(draft);
        }
        self.known.learn(&reply);
        let at = self.stack.iter().position(|layer| layer.id == waiting.layer);
        match (reply, at) {
            (Reply::Failed(request, trouble), at) => self.failed(at, ticket, *request, trouble, effects),
            (Reply::Interrupted, _) => {}
            (reply, at) => self.heard(at, waiting, reply, effects),
        }
    }

    fn heard(&mut self, at: Option<usize>, waiting: Waiting, reply: Reply, effects: &mut Vec<Effect>) {
        if let Some(text) = waiting.then_say {
            self.known.say(text);
        }
        self.bring_up(&reply, effects);
        if let (None, Some(draft)) = (at, waiting.words) {
            self.saved_after_all(draft, effects);
        }
        match (at, &reply) {
            (Some(at), _) => {
                self.on(at, effects, |page, cx| page.hear(waiting.ticket, reply, cx));
            }
            (None, Reply::Undone(undone)) => {
                self.known.say(everywhere::undone(undone, waiting.asked));
            }
            (None, Reply::Report(_)) => self.print(waiting.ticket, reply, effects),
            (None, _) => {}
        }
        if waiting.asked == Asked::Setting {
            // The reasons on home are found anew with its next look.
            self.brought_up = None;
        }
        if waiting.asked.changes() {
            self.all_stale(effects);
        }
    }

    /// What was left with its draft while it waited is saved now: the words are not offered once more.
    fn saved_after_all(&mut self, draft: Uid, effects: &mut Vec<Effect>) {
        if self.known.is_left(draft) {
            if self.known.is_aside(draft) {
                effects.push(Effect::DropAside(draft));
            }
            self.known.forget_draft(draft);
            self.write(Write::DropDraft(draft), effects);
            self.known.say("What waited is saved now; no draft is left of it");
        }
    }

    /// The first look of a day has the lines of home made anew, behind what is shown: once a day, for another window may
    /// live on another day. The rows that came are right already; their order follows.
    fn bring_up(&mut self, reply: &Reply, effects: &mut Vec<Effect>) {
        let today = self.known.today();
        match reply {
            Reply::Prospects { page, .. }
                if self.brought_up != Some(today) && page.rows.iter().any(|row| row.as_of != Some(today)) =>
            {
                self.brought_up = Some(today);
                self.write(Write::BringUp, effects);
            }
            Reply::BroughtUp { more: true } => self.write(Write::BringUp, effects),
            Reply::BroughtUp { more: false } => self.all_stale(effects),
            _ => {}
        }
    }

    fn failed(
        &mut self,
        at: Option<usize>,
        ticket: Ticket,
        request: Request,
        trouble: Trouble,
        effects: &mut Vec<Effect>,
    ) {
        if let (None, Some(draft)) = (at, refused(&request, self.known.now)) {
            self.known.lies_aside(draft.clone());
            effects.push(Effect::KeepAside(draft));
            return;
        }
        match (at, trouble) {
            (Some(at), trouble) => {
                self.on(at, effects, |page, cx| page.failed(ticket, request, trouble, cx));
            }
            // The order is of yesterday; what the rows say is not.
            (None, _) if matches!(&request, Request::Write(write) if **write == Write::BringUp) => {}
            (None, trouble) if self.known.pages.failed(ticket) => {
                self.known.trouble(why(&request, &trouble));
            }
            (None, Trouble::Nothing(why)) => self.known.say(why),
            // Nobody is left who would show it: a change that did not happen must not go by unseen.
            (None, trouble) if matches!(request, Request::Write(_)) => {
                self.known.trouble(trouble.to_string());
            }
            (None, _) => {}
        }
    }

    /// What a page says has come: it is made and written.
    fn print(&mut self, ticket: Ticket, reply: Reply, effects: &mut Vec<Effect>) {
        if let (Reply::Report(facts), Some((name, reader))) = (reply, self.known.pages.came(ticket)) {
            let choice = Choice { reader, redact: false, dates: self.known.options.dates };
            effects.push(Effect::WritePage { name, sheet: Sheet::Report(facts, choice) });
        }
    }

    fn wrote(&mut self, page: Result<String, String>) {
        self.known.pages.made();
        match page {
            Ok(file) => self.known.say(format!("Wrote {file}")),
            Err(why) => self.known.trouble(why),
        }
    }

    fn edited(&mut self, ticket: Ticket, text: Result<String, String>, effects: &mut Vec<Effect>) {
        let Some(waiting) = self.tickets.take(ticket) else { return };
        if let Some(at) = self.stack.iter().position(|layer| layer.id == waiting.layer) {
            self.on(at, effects, |page, cx| page.edited(ticket, text, cx));
        }
    }

    fn kept_aside(&mut self, file: Option<String>) {
        self.known.trouble(file.map_or_else(
            || {
                "The draft could not be kept, in the journal or in a file. Your words are on the screen only."
                    .to_owned()
            },
            |file| format!("The journal cannot be written just now; the draft is kept in {file}"),
        ));
    }

    /// Keeps every draft and quits.
    pub(super) fn end(&mut self, effects: &mut Vec<Effect>) {
        for at in 0..self.stack.len() {
            self.on(at, effects, |page, cx| page.keep(cx));
        }
        effects.push(Effect::Quit);
        self.ended = true;
    }

    /// Asks the journal for the app itself.
    pub(super) fn write(&mut self, write: Write, effects: &mut Vec<Effect>) {
        let request = Request::Write(Box::new(write));
        let ticket = self.tickets.give(super::LayerId::APP, Asked::of(&request));
        effects.push(Effect::Ask { ticket, request });
    }
}
