//! The query language on prospects, and the views it opens. On moments see `book`.

use super::{
    book::{bodies, find, home, named},
    fixture::{Fixture, Said, TODAY, noon},
};
use crate::journal::{ProspectOrder, Read, Reply, Window};

#[test]
fn prospects_by_every_key_that_is_theirs() {
    let fixture = Fixture::new();
    let (falls, opens) = (fixture.prospect("Falls", 4), fixture.prospect("Opens", 1));
    let quiet = fixture.prospect("Quiet", 0);
    fixture.prospect("New", 0);
    for (prospect, openness, count) in [(falls, 1, 12), (opens, 5, 12)] {
        for n in 0..count {
            let talk = fixture.talk(prospect, noon(TODAY + -(count - n) * 6), "[]");
            let news = i64::from(prospect != opens);
            fixture.entry(talk, &Said { body: "said", openness: Some(openness), news, ..Said::default() });
        }
    }
    let talk = fixture.talk(quiet, noon(TODAY + -300), "[]");
    fixture.entry(talk, &Said { openness: Some(4), ..Said::default() });
    fixture.question(falls, None, "Who else?", 0, None);
    let asked = fixture.question(opens, None, "Why?", 4, Some(TODAY));
    fixture.set("questions", asked, "silence", 12);
    fixture.follow_up(opens, None, "overdue", Some(TODAY + -1), 0);
    fixture.follow_up(quiet, None, "kept", Some(TODAY + -1), 1);
    fixture.unsaid(falls, "The board", 0, None);
    fixture.contact(quiet, "Dana", "");
    fixture.set("prospects", opens, "note", "Ohio".to_owned());
    fixture.settle();
    let table: &[(&str, &[&str])] = &[
        ("state:falling,steady trust:..30", &["Falls"]),
        ("trust:70..", &["Opens"]),
        ("trust:..100", &["Falls", "Opens"]),
        ("trust:none", &["New", "Quiet"]),
        ("state:gone-quiet", &["Quiet"]),
        ("state:too-early-to-tell", &["New"]),
        ("-state:too-early,gone-quiet", &["Falls", "Opens"]),
        ("question:planned", &["Falls"]),
        ("question:dodged", &["Opens"]),
        ("question:planned,dodged stage:closing", &["Falls"]),
        ("silence:10..", &["Opens"]),
        ("follow-up:overdue", &["Opens"]),
        ("follow-up:kept,open", &["Opens", "Quiet"]),
        ("-follow-up:open", &["Falls", "New", "Quiet"]),
        ("has:unsaid", &["Falls"]),
        ("has:contact", &["Quiet"]),
        ("has:note", &["Opens"]),
        ("has:question", &["Falls", "Opens"]),
        ("has:silence", &["Opens"]),
        ("has:follow-up", &["Opens", "Quiet"]),
        ("has:openness", &["Falls", "Opens", "Quiet"]),
        ("has:outcome", &[]),
        ("openness:5 news:bad", &["Opens"]),
        ("trust:..30 openness:5", &[]),
        ("(trust:70.. or has:unsaid)", &["Falls", "Opens"]),
        ("@dodged", &["Opens"]),
    ];
    for (query, expected) in table {
        assert_eq!(&named(&home(&fixture, query, ProspectOrder::Name)), expected, "{query}");
    }
}

#[test]
fn views_open_what_they_name_and_say_what_they_are_not() {
    let fixture = Fixture::new();
    let one = fixture.prospect("One", 0);
    let talk = fixture.talk(one, noon(TODAY), "[]");
    fixture.entry(talk, &Said { body: "a", news: 0, ..Said::default() });
    fixture.entry(talk, &Said { body: "b", tag: Some(1), news: 0, ..Said::default() });
    fixture.view("Hard ones", "news:bad @mine-too");
    fixture.view("Mine too", "tag:objection");
    fixture.view("Round", "@and-round");
    fixture.view("And round", "@round");
    fixture.view("Old", "colour:red");
    fixture.settle();
    assert_eq!(bodies(&find(&fixture, "@hard-ones")), ["b"]);
    assert_eq!(bodies(&find(&fixture, "-@\"hard ones\"")), ["a"]);
    let mistake = |query: &str| {
        let read = Read::Entries { query: query.to_owned(), window: Window::First(5) };
        let Reply::Entries { page, mistake } = fixture.ask(&read) else { panic!("entries") };
        mistake.map(|mistake| (mistake.at, mistake.why, page.rows.len()))
    };
    assert_eq!(mistake("@hard"), None);
    let (at, why, rows) = mistake("news:bad @hrad-ones").expect("no such view");
    assert_eq!((at, why.as_str(), rows), (9..19, "“@hrad-ones” is not a view. @hard-ones?", 2));
    assert!(mistake("@round").expect("a circle").1.contains("names itself"));
    assert!(mistake("@old").expect("a mistake").1.starts_with("The view Old has a mistake in it: “colour:”"));
    assert_eq!(mistake("@nope tags:x").map(|(at, ..)| at), Some(0..5), "the first mistake");
    let Reply::Views(views) = fixture.ask(&Read::Views) else { panic!("views") };
    assert_eq!((views.len(), views[0].name.as_str(), views[5].name.as_str()), (10, "Hard ones", "Inbox"));
    assert!(views[4].uid.is_some() && views[5].uid.is_none());
}
