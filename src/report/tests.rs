use super::{Block, MixRow, Report, Section, ShareRow, clear::Clear, html, markdown};
use crate::{
    domain::Uid,
    journal::{Link, Named},
    trust::measures::{Calendar, Period},
};

fn uid(n: u8) -> Uid {
    Uid::v7(1, &[n; 10])
}

fn names() -> Vec<Named> {
    let named = |n, names: &[&str], role: Option<&str>| Named {
        prospect: uid(n),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        role: role.map(str::to_owned),
    };
    vec![
        named(1, &["Halvorsen Castings", "HC Ohio"], None),
        named(2, &["Quill & Sons"], None),
        named(1, &["Dana Ruiz"], Some("COO")),
        named(1, &["Lee May"], Some("buyer")),
        named(2, &["Jo"], Some("")),
    ]
}

#[test]
fn people_become_roles_and_prospects_letters() {
    let clear = Clear::of(&names());
    for (said, becomes) in [
        ("Dana Ruiz said no.", "COO said no."),
        ("dana ruiz said no", "COO said no"),
        ("Dana's boss, Ruiz", "COO's boss, COO"),
        ("Dana  Ruiz", "COO"),
        ("Halvorsen wants it, HC Ohio too", "Prospect A wants it, Prospect A too"),
        ("halvorsen castings and Quill & Sons", "Prospect A and Prospect B"),
        ("we may wait until then", "we may wait until then"),
        ("danan, Danas, bandana", "danan, Danas, bandana"),
        ("大阪 Dana 大阪", "大阪 COO 大阪"),
        ("an old colleague at Halv…", "an old colleague at Prospect A…"),
        ("we said halves… and Da… and halv…", "we said halves… and Da… and halv…"),
        ("", ""),
    ] {
        assert_eq!(clear.words(said), becomes, "{said}");
    }
    assert_eq!(clear.prospect(&Link { uid: uid(2), name: "Quill & Sons".to_owned() }), "Prospect B");
    assert_eq!(clear.prospect(&Link { uid: uid(9), name: "Unknown".to_owned() }), "a prospect");
    assert_eq!(clear.person("Jo", ""), "a contact");
    let nothing = Clear::nothing();
    assert_eq!(nothing.words("Dana Ruiz"), "Dana Ruiz");
    assert_eq!(nothing.person("Dana Ruiz", "COO"), "Dana Ruiz, COO");
}

#[test]
fn the_twenty_seventh_prospect_is_aa() {
    let many: Vec<Named> =
        (0..30_u8).map(|n| Named { prospect: uid(n), names: vec![format!("Company{n}")], role: None }).collect();
    let clear = Clear::of(&many);
    assert_eq!(clear.words("Company0 Company25 Company26 Company27"), "Prospect A Prospect Z Prospect AA Prospect AB");
}

/// A page whose words try to be something else than words.
fn hostile() -> Report {
    let words = "<script>alert(1)</script> | *bold* [x](http://evil) \u{1b}[31m & \"q\" 'r' &lt;".to_owned();
    let words = crate::words::one_line(&words, usize::MAX);
    let row = ShareRow { name: words.clone(), said: words.clone(), band: Some((0.1, 0.2, 0.3)) };
    let month = MixRow { name: words.clone(), counts: [4, 0, 2] };
    let today = crate::domain::Day(100);
    let calendar = Calendar::over(Period::between(today, today));
    let blocks = vec![
        Block::Line(words.clone()),
        Block::Item(words.clone(), words.clone()),
        Block::Fact(words.clone(), words.clone()),
        Block::Quote(words.clone(), words.clone()),
        Block::Quote(words.clone(), String::new()),
        Block::Head(words.clone()),
        Block::Table(vec!["Head"], vec![vec![words.clone()]]),
        Block::Shares(vec![row]),
        Block::Mix(["a", "b", "c"], vec![month]),
        Block::Calendar(Box::new(calendar), words.clone()),
    ];
    let sections = vec![Section { title: words.clone(), blocks }];
    let (title, days, notes) = (words.clone(), words.clone(), vec![words]);
    Report { title, days, beside: false, sections, notes }
}

#[test]
fn words_stay_words() {
    let page = html(&hostile()).expect("a page");
    for wrong in ["<script", "\u{1b}", "href=", "\"q\""] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    assert_eq!(page.matches("alert(1)").count(), 24, "everything said stands there, in the title and in labels too");
    let plain = markdown(&hostile());
    assert!(!plain.contains("<script") || plain.contains("\\<script"), "{plain}");
    assert_eq!(plain.matches("\n| --- |").count(), 3, "every table has its rule: {plain}");
    for line in plain.lines().filter(|line| line.contains("alert")) {
        assert!(line.contains("\\<script\\>") && line.contains("\\[x\\]") && line.contains("\\| \\*bold\\*"), "{line}");
    }
}

#[test]
fn every_element_is_closed() {
    let page = html(&hostile()).expect("a page");
    let mut open: Vec<&str> = Vec::new();
    for part in page.split('<').skip(2) {
        let tag = part.split(['>', ' ', '\n']).next().unwrap_or_default();
        let alone = part.split('>').next().is_some_and(|inside| inside.ends_with('/'));
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{part}"),
            None if alone || tag == "meta" => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, [] as [&str; 0]);
}
