use super::*;
use crate::domain::{
    Channel, Day, Held, Invalid, News, Openness, QuestionState, Reception, Stage, Surfaced, Tag, TrustState, Zone,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Thu 19 Nov 2026, 14:05.
fn now() -> Moment {
    let held = Held::from_iso("2026-11-19T14:05:00+00:00").expect("a time");
    Moment { utc: held.at, zone: Zone::Fixed(0) }
}

fn printed(query: &str) -> String {
    let parsed = Filter::parse(query, now());
    assert_eq!(parsed.mistakes, [], "{query}");
    parsed.filter.to_string()
}

fn mistakes(query: &str) -> (String, Vec<String>) {
    let parsed = Filter::parse(query, now());
    let said = parsed.mistakes.iter().map(|mistake| format!("{}: {}", &query[mistake.at.clone()], mistake.why));
    (parsed.filter.to_string(), said.collect())
}

#[test]
fn what_is_typed_is_printed_in_its_plain_form() {
    for (typed, plain) in [
        ("", ""),
        ("  lead   time ", "lead time"),
        ("\"lead time\" cost*", "\"lead time\" cost*"),
        ("who:acme TAG:obj News:b", "who:acme tag:objection news:bad"),
        ("who:\"Atlas Freight\",halv", "who:\"Atlas Freight\",halv"),
        ("tag:candid,none -surfaced:second_hand", "tag:candid-feedback,none -surfaced:second-hand"),
        ("openness:4.. silence:..10", "openness:4.. silence:..10"),
        ("openness:2..3,none,5", "openness:2..3,none,5"),
        ("since:\"last month\" until:2026-10", "since:\"last month\" until:2026-10"),
        ("on:\"Last Week\"", "on:\"Last Week\""),
        ("open:yes question:held-back", "open:yes question:held-back"),
        ("follow_up:over,kept has:follow-up,sil", "follow-up:overdue,kept has:follow-up,silence"),
        ("trust:..40,none,71 state:falling,gone", "trust:..40,none,71 state:falling,gone-quiet"),
        ("trust:60.. -state:too", "trust:60.. -state:too-early-to-tell"),
        ("@inbox -@\"Open objections\" (@a or b)", "@inbox -@\"Open objections\" (@a or b)"),
        ("\"@inbox\" a@b", "\"@inbox\" a@b"),
        ("not news:good", "-news:good"),
        ("--price not not cost", "price cost"),
        ("openness:4.. (price or cost*)", "openness:4.. (price or cost*)"),
        ("a b or c and d", "(a b or c d)"),
        ("-(a b) -(a or b)", "-(a b) -(a or b)"),
        ("((a) (b or (c or d)))", "a (b or c or d)"),
        ("\"or\" \"-x\" 10:30 a,b", "\"or\" \"-x\" \"10:30\" \"a,b\""),
        ("text:\"say \"\"no\"\"\"", "text:\"say \"\"no\"\"\""),
        ("lead-time - a or", "lead-time -a"),
        ("\"being typed", "\"being typed\""),
        ("() -() or", ""),
    ] {
        assert_eq!(printed(typed), plain, "{typed}");
        assert_eq!(printed(plain), plain);
    }
}

#[test]
fn terms_are_typed() {
    let parsed = Filter::parse("tag:none since:\"last month\" openness:4.. -who:halv", now()).filter;
    let (first, last) = (Day::from_iso("2026-10-01").expect("a day"), Day::from_iso("2026-10-31").expect("a day"));
    let level = |level| Openness::new(level).expect("a level");
    assert_eq!(
        parsed.nodes(),
        [
            Node::Term(Term::Tag(vec![None])),
            Node::Term(Term::Since(When { said: "last month".to_owned(), first, last })),
            Node::Term(Term::Openness(vec![OpennessIs::Between(level(4), level(5))])),
            Node::Not(Box::new(Node::Term(Term::Who(vec!["halv".to_owned()])))),
        ]
    );
    assert_eq!(parsed.terms().len(), 4);
    let more = parsed.without(3).without(9).and(Node::Term(Term::On(vec![When::between(first, last)])));
    assert_eq!(more.to_string(), "tag:none since:\"last month\" openness:4.. on:2026-10-01..2026-10-31");
    assert_eq!(printed(&more.to_string()), more.to_string());
}

#[test]
fn mistakes_are_named_and_the_rest_filters() {
    for (typed, kept, said) in [
        ("tags:objection price", "price", "tags:: “tags:” is not a key. tag?"),
        ("price stag:closing", "price", "stag:: “stag:” is not a key. stage?"),
        (
            "tag:objecton,neg",
            "tag:negotiation",
            "objecton: “objecton” is not a tag: candid feedback, objection, negotiation, none.",
        ),
        ("news: price", "price", "news:: “news:” wants a value: news:bad."),
        ("openness:7 a", "a", "7: Openness goes from 1 to 5: openness:4, openness:4.. or openness:none."),
        ("openness:4..2", "", "4..2: Openness goes from 1 to 5: openness:4, openness:4.. or openness:none."),
        ("since:3/4 a", "a", "3/4: “3/4” can be 3 April or 4 March: write 3 apr."),
        ("since:today,tue", "since:today", "tue: “since:” takes one value."),
        ("open:maybe", "", "maybe: “maybe” is neither yes nor no: open:yes or open:no."),
        ("trust:101", "", "101: Trust goes from 0 to 100: trust:..40, trust:60.. or trust:none."),
        (
            "a state:angry",
            "a",
            "angry: “angry” is not a state: falling, gone quiet, too early to tell, steady, rising.",
        ),
        ("follow-up:late", "", "late: “late” is not a follow-up state: open, kept, broken, overdue."),
        ("@ price", "price", "@: “@” wants the name of a view: @inbox."),
        ("silence:long", "", "long: “long” is not a number of seconds: silence:10.. or silence:3..8."),
        ("(a or b", "(a or b)", "(: “(” is not closed: “)” at its end."),
        ("a) b", "a b", "): “)” closes nothing."),
    ] {
        assert_eq!(mistakes(typed), (kept.to_owned(), vec![said.to_owned()]), "{typed}");
    }
    let (_, said) = mistakes("colour:red");
    assert!(said[0].starts_with("colour:: “colour:” is not a key: who contact by tag"), "{}", said[0]);
    let deep = Filter::parse(&"(".repeat(10_000), now());
    assert!(deep.filter.is_empty() && deep.mistakes.iter().any(|mistake| mistake.why.starts_with("Too many")));
    let invalid = Invalid::from(Filter::parse("tags:x", now()).mistakes.remove(0));
    assert_eq!((invalid.field, invalid.why.as_str()), ("query", "“tags:” is not a key. tag?"));
}

#[test]
fn views_are_named_with_their_place_and_can_be_opened() {
    let parsed = Filter::parse("price -@inbox (@\"bad news\" or x)", now());
    let named: Vec<_> = parsed.views.iter().map(|(at, name)| (at.clone(), name.as_str())).collect();
    assert_eq!(named, [(7..13, "inbox"), (15..26, "bad news")]);
    let open = |name: &str| (name == "inbox").then(|| Filter::parse("tag:none news:bad", now()).filter);
    assert_eq!(parsed.filter.with_views(open).to_string(), "price -(tag:none news:bad) x");
    for (name, query) in view::BUILT_IN {
        assert_eq!(printed(query), query, "{name}");
    }
}

fn names() -> impl Strategy<Value = Vec<String>> {
    vec(prop_oneof!["[a-z]{1,6}", "[a-c]{1,2}[:,*(\"][a-c]{0,2}", any::<String>()], 0..3)
}

fn some_words() -> impl Strategy<Value = Words> {
    (
        prop_oneof![
            "-?[a-z]{1,3}",
            "[a-c]{1,2}[:,*(][a-c]{0,2}",
            "[a-c*:,\"( )-]{0,6}",
            "or|and|not|none",
            any::<String>()
        ],
        any::<bool>(),
    )
        .prop_map(|(text, prefix)| Words { text, prefix })
}

fn whens() -> impl Strategy<Value = When> {
    select(vec!["today", "last month", "2026-11", "Q3", "3 nov", "2026-09..oct"])
        .prop_map(|said| When::read(said, now()).expect("a span"))
}

fn levels() -> impl Strategy<Value = OpennessIs> {
    let between = (1_i64..=5, 1_i64..=5).prop_map(|(a, b)| {
        let level = |level| Openness::new(level).expect("1 to 5");
        OpennessIs::Between(level(a.min(b)), level(a.max(b)))
    });
    prop_oneof![Just(OpennessIs::NotMarked), between]
}

fn numbers() -> impl Strategy<Value = TrustIs> {
    let between = (0_u8..=100, 0_u8..=100).prop_map(|(a, b)| TrustIs::Between(a.min(b), a.max(b)));
    prop_oneof![Just(TrustIs::TooEarly), between]
}

fn seconds() -> impl Strategy<Value = Seconds> {
    (0_u32..50, proptest::option::of(0_u32..50))
        .prop_map(|(from, more)| Seconds { from, to: more.map(|more| from + more) })
}

fn terms() -> impl Strategy<Value = Term> {
    let none_or = |all: &'static [Tag]| vec(proptest::option::of(select(all)), 0..3);
    prop_oneof![
        some_words().prop_map(Term::Words),
        prop_oneof![
            names().prop_map(Term::Who),
            names().prop_map(Term::Contact),
            names().prop_map(Term::By),
            names().prop_map(Term::Label),
            vec(some_words(), 0..3).prop_map(Term::Text),
            prop_oneof!["[a-z @-]{0,8}", any::<String>()].prop_map(Term::View),
            any::<bool>().prop_map(Term::Open),
        ],
        prop_oneof![
            none_or(Tag::ALL).prop_map(Term::Tag),
            vec(proptest::option::of(select(Reception::ALL)), 0..3).prop_map(Term::Reception),
            vec(select(Stage::ALL), 0..3).prop_map(Term::Stage),
            vec(select(Channel::ALL), 0..3).prop_map(Term::Channel),
            vec(select(News::ALL), 0..3).prop_map(Term::News),
            vec(select(Surfaced::ALL), 0..3).prop_map(Term::Surfaced),
            vec(select(QuestionState::ALL), 0..3).prop_map(Term::Question),
        ],
        prop_oneof![
            vec(select(FollowUpIs::ALL), 0..3).prop_map(Term::FollowUp),
            vec(numbers(), 0..3).prop_map(Term::Trust),
            vec(select(TrustState::ALL), 0..3).prop_map(Term::State),
            vec(select(Has::ALL), 0..3).prop_map(Term::Has),
        ],
        prop_oneof![
            vec(levels(), 0..3).prop_map(Term::Openness),
            vec(seconds(), 0..3).prop_map(Term::Silence),
            vec(whens(), 0..3).prop_map(Term::On),
            whens().prop_map(Term::Since),
            whens().prop_map(Term::Until),
        ],
    ]
}

fn nodes() -> impl Strategy<Value = Node> {
    terms().prop_map(Node::Term).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|node| Node::Not(Box::new(node))),
            vec(inner.clone(), 0..4).prop_map(Node::Any),
            vec(inner, 0..4).prop_map(Node::All),
        ]
    })
}

proptest! {
    #[test]
    fn reading_what_was_printed_gives_the_same(nodes in vec(nodes(), 0..4)) {
        let filter = Filter::new(nodes);
        let printed = filter.to_string();
        let parsed = Filter::parse(&printed, now());
        prop_assert_eq!(&parsed.mistakes, &[], "{}", printed);
        prop_assert_eq!(parsed.filter, filter, "{}", printed);
    }

    #[test]
    fn whatever_is_typed_is_read(query in prop_oneof![
        any::<String>(),
        "((or|not|and|tag|who|on|openness|since|trust|has|objection|today|4|none|大)|[-:,.*@\"() ]){0,20}",
    ]) {
        let parsed = Filter::parse(&query, now());
        for mistake in &parsed.mistakes {
            prop_assert!(query.get(mistake.at.clone()).is_some());
        }
        prop_assert_eq!(Filter::parse(&parsed.filter.to_string(), now()).filter, parsed.filter);
    }
}
