//! Trends: what is drawn, what is behind every figure, and that no key waits for what comes late.

use candor::{
    app::screens::{Place, Root, Screen, trends::Panel, trends::Trends},
    domain::Day,
    journal::{Read, Reply, Window},
    words::Glyphs,
};

use super::Story;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn page(story: &Story) -> &Trends {
    match story.app.top() {
        Some(Screen::Trends(page)) => page,
        _ => panic!("not on Trends:\n{}", story.screen()),
    }
}

/// So many keys that lead to this panel.
fn to(panel: Panel) -> String {
    format!("4{}", " tab".repeat(panel as usize))
}

fn found(story: &Story, query: &str) -> u64 {
    match story.read(&Read::CountEntries(query.to_owned())) {
        Reply::Count(count) => count,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_panels_at_three_sizes() {
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys("4");
        insta::assert_snapshot!(format!("trends_{columns}x{rows}"), story.screen());
        for (name, panel) in [
            ("stages", Panel::Stages),
            ("heard", Panel::Heard),
            ("opened", Panel::Opened),
            ("asked", Panel::Asked),
            ("kept", Panel::Kept),
            ("quiet", Panel::Quiet),
            ("tags", Panel::Tags),
            ("calendar", Panel::Calendar),
        ] {
            let story = Story::sample().sized(columns, rows).keys(&to(panel)).keys("z");
            insta::assert_snapshot!(format!("trends_{name}_{columns}x{rows}"), story.screen());
        }
    }
}

#[test]
fn every_panel_alone_has_its_heading_and_the_cursor_at_every_size() {
    for panel in Panel::ALL {
        for (columns, rows) in SIZES {
            for keys in [to(panel), format!("{} z", to(panel))] {
                let screen = Story::sample().sized(columns, rows).keys(&keys).screen();
                assert!(screen.contains(panel.heading().0), "{panel:?} {columns}x{rows} {keys}:\n{screen}");
            }
        }
    }
}

#[test]
fn every_figure_lists_what_is_behind_it() {
    let narrowed = Story::sample().keys("4 f 1").types("Lumenark").keys("enter");
    assert!(narrowed.screen().contains("Lumenark Software · last 12 months"), "{}", narrowed.screen());
    let asked = |query: &str| Story::sample().keys("4 f 6").types(query).keys("enter");
    let days = asked("since:2026-07-15 until:2026-10-20");
    assert!(days.screen().contains("All prospects · 15 Jul to 20 Oct"), "{}", days.screen());
    let moments = asked("since:2026-01-10 -tag:negotiation");
    assert!(moments.screen().contains("· -tag:negotiation"), "{}", moments.screen());
    for (story, least) in [
        (Story::sample().keys("4"), 18),
        (Story::sample().keys("4 - -"), 18),
        (narrowed, 12),
        (days, 12),
        (moments, 12),
    ] {
        // Alone, a panel shows what rests on too few as well.
        let (mut listed, mut story, mut rows) = (0, story.keys("z"), Vec::new());
        for _ in Panel::ALL {
            rows.extend_from_slice(page(&story).rows(page(&story).panel));
            story = story.keys("tab");
        }
        for row in rows {
            if let (Some(n), Some(Place::Journal { query, .. })) = (row.n, &row.behind) {
                assert_eq!(found(&story, query), n, "{} {}: {query}", row.label, row.says);
                listed += 1;
            }
            if let (Some(n), Some(Place::Counted { of, prospect, first, last, .. })) = (row.n, &row.behind) {
                let (of, prospect, first, last) = (*of, *prospect, *first, *last);
                let read = Read::Counted { of, prospect, first, last, window: Window::First(1_000) };
                let Reply::Counted { page, n: said } = story.read(&read) else { panic!("{of:?}") };
                assert_eq!((page.rows.len() as u64, said), (n, n), "{} {}: {of:?}", row.label, row.says);
                listed += 1;
            }
        }
        assert!(listed >= least, "{listed}:\n{}", story.screen());
    }
}

#[test]
fn enter_opens_the_moments_and_esc_comes_back() {
    let story = Story::sample().keys("4 down enter");
    let Some(Screen::Journal(journal)) = story.app.top() else { panic!("{}", story.screen()) };
    assert!(journal.rows.current().is_some(), "{}", story.screen());
    // The innermost first: the query goes, then the list.
    let story = story.keys("esc esc");
    assert_eq!((page(&story).panel, page(&story).cursor(Panel::Stages)), (Panel::Stages, 1));
    let story = story.keys("tab tab tab enter");
    let Some(Screen::Counted(list)) = story.app.top() else { panic!("{}", story.screen()) };
    assert!(list.n.is_some_and(|n| n > 5) && story.screen().contains("Questions they answered"), "{}", story.screen());
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys("4 tab tab tab down enter");
        insta::assert_snapshot!(format!("trends_dodged_{columns}x{rows}"), story.screen());
    }
    let story = story.keys("enter");
    assert!(matches!(story.app.top(), Some(Screen::Entry(_) | Screen::Conversation(_))), "{}", story.screen());
    let story = story.keys("esc esc");
    assert_eq!(page(&story).panel, Panel::Asked);
}

#[test]
fn chips_of_what_a_figure_counts_read_as_words() {
    let story = Story::sample().keys("4");
    let mut chips = std::collections::BTreeSet::new();
    for row in Panel::ALL.into_iter().flat_map(|panel| page(&story).rows(panel)) {
        if let Some(Place::Journal { query, .. }) = &row.behind {
            let filter = candor::domain::filter::Filter::parse(query, story.now).filter;
            let said = |node| candor::words::chip(node, candor::words::Dates::default(), story.now.day());
            chips.extend(filter.nodes().iter().map(said));
        }
    }
    assert!(chips.len() > 8, "{chips:?}");
    for chip in &chips {
        for jargon in ["none", "surfaced", "not ", "on ", "yes", "1–5", "reception"] {
            assert!(!chip.starts_with(jargon) && !chip.contains(&format!(" {jargon}")), "{chip}");
        }
    }
    let story = story.keys("down enter");
    assert!(story.screen().contains("[tagged ×] [told to your face ×]"), "{}", story.screen());
}

#[test]
fn what_became_of_a_question_is_said_where_it_is_listed() {
    let story = Story::sample().keys("4 tab tab tab down enter");
    let n = |story: &Story| match story.app.top() {
        Some(Screen::Counted(list)) => list.n,
        _ => panic!("{}", story.screen()),
    };
    let before = n(&story).expect("some");
    let story = story.keys("s").keys("4");
    assert_eq!(n(&story), Some(before - 1), "it is no longer dodged:\n{}", story.screen());
    assert_eq!(n(&story.keys("u")), Some(before));
}

#[test]
fn a_prospect_s_page_leads_to_its_trends_and_back() {
    let story = Story::sample().keys("enter");
    let Some(Screen::Prospect(on)) = story.app.top() else { panic!("{}", story.screen()) };
    let uid = on.uid;
    let story = story.keys("%");
    assert_eq!(page(&story).seen.as_ref().and_then(|seen| seen.prospect.as_ref()).map(|link| link.uid), Some(uid));
    let story = story.keys("tab z esc esc");
    assert!(matches!(story.app.top(), Some(Screen::Prospect(on)) if on.uid == uid), "{}", story.screen());
    let story = story.keys("% 4");
    assert!(story.screen().contains("All prospects"), "the tab is that of the book:\n{}", story.screen());
}

#[test]
fn what_is_known_of_one_with_few_talks_leads_the_eye() {
    for (columns, rows) in SIZES {
        let story = Story::sample().sized(columns, rows).keys(":").types("Kapoor").keys("enter %");
        insta::assert_snapshot!(format!("trends_of_few_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn a_query_is_typed_dropped_and_says_what_it_cannot_count() {
    let story = Story::sample().keys("4 f 6").types("news:bad").keys("enter");
    assert!(story.screen().contains("· news:bad") && story.screen().contains("not by a query"), "{}", story.screen());
    let story = story.keys("-");
    assert!(story.screen().contains("last 24 months"), "{}", story.screen());
    let story = story.keys("esc");
    assert!(!story.screen().contains("news:bad") && !story.screen().contains("not by a query"), "{}", story.screen());
    let story = story.keys("f 6").types("on:2026-09 who:lumen").keys("enter");
    assert!(story.screen().contains("Lumenark Software · 1 Sep to 30 Sep"), "{}", story.screen());
    let story = story.keys("+");
    assert!(story.remark().is_some_and(|said| said.starts_with("The query names the days")), "{:?}", story.remark());
    let story = story.keys("esc").keys("f 2").types("2027-01").keys("enter");
    assert!(story.screen().contains("! Nothing is known of those days."), "{}", story.screen());
}

#[test]
fn the_calendar_is_walked_by_day_and_week() {
    let story = Story::sample().keys(&to(Panel::Calendar));
    let today = page(&story).day;
    assert_eq!(today.iso(), "2026-11-19");
    let story = story.keys("left up");
    assert_eq!(page(&story).day, today + -8);
    let n = page(&story).late.as_ref().map_or(0, |late| late.calendar.on(today + -8));
    assert!(n > 0 && story.screen().contains(&format!("Wed 11 Nov: {n} candid moment")), "{}", story.screen());
    let story = story.keys("right right right");
    assert_eq!(page(&story).day, today + -1, "no week after this one");
    let story = story.keys("left enter");
    assert!(matches!(story.app.top(), Some(Screen::Journal(_))), "{}", story.screen());
    let story = story.keys("esc esc home");
    assert_eq!(page(&story).day.iso(), "2025-12-01");
}

#[test]
fn months_are_more_or_fewer() {
    let story = Story::sample().keys("4 +");
    assert!(story.screen().contains("last 6 months, since 1 Jun"), "{}", story.screen());
    let story = story.keys("+ +");
    assert!(story.remark().is_some_and(|said| said.contains("Three months")), "{:?}", story.remark());
    let story = story.keys("- - - - -");
    assert!(story.screen().contains("last 60 months"), "{}", story.screen());
    let kept = story.app.top().and_then(|top| top.page().place());
    let story = story.keys("1 4");
    assert_eq!(story.app.top().and_then(|top| top.page().place()), kept, "a tab is as it was left");
}

#[test]
fn one_prospect_and_back_to_the_book() {
    let story = Story::sample().keys("4 f 1").types("Lumenark").keys("enter");
    assert!(page(&story).seen.as_ref().is_some_and(|seen| seen.prospect.is_some()), "{}", story.screen());
    let story = story.keys("esc");
    assert!(story.screen().contains("All prospects"), "{}", story.screen());
    let story = story.keys("f 1").types("nobody of this name").keys("enter");
    assert!(story.remark().is_some_and(|said| said.starts_with("No prospect is called")), "{:?}", story.remark());
}

#[test]
fn no_key_waits_for_what_comes_late() {
    let mut story = Story::sample();
    story.hold();
    let mut story = story.keys("4 tab tab");
    assert_eq!(story.waiting(), 2);
    story.answer(0, false);
    let story = story.keys("shift-tab shift-tab down");
    assert!(story.screen().contains("13 of 34") && story.screen().contains('…'), "{}", story.screen());
    assert!(story.screen().contains("Heard in time"));
    let mut story = story.keys("tab");
    story.answer(0, true);
    assert!(story.remark().is_some_and(|said| said.contains("Not done")), "{}", story.screen());
    assert!(story.screen().contains("13 of 34"), "what is known stays");
}

#[test]
fn what_rests_on_too_few_says_so() {
    let story = Story::empty_at(vec![Root::Trends.place()]);
    assert!(story.screen().contains("No talk yet. n writes down the first."), "{}", story.screen());
    let story = story.keys("n").types("Too dear.").keys("tab").types("Ostrava").keys("tab").types("o5").keys("ctrl-s");
    let story = story.keys("esc");
    let screen = story.screen();
    assert!(screen.contains("A trend needs three months of talks. You have 0 days."), "{screen}");
    assert!(screen.contains("Candour by stage   too few: prospecting 1 ") && !screen.contains('●'), "{screen}");
    assert!(screen.contains("Calendar   1 candid moment, too few to draw."), "{screen}");
    assert!(screen.contains("Tag mix   too few: at most 1 a month, 1 moment in all"), "{screen}");
    let alone = story.keys("enter");
    assert!(alone.screen().contains("1 of 1, too few"), "enter shows each figure:\n{}", alone.screen());
    let story = alone.keys("esc");
    for panel in Panel::ALL {
        for row in page(&story).rows(panel) {
            assert!(!row.says.contains('%') && !row.sentence.contains('%'), "{panel:?} {row:?}");
        }
    }
}

#[test]
fn for_who_hears_the_screen_there_are_days_instead_of_shades() {
    let mut story = Story::sample();
    story.app.known.options.plain = true;
    let story = story.keys(&to(Panel::Calendar));
    let first = page(&story).rows(Panel::Calendar)[0].clone();
    assert!(story.screen().contains(&first.label) && !story.screen().contains("Mon "), "{}", story.screen());
    assert!(page(&story).day > Day(0));
}

#[test]
fn the_report_of_the_same_days_says_the_same() {
    let story = Story::sample().keys("4");
    let (seen, late) = (page(&story).seen.clone().expect("trends"), page(&story).late.clone().expect("the rest"));
    let report = Read::Report { prospect: None, first: Some(seen.period.first), last: seen.period.last, names: false };
    let Reply::Report(facts) = story.read(&report) else { panic!("a report") };
    let review = facts.review;
    assert_eq!((seen.stages, seen.tags, seen.volunteered), (review.stages, review.tags, review.volunteered));
    assert_eq!((late.heard, late.ledger), (review.in_time, review.ledger));
    assert_eq!(late.silences.all(), review.silences.all());
    assert_eq!((late.reception, late.objections, late.promises), (review.reception, review.ages, review.promises));
    assert_eq!(late.calendar, review.calendar);
}

#[test]
fn no_size_and_no_set_of_glyphs_breaks_it() {
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        for panel in Panel::ALL {
            let mut story = Story::sample();
            story.app.known.options.glyphs = glyphs;
            let mut story = story.keys(&to(panel));
            for (columns, rows) in
                [(0, 0), (1, 1), (20, 5), (40, 12), (41, 17), (80, 24), (99, 30), (100, 30), (200, 60)]
            {
                for keys in ["down", "z"] {
                    story = story.sized(columns, rows).keys(keys);
                    let screen = story.screen();
                    // People's own letters stay what they are; nothing of theirs stands in these two.
                    let ours =
                        glyphs == Glyphs::Ascii && matches!(panel, Panel::Tags | Panel::Calendar) && columns < 100;
                    assert!(!ours || screen.is_ascii(), "{panel:?} {columns}x{rows}:\n{screen}");
                }
            }
        }
    }
}
