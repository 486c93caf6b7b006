//! The views of a list: queries with a name, chosen from a menu. Those of one's own can go again.

use super::menu::Choice;
use crate::{
    app::{
        Cx, Ticket,
        screens::{
            menu::Menu,
            prompt::{Asks, Prompt},
        },
    },
    journal::{Read, Reply, ViewRow, Write},
    words::width,
};

/// The views being asked for.
#[derive(Debug, Default)]
pub struct Views {
    waiting: Option<Ticket>,
}

impl Views {
    /// Asks for them; the menu opens when they come.
    pub fn ask(&mut self, cx: &mut Cx<'_>) {
        self.waiting = Some(cx.read(Read::Views));
    }

    /// Opens the menu if this is the answer; gives any other reply back.
    pub fn hear(&mut self, ticket: Ticket, reply: Reply, cx: &mut Cx<'_>) -> Option<Reply> {
        match reply {
            Reply::Views(rows) if self.waiting == Some(ticket) => {
                self.waiting = None;
                cx.show(menu(rows).into());
                None
            }
            other => Some(other),
        }
    }

    /// Whether this was the question that failed.
    pub fn missed(&mut self, ticket: Ticket) -> bool {
        self.waiting.take_if(|waited| *waited == ticket).is_some()
    }
}

/// Asks under which name to keep what a list shows; `query` is empty where it shows everything.
pub fn keep(query: String, cx: &mut Cx<'_>) {
    if query.is_empty() {
        cx.say("There is no filter to keep yet: / or f makes one.");
    } else {
        cx.show(Prompt::new(Asks::View(query)).into());
    }
}

/// What the menus about views answer; gives any other choice back.
pub fn chosen(choice: Choice, cx: &mut Cx<'_>) -> Option<Choice> {
    match choice {
        Choice::WhichView(own) => {
            let rows = own.into_iter().filter_map(|view| {
                let uid = view.uid?;
                Some((view.name.clone(), Choice::DropView(uid, view.name)))
            });
            cx.show(Menu::new("Which view goes?", rows.collect(), None).into());
        }
        Choice::DropView(uid, name) => {
            cx.write_then_say(Write::DropView(uid), format!("The view {name} is gone · u takes it back"));
        }
        other => return Some(other),
    }
    None
}

/// `Open objections   open:yes`, one's own first; the last row leads to those that can go.
fn menu(views: Vec<ViewRow>) -> Menu {
    let widest = views.iter().map(|view| width(&view.name)).max().unwrap_or(0);
    let mut rows: Vec<(String, Choice)> = Vec::with_capacity(views.len() + 1);
    for view in &views {
        let gap = " ".repeat(widest - width(&view.name) + 3);
        rows.push((format!("{}{gap}{}", view.name, view.query), Choice::Shown(view.query.clone())));
    }
    let own: Vec<ViewRow> = views.into_iter().filter(|view| view.uid.is_some()).collect();
    if !own.is_empty() {
        rows.push(("… one of mine goes".to_owned(), Choice::WhichView(own)));
    }
    Menu::new("Views", rows, None)
}
