//! The mouse: what looks like a button is one.

use candor::{
    app::{
        Msg,
        key::{Button, MouseKind},
        screens::{Place, Screen},
    },
    journal::ProspectOrder,
    view::spot_at,
};
use ratatui::layout::Rect;

use super::Story;

impl Story {
    /// A click on the first cell of these words.
    fn clicks(mut self, words: &str) -> Self {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| Some((row, line.find(words)?, line)));
        let (row, at, line) = found.unwrap_or_else(|| panic!("no {words}:\n{screen}"));
        let column = u16::try_from(candor::words::width(&line[..at])).expect("small");
        let size = self.app.known.size;
        let area = Rect::new(0, 0, size.columns, size.rows);
        let spot = spot_at(&self.app, area, column, u16::try_from(row).expect("small"));
        self.tell(Msg::Mouse { kind: MouseKind::Press(Button::Left), spot });
        self
    }
}

/// How home is ordered, and the names in the order they stand.
fn order(story: &Story) -> (ProspectOrder, bool, Vec<String>) {
    let (Some(Screen::Home(home)), Some(Place::Home { order, reversed, .. })) =
        (story.app.top(), story.app.places().pop())
    else {
        panic!("{}", story.screen());
    };
    (order, reversed, home.rows.loaded().iter().map(|row| row.name.clone()).collect())
}

#[test]
fn a_click_on_the_head_of_a_column_orders_by_it_and_the_next_from_the_end() {
    let heads = [
        ("Prospect  ", ProspectOrder::Name),
        ("Stage", ProspectOrder::Stage),
        ("Trust 0", ProspectOrder::Trust),
        ("Talked", ProspectOrder::Talked),
    ];
    for (columns, rows) in [(120, 36), (80, 24)] {
        for (head, by) in heads {
            let story = Story::sample().sized(columns, rows).clicks(head);
            let (now, reversed, names) = order(&story);
            assert_eq!((now, reversed), (by, false), "{head} at {columns}");
            let (now, reversed, mut turned) = order(&story.clicks(head));
            turned.reverse();
            assert_eq!((now, reversed, turned), (by, true, names), "{head} at {columns}");
        }
    }
    let story = Story::sample().clicks("Obj");
    assert_eq!(order(&story).0, ProspectOrder::Objections);
    assert_eq!(order(&story.clicks("State ")).0, ProspectOrder::Attention);
}
