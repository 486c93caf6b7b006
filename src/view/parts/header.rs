//! The line at the top: the tabs of the root, or the way back and what the screen is about.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    app::{App, Known, Spot, screens::Root},
    view::{canvas::Canvas, split, theme::Role},
    words::{counted, number, width},
};

/// The strip of the root's tabs, with the counts at the right.
pub fn root(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let now = app.root();
    let (name, rest) = split::left(area, 10);
    let needed: usize = Root::ALL.iter().map(|root| width(root.name()) + 4).sum();
    // Where not all names have room, the others keep their numbers.
    let fits = needed <= usize::from(rest.width);
    let said = |root: &Root| if fits || *root == now { root.name().to_owned() } else { String::new() };
    let tabs = Root::ALL.iter().map(|root| (said(root), *root == now)).collect::<Vec<_>>();
    let used = strip(&tabs, rest, canvas);
    name_and_facts(&app.known, name, split::left(rest, used + 2).1, canvas);
}

fn name_and_facts(known: &Known, name: Rect, rest: Rect, canvas: &mut Canvas<'_>) {
    let sample = facts(known, rest, canvas);
    // Where his words go is the first thing to know; the program's name gives way to it.
    let said = match &known.options {
        _ if sample => " Candor",
        options if options.sample => " Sample",
        options if options.read_only.is_some() => " Read-only",
        _ => " Candor",
    };
    canvas.text(name, said, canvas.style(Role::Head));
}

/// Tabs by number, the one shown in brackets; says how many columns they took.
pub fn strip(tabs: &[(String, bool)], area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let mut rest = area;
    // Close together where there is little room.
    let needed: usize = tabs.iter().map(|(name, _)| width(name) + 6).sum();
    let gap = if needed > usize::from(area.width) { "" } else { "  " };
    for (number, (name, shown)) in (1_u8..).zip(tabs) {
        let text = if *shown { format!("[{number} {name}]{gap}") } else { format!(" {number} {name} {gap}") };
        let style = canvas.style(if *shown { Role::Accent } else { Role::Ours });
        let used = canvas.text(rest, &text, style);
        canvas.spot(Rect { width: used, height: 1, ..rest }, Spot::Tab(number));
        rest = split::left(rest, used).1;
    }
    area.width - rest.width
}

/// What the journal holds and what day it is, at the right edge; shorter where there is less room. Says whether it
/// said that this is the sample.
fn facts(known: &Known, area: Rect, canvas: &mut Canvas<'_>) -> bool {
    let mut parts = Vec::new();
    match known.totals {
        Some(totals) => {
            if totals.inbox > 0 {
                parts.push(format!("inbox {}", number::count(usize::try_from(totals.inbox).unwrap_or(usize::MAX))));
            }
            parts.push(counted(usize::try_from(totals.entries).unwrap_or(usize::MAX), "entry"));
        }
        None => parts.push("…".to_owned()),
    }
    parts.push(known.options.dates.weekday(known.today(), known.today()));
    let sample: &[&str] = match &known.options {
        options if options.sample => &["Sample, a throw-away copy", "Sample"],
        options if options.read_only.is_some() => &["Read-only"],
        _ => &[],
    };
    let heads = sample.iter().copied().map(Some).chain(sample.is_empty().then_some(None));
    let fewer = |from: usize| {
        let rest = &parts[from..];
        heads
            .clone()
            .map(move |head| head.into_iter().map(str::to_owned).chain(rest.iter().cloned()).collect::<Vec<_>>())
    };
    let texts = (0..=parts.len()).flat_map(fewer).map(|parts| format!("{} ", parts.join(" · ")));
    let fitting = texts.into_iter().find(|text| width(text) <= usize::from(area.width) && !text.trim().is_empty());
    let Some(text) = fitting else { return false };
    canvas.text_right(area, &text, canvas.style(Role::Ours));
    !sample.is_empty()
}

/// The line of a screen that is not the root: the way back, its subject, and a remark at the right edge. The remark goes
/// first where there is no room.
pub fn inner(subject: Vec<Span<'static>>, remark: &str, area: Rect, canvas: &mut Canvas<'_>) {
    let back = canvas.span(format!(" {} ", canvas.theme.glyphs.back()), Role::Accent);
    canvas.spot(Rect { width: 3.min(area.width), height: 1, ..area }, Spot::Does(crate::app::Action::Back));
    let line = Line::from([vec![back], subject].concat());
    let remark = format!("  {remark} ");
    // The subject needs its name at least; below that the remark goes.
    let columns = number::cells(width(&remark)).min(area.width);
    let columns = if area.width >= columns + 30 && remark.trim() != "" { columns } else { 0 };
    let (left, right) = split::right(area, columns);
    canvas.line(left, &line);
    canvas.text(right, &remark, canvas.style(Role::Ours));
}
