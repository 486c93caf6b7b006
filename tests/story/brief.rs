//! The brief before a call: the same lines as in the shell, each a way on; planned, asked, copied and printed from it.

use candor::{
    app::{
        Msg,
        screens::{Place, ProspectTab, Screen, brief::Brief},
    },
    journal::{
        Read, Target, TargetKind, Write,
        brief::{Behind, BriefPart},
    },
    words::width,
};

use super::{SAMPLE, Story};
use crate::commands::Home;

/// Every prospect of the sample.
const ALL: [&str; 16] = [
    "Fennimore",
    "Halloran",
    "Hazelrigg",
    "Kapoor",
    "Lumenark",
    "Marlowe",
    "Parcelwise",
    "Peña",
    "Pruitt",
    "Quarterline",
    "Sæther",
    "Three",
    "Tillamere",
    "Vestergård",
    "Zielińska",
    "大阪精密",
];

/// The brief of a prospect of the sample.
fn at(name: &str, columns: u16, rows: u16) -> Story {
    Story::sample().sized(columns, rows).keys(":").types(name).keys("enter b")
}

fn brief(story: &Story) -> &Brief {
    match story.app.top() {
        Some(Screen::Brief(page)) => page,
        _ => panic!("another screen:\n{}", story.screen()),
    }
}

/// With the cursor on the first line of a part.
fn on(mut story: Story, part: BriefPart) -> Story {
    story = story.keys("home");
    let lines = &brief(&story).lines;
    let at = lines.iter().position(|line| line.part == part).unwrap_or_else(|| panic!("{part:?} in {lines:?}"));
    story.keys(&"down ".repeat(at))
}

/// The words of a part's lines, asides behind them.
fn told(story: &Story, part: BriefPart) -> Vec<String> {
    let lines = brief(story).lines.iter().filter(|line| line.part == part);
    lines.map(|line| format!("{}  {}", line.text, line.aside)).collect()
}

#[test]
fn two_minutes_before_a_call() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let story = at("Lumenark", columns, rows);
        insta::assert_snapshot!(format!("brief_{columns}x{rows}"), story.screen());
        let story = story.keys("pgdn pgdn");
        insta::assert_snapshot!(format!("brief_further_{columns}x{rows}"), story.screen());
    }
}

#[test]
fn that_a_question_was_dodged_is_said_though_it_is_planned_again() {
    let words = "Does Dilan still have a say in this?";
    let mut story = at("Lumenark", 120, 36);
    assert!(told(&story, BriefPart::Questions).iter().all(|line| !line.contains(words)), "{}", story.screen());
    for _ in 0..40 {
        if story.screen().lines().any(|line| line.contains('▌') && line.contains(words) && !line.contains("lowered"))
        {
            break;
        }
        story = story.keys("j");
    }
    let story = story.keys("p");
    let next = told(&story, BriefPart::AskNext).into_iter().find(|line| line.contains(words)).expect("it is planned");
    assert!(next.contains("planned"), "{next}");
    let asked =
        told(&story, BriefPart::Questions).into_iter().find(|line| line.contains(words)).expect("and was dodged");
    assert!(asked.contains("dodged"), "{asked}");
}

#[test]
fn one_question_is_said_once() {
    let asked = [BriefPart::Questions, BriefPart::AskNext, BriefPart::Warnings];
    for name in ["Lumenark", "Pruitt", "Fennimore", "Tillamere", "Kapoor"] {
        let story = at(name, 120, 36);
        let lines: Vec<String> = asked.iter().flat_map(|part| told(&story, *part)).collect();
        let quotes: Vec<&str> = lines.iter().filter_map(|line| line.split(['“', '”']).nth(1)).collect();
        let once: std::collections::BTreeSet<&&str> = quotes.iter().collect();
        assert_eq!(once.len(), quotes.len(), "{name}: {lines:#?}");
        assert!(story.screen().contains("not asked again") || name == "Kapoor", "{}", story.screen());
    }
}

#[test]
fn it_opens_from_wherever_there_is_a_subject() {
    for way in [
        "b",
        "down b",
        "enter b",
        "enter enter b",
        "2 b",
        "2 enter b",
        "2 enter c b",
        "3 b",
        "T b",
        "! b",
        "x b",
        "% b",
    ] {
        let story = Story::sample().keys(way);
        assert!(matches!(story.app.top(), Some(Screen::Brief(_))), "{way}:\n{}", story.screen());
        let whose = story.app.top().and_then(|top| top.page().subject()).expect("a prospect").name;
        assert!(story.screen().contains(&format!("Brief   {whose} · ")), "{way}:\n{}", story.screen());
    }
    // What is due across all prospects has no subject.
    let story = Story::sample().keys("up b");
    assert!(matches!(story.app.top(), Some(Screen::Home(_))), "{}", story.screen());
    assert!(!Story::empty().keys("b").screen().contains("Brief"));
}

#[test]
fn every_line_opens_what_is_behind_it_and_the_cursor_stays() {
    let (mut opened, mut parts) = (0, Vec::new());
    for name in ALL {
        let mut story = at(name, 120, 40);
        for nth in 0..brief(&story).lines.len() {
            let line = brief(&story).line().expect("a line").clone();
            assert_eq!(brief(&story).cursor, nth);
            story = story.keys("enter");
            behind(&story, line.behind);
            opened += 1;
            if !parts.contains(&line.part) {
                parts.push(line.part);
            }
            story = story.keys("esc");
            assert_eq!(brief(&story).line(), Some(&line));
            story = story.keys("down");
        }
    }
    assert!(opened > 150, "{opened}");
    assert_eq!(parts.len(), BriefPart::ALL.len(), "{parts:?}");
}

/// The screen on top is the one behind a line, and has something to show.
#[track_caller]
fn behind(story: &Story, behind: Behind) {
    let top = story.app.top().expect("a screen");
    let target = || top.page().targets().first().copied();
    match (behind, top) {
        (Behind::Entry(uid), Screen::Entry(page)) => {
            assert_eq!(page.page.as_ref().map(|page| page.entry.uid), Some(uid), "{}", story.screen());
        }
        (Behind::Talk(uid) | Behind::Question { talk: Some(uid), .. }, Screen::Conversation(page)) => {
            assert_eq!((page.uid, page.page.is_some()), (uid, true), "{}", story.screen());
        }
        (Behind::Question { question: uid, talk: None }, Screen::Prospect(page)) => {
            assert_eq!(
                (page.tab, target()),
                (ProspectTab::Questions, Some(Target { kind: TargetKind::Question, uid }))
            );
        }
        (Behind::FollowUp(uid), Screen::Prospect(page)) => {
            assert_eq!(
                (page.tab, target()),
                (ProspectTab::FollowUps, Some(Target { kind: TargetKind::FollowUp, uid }))
            );
        }
        (Behind::People, Screen::Prospect(page)) => assert_eq!(page.tab, ProspectTab::People),
        (Behind::Page | Behind::Unsaid(_), Screen::Prospect(page)) => assert!(page.page.is_some()),
        (Behind::Score, Screen::Explain(page)) => assert!(page.sum.is_some()),
        (Behind::Bank(id), Screen::Questions(page)) => {
            assert_eq!(page.bank.current().map(|row| row.key.id), Some(id), "{}", story.screen());
        }
        (behind, _) => panic!("{behind:?}:\n{}", story.screen()),
    }
}

#[test]
fn a_question_worth_asking_is_planned_where_it_stands() {
    let story = on(at("Lumenark", 120, 36), BriefPart::AskNext).keys("end");
    let fresh = |story: &Story| {
        let lines = &brief(story).lines;
        lines.iter().position(|line| {
            line.part == BriefPart::AskNext && line.question.as_ref().is_some_and(|ask| ask.question.is_none())
        })
    };
    let at = fresh(&story).expect("one of the bank");
    let story = story.keys("home").keys(&"down ".repeat(at));
    let words = brief(&story).line().expect("a line").question.clone().expect("a question").text;
    let story = story.keys("p");
    let remark = "Planned for Lumenark Software · after the next talk it asks what became of it";
    assert_eq!(story.remark(), Some(remark));
    let line = brief(&story).line().expect("a line");
    assert!(
        line.question.as_ref().is_some_and(|ask| ask.text == words && ask.planned),
        "the cursor went with it: {line:?}"
    );
    assert!(line.aside.starts_with("planned"), "{line:?}");
    let story = story.keys("p");
    assert_eq!(story.remark(), Some("It is planned already · m asks it"));
    // Another one: both are on the page, wherever there is room.
    let at = fresh(&story).expect("another one");
    let story = story.keys("home").keys(&"down ".repeat(at)).keys("p");
    let planned = brief(&story).lines.iter().filter(|line| line.question.as_ref().is_some_and(|ask| ask.planned));
    assert!(
        planned.clone().count() >= 2 && planned.clone().all(|line| line.aside.starts_with("planned")),
        "{}",
        story.screen()
    );
    let story = story.keys("u u");
    let left = brief(&story).lines.iter().filter(|line| line.aside.starts_with("planned today"));
    assert_eq!(left.count(), 0, "{}", story.screen());
}

#[test]
fn two_keys_at_once_plan_one_question() {
    let mut story = on(at("Parcelwise", 120, 36), BriefPart::AskNext).keys("end");
    story.hold();
    story = story.keys("p p p");
    assert_eq!(story.waiting(), 1);
    story.answer(0, false);
    story = story.keys("p");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    let planned = brief(&story).lines.iter().filter(|line| line.aside == "planned today");
    assert_eq!(planned.count(), 1, "{}", story.screen());
    // One that could not be planned can be tried again.
    story = story.keys("end p");
    story.answer(0, true);
    assert!(story.remark().is_some_and(|said| said.contains("the disk says no")));
    assert_eq!(story.keys("p").waiting(), 1);
}

#[test]
fn elsewhere_the_form_opens_as_everywhere() {
    let story = on(at("Lumenark", 120, 36), BriefPart::Unsaid).keys("p");
    assert!(matches!(story.app.top(), Some(Screen::Plan(_))), "{}", story.screen());
}

#[test]
fn the_moment_of_truth_has_the_question_under_the_cursor() {
    let story = at("Lumenark", 120, 36);
    let count = brief(&story).lines.len();
    let mut story = story;
    let mut asked = 0;
    for _ in 0..count {
        let line = brief(&story).line().expect("a line").clone();
        story = story.keys("m");
        let Some(Screen::Moment(moment)) = story.app.top() else { panic!("{}", story.screen()) };
        if let Some(question) = &line.question {
            assert_eq!(moment.question.as_ref(), Some(&question.text), "{line:?}");
            asked += 1;
        } else {
            assert!(moment.question.is_some(), "the best there is: {line:?}");
        }
        story = story.keys("esc down");
    }
    assert!(asked >= 4, "{asked}");
    // One of the bank, asked and left: it is pending, and the brief says so.
    let story = story.keys("end up");
    let story = on(story, BriefPart::AskNext).keys("down down");
    let words = brief(&story).line().and_then(|line| line.question.clone()).expect("a question").text;
    let story = story.keys("m space esc");
    assert!(
        told(&story, BriefPart::Questions).iter().any(|line| line.contains(&words) && line.contains("pending today")),
        "{}",
        story.screen()
    );
}

#[test]
fn what_is_copied_is_what_the_shell_says() {
    let home = Home::new();
    home.done(&["import", SAMPLE]);
    for name in ["Lumenark", "Marlowe", "Zielińska", "Parcelwise", "大阪精密"] {
        let story = at(name, 120, 36).keys("y");
        assert_eq!(story.remark(), Some("Copied the brief"));
        assert_eq!(story.copied.as_deref(), Some(home.done(&["brief", name]).as_str()));
    }
}

#[test]
fn it_is_written_as_a_page() {
    let story = at("Lumenark", 120, 36).keys("R");
    assert_eq!(story.remark(), Some("Wrote /here/candor-brief-lumenark-software.html"));
    let (name, page) = story.wrote.as_ref().expect("a page");
    assert_eq!(name, "candor-brief-lumenark-software.html");
    for part in BriefPart::ALL.iter().filter(|part| !told(&story, **part).is_empty()) {
        assert!(page.contains(&format!("<h2>{}</h2>", part.said())), "{page}");
    }
    let unsaid = &told(&story, BriefPart::Unsaid)[0];
    assert!(page.contains(unsaid.split("  ").next().expect("words")), "{page}");
    assert!(page.contains("For you alone"), "{page}");
}

#[test]
fn too_early_says_so_and_why_first() {
    let story = Story::empty().keys("P").types("Quill & Sons").keys("ctrl-s b");
    insta::assert_snapshot!("brief_of_nothing", story.screen());
    assert!(brief(&story).lines[0].text.starts_with("Too early: 0 of 3 days"), "{}", story.screen());
    assert_eq!(told(&story, BriefPart::Unsaid).len(), 1, "it is never left out");
    assert_eq!(told(&story, BriefPart::AskNext).len(), 3);
    // What is unsaid is written down from here.
    let story = story.keys("S").types("Who else is quoting.").keys("enter");
    assert_eq!(told(&story, BriefPart::Unsaid), ["Who else is quoting.  since 19 Nov"]);
}

#[test]
fn of_one_that_is_lost() {
    let story = at("Zielińska", 120, 36);
    assert!(story.screen().contains("Zielińska Bakeries · lost"), "{}", story.screen());
    assert!(told(&story, BriefPart::Warnings).is_empty() && !told(&story, BriefPart::AskNext).is_empty());
}

#[test]
fn another_window_s_change_is_seen_and_the_cursor_stays() {
    let mut story = on(at("Lumenark", 120, 36), BriefPart::Unsaid).keys("down");
    let (before, whose) = (brief(&story).line().cloned(), brief(&story).uid);
    let done = story.change(&Write::AddUnsaid { prospect: whose, text: "Who wrote to Cole.".to_owned() });
    assert!(done.is_ok());
    assert!(!story.screen().contains("Who wrote to Cole."));
    story.tell(Msg::Changed);
    assert!(story.screen().contains("Who wrote to Cole."), "{}", story.screen());
    assert_eq!(brief(&story).line(), before.as_ref());
    // It goes to the trash there: what is shown stays, and why it is old is said.
    let trash = Write::Trash(vec![Target { kind: TargetKind::Prospect, uid: whose }]);
    assert!(story.change(&trash).is_ok());
    story.tell(Msg::Changed);
    assert!(story.screen().contains("Who wrote to Cole."), "{}", story.screen());
    assert!(story.remark().is_some_and(|said| said.contains("not there any more")), "{:?}", story.remark());
}

#[test]
fn it_waits_and_fails_as_other_screens_do() {
    let mut story = Story::sample();
    story.hold();
    let mut story = story.keys("b");
    assert!(story.screen().starts_with(" ‹ Brief   …"), "{}", story.screen());
    story = story.keys("down enter p m y R S end");
    assert!(story.screen().starts_with(" ‹ Brief   …"), "no key leads on before it has come: {}", story.screen());
    while story.waiting() > 1 {
        story.answer(0, true);
    }
    story.answer(0, true);
    assert!(
        story.screen().starts_with(" ‹ Brief   Not done: the disk says no. ctrl-l tries again."),
        "{}",
        story.screen()
    );
    story = story.keys("ctrl-l");
    while story.waiting() > 0 {
        story.answer(0, false);
    }
    assert!(!brief(&story).lines.is_empty(), "{}", story.screen());
}

#[test]
fn what_is_private_says_so() {
    let story = on(at("Lumenark", 120, 36), BriefPart::Objections);
    let before = told(&story, BriefPart::Objections);
    let story = story.keys("enter K esc");
    let after = told(&story, BriefPart::Objections);
    assert_eq!(after[0], format!("{} · private", before[0]));
    assert_eq!(after[1..], before[1..]);
}

#[test]
fn it_can_be_built_again() {
    let story = on(at("Marlowe", 80, 24), BriefPart::AskNext).keys("down");
    let line = brief(&story).line().cloned();
    let places = story.app.places();
    assert!(matches!(places.last(), Some(Place::Brief { cursor: Some((BriefPart::AskNext, 1)), .. })), "{places:?}");
    let again = Story::sample_at(places.into_iter().skip(1).collect()).sized(80, 24);
    assert_eq!(brief(&again).line(), line.as_ref());
}

#[test]
fn every_row_fits_and_the_cursor_is_in_sight_at_any_size() {
    for name in ["Lumenark", "大阪精密", "Marlowe"] {
        let mut story = at(name, 120, 36);
        for (columns, rows) in [(40, 12), (41, 13), (69, 20), (70, 20), (100, 30), (200, 60), (47, 12)] {
            story = story.sized(columns, rows);
            for key in ["home", "pgdn", "down", "pgdn", "end", "up", "pgup", "pgup"] {
                story = story.keys(key);
                let screen = story.screen();
                assert!(screen.lines().any(|line| line.starts_with(" ▌")), "{columns}x{rows} {key}:\n{screen}");
                let widest = brief(&story)
                    .rows
                    .iter()
                    .map(|row| row.row.iter().map(|(_, text)| width(text)).sum::<usize>())
                    .max();
                assert!(widest.is_some_and(|widest| widest + 3 <= usize::from(columns)), "{widest:?} in {columns}");
            }
        }
    }
}

#[test]
fn the_read_is_the_one_of_the_shell() {
    let story = at("Lumenark", 120, 36);
    let facts = brief(&story).facts.as_deref().cloned();
    let candor::journal::Reply::Brief(read) = story.read(&Read::Brief(brief(&story).uid)) else { panic!("a brief") };
    assert_eq!(facts.as_ref(), Some(read.as_ref()));
}

#[test]
fn its_lines_are_put_in_other_words_where_they_stand() {
    for (name, part) in
        [("Lumenark", BriefPart::Unsaid), ("Lumenark", BriefPart::Questions), ("Quarterline", BriefPart::Promises)]
    {
        let story = on(at(name, 120, 36), part).keys("e");
        assert!(matches!(story.app.top(), Some(Screen::Prompt(_))), "{part:?}:\n{}", story.screen());
        let story = story.keys("home").types("Truly: ").keys("enter");
        assert!(told(&story, part).iter().any(|line| line.contains("Truly: ")), "{part:?}:\n{}", story.screen());
    }
    // What is only worth asking stands nowhere yet.
    let story = on(at("Parcelwise", 120, 36), BriefPart::AskNext).keys("end e");
    assert!(matches!(story.app.top(), Some(Screen::Brief(_))), "{}", story.screen());
}
