//! Pictures of the screens at three sizes, and that no size makes them panic.

mod chart;
mod forms;
mod made;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Color,
};

use super::{render, spot_at};
use crate::{
    app::{
        Action, App, Options, Size, Spot,
        screens::{Place, ProspectTab},
    },
    words::Glyphs,
};
use made::{Made, early, gone_quiet, rising, uid};

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn size((columns, rows): (u16, u16)) -> Size {
    Size { columns, rows }
}

fn home(at: (u16, u16)) -> Made {
    Made::at(Options::default(), size(at), Vec::new(), rising())
}

fn prospect(at: (u16, u16), tab: ProspectTab) -> Made {
    let place = Place::Prospect { prospect: uid(1), tab, cursor: None };
    Made::at(Options::default(), size(at), vec![place], rising())
}

/// The screen as text, a line a row, `█` where the terminal's cursor stands.
fn picture(app: &App) -> String {
    let area = Rect::new(0, 0, app.known.size.columns, app.known.size.rows);
    let mut buf = Buffer::empty(area);
    let cursor = render(app, area, &mut buf).cursor;
    let mut lines = Vec::new();
    for row in area.rows() {
        let mut line = String::new();
        let mut skip = 0_usize;
        for cell in row.positions() {
            let symbol = buf[cell].symbol();
            if skip > 0 {
                skip -= 1;
                continue;
            }
            line.push_str(if Some(cell) == cursor && symbol == " " { "█" } else { symbol });
            skip = crate::words::width(symbol).saturating_sub(1);
        }
        lines.push(line.trim_end().to_owned());
    }
    let at = cursor.map_or("no cursor".to_owned(), |Position { x, y }| format!("cursor {x},{y}"));
    format!("{}\n({at})", lines.join("\n"))
}

#[test]
fn home_at_three_sizes() {
    for at in SIZES {
        insta::assert_snapshot!(format!("home_{}x{}", at.0, at.1), picture(&home(at).app));
    }
}

/// What is drawn in this colour, a line a piece.
fn coloured(app: &App, colour: Color) -> String {
    let area = Rect::new(0, 0, app.known.size.columns, app.known.size.rows);
    let mut buf = Buffer::empty(area);
    let _drawn = render(app, area, &mut buf);
    let mut pieces = Vec::new();
    for row in area.rows() {
        let cells = row.positions().map(|cell| &buf[cell]).collect::<Vec<_>>();
        let alike = cells.chunk_by(|a, b| a.fg == b.fg).filter(|cells| cells[0].fg == colour);
        pieces.extend(alike.map(|cells| cells.iter().map(|cell| cell.symbol()).collect::<String>().trim().to_owned()));
    }
    pieces.join("\n")
}

#[test]
fn only_what_is_most_urgent_calls_out() {
    let (home, prospect) = (home((120, 36)), prospect((120, 36), ProspectTab::Timeline));
    for (name, app) in [("calls_out_home", &home.app), ("calls_out_prospect", &prospect.app)] {
        insta::assert_snapshot!(name, coloured(app, Color::Yellow));
    }
}

#[test]
fn home_with_the_preview_at_the_right() {
    insta::assert_snapshot!(picture(&home((150, 24)).keys("down").app));
}

#[test]
fn a_prospect_at_three_sizes() {
    for at in SIZES {
        let shown = prospect(at, ProspectTab::Timeline).keys("down");
        insta::assert_snapshot!(format!("prospect_{}x{}", at.0, at.1), picture(&shown.app));
    }
}

#[test]
fn a_prospect_gone_quiet_keeps_what_was_and_one_too_early_has_no_chart() {
    let place = Place::Prospect { prospect: uid(1), tab: ProspectTab::Timeline, cursor: None };
    for (name, standing) in [("prospect_gone_quiet", gone_quiet()), ("prospect_too_early", early())] {
        let shown = Made::at(Options::default(), size((100, 30)), vec![place.clone()], standing);
        insta::assert_snapshot!(name, picture(&shown.app));
    }
}

#[test]
fn the_tabs_of_a_prospect() {
    for tab in &ProspectTab::ALL[1..] {
        let shown = prospect((100, 24), *tab);
        insta::assert_snapshot!(format!("tab_{}", tab.name()), picture(&shown.app));
    }
}

#[test]
fn a_menu_floats_over_its_screen() {
    insta::assert_snapshot!("menu_state", picture(&prospect((80, 24), ProspectTab::Timeline).keys("s").app));
    insta::assert_snapshot!("menu_unsaid", picture(&prospect((80, 24), ProspectTab::Timeline).keys("S 1").app));
}

#[test]
fn an_empty_journal_explains_itself() {
    let (mut app, mut effects) = App::start(Options::default(), size((80, 24)), Vec::new(), made::now());
    while let Some(effect) = (!effects.is_empty()).then(|| effects.remove(0)) {
        if let crate::app::Effect::Ask { ticket, request: crate::journal::Request::Read(read) } = effect {
            let reply = match read {
                crate::journal::Read::Totals => crate::journal::Reply::Totals(crate::journal::Totals::default()),
                _ => crate::journal::Reply::Prospects {
                    page: crate::journal::Page { rows: Vec::new(), more_before: false, more_after: false },
                    mistake: None,
                },
            };
            effects.extend(crate::app::update(&mut app, crate::app::Msg::Reply(ticket, reply), made::now()));
        }
    }
    insta::assert_snapshot!(picture(&app));
}

#[test]
fn ascii_has_no_glyph_beyond_it() {
    let options = Options { glyphs: Glyphs::Ascii, colour: false, ..Options::default() };
    let place = Place::Prospect { prospect: uid(1), tab: ProspectTab::Timeline, cursor: None };
    let shown = Made::at(options, size((100, 30)), vec![place], rising());
    insta::assert_snapshot!(picture(&shown.app));
}

#[test]
fn no_size_makes_a_screen_panic() {
    let places = ProspectTab::ALL.map(|tab| Place::Prospect { prospect: uid(1), tab, cursor: None });
    let stacks = [Vec::new()].into_iter().chain(places.map(|place| vec![place]));
    for stack in stacks {
        for standing in [rising(), gone_quiet(), early()] {
            for (glyphs, plain) in [(Glyphs::Unicode, false), (Glyphs::Ascii, false), (Glyphs::Unicode, true)] {
                let options = Options { glyphs, plain, ..Options::default() };
                let shown = Made::at(options, size((80, 24)), stack.clone(), standing);
                every_size(&shown.app);
                every_size(&shown.keys("s").app);
            }
        }
    }
}

fn every_size(app: &App) {
    for (columns, rows) in [(0, 0), (1, 1), (20, 5), (40, 12), (41, 19), (80, 24), (100, 30), (139, 31), (200, 60)] {
        let area = Rect::new(0, 0, columns, rows);
        let cursor = render(app, area, &mut Buffer::empty(area)).cursor;
        assert_eq!(cursor.is_some(), !area.is_empty(), "{columns}×{rows}: the cursor has a place in every frame");
        // An area that is not the whole buffer, or larger than it.
        render(app, Rect::new(3, 2, columns, rows), &mut Buffer::empty(area));
    }
}

#[test]
fn what_is_drawn_can_be_clicked() {
    let shown = home((120, 36));
    let area = Rect::new(0, 0, 120, 36);
    assert_eq!(spot_at(&shown.app, area, 5, 6), Some(Spot::Row(1)));
    assert_eq!(spot_at(&shown.app, area, 12, 0), Some(Spot::Tab(1)));
    let (open, _) = picture(&shown.app)
        .lines()
        .nth(35)
        .and_then(|line| line.split_once("open"))
        .map_or((0, ""), |(l, r)| (l.chars().count(), r));
    assert_eq!(spot_at(&shown.app, area, u16::try_from(open).expect("small"), 35), Some(Spot::Does(Action::Open)));
    let menu = home((120, 36)).keys("s");
    assert_ne!(spot_at(&menu.app, area, 5, 5), Some(Spot::Row(1)), "what lies beneath a menu cannot be clicked");
}
