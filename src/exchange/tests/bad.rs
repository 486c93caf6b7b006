//! What bad input gets: the field in the file's words, and the message to the letter.

use super::{errors, read};
use crate::domain::Entry;
use crate::exchange::MAX_LINE;

/// The one error of a short line with these fields beside its prospect and text.
fn short(fields: &str) -> String {
    one(&format!(r#"{{"prospect":"Nordvik","text":"No.",{fields}}}"#))
}

/// The one error of a line, without its number.
fn one(line: &str) -> String {
    let errors = errors(line);
    assert_eq!(errors.len(), 1, "{line}");
    errors[0].strip_prefix("LINE 1: ").expect("the line").to_owned()
}

fn each(cases: &[(&str, &str)], say: fn(&str) -> String) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(line, message)| (say(line), message, line))
        .filter(|(said, message, _)| said != *message)
        .collect();
    assert!(wrong.is_empty(), "said, should have said, of:\n{wrong:#?}");
}

#[test]
fn the_line_and_the_field_are_named() {
    let good = "{\"prospect\":\"N\",\"text\":\"No.\"}\n";
    let bad = "{\"prospect\":\"N\",\"text\":\"No.\",\"openness\":7}\n";
    let file = format!("{}{bad}{good}{bad}", good.repeat(16));
    assert_eq!(
        errors(&file),
        ["LINE 17: openness is 7; it goes from 1 to 5", "LINE 19: openness is 7; it goes from 1 to 5"]
    );
    let error = read(&file).remove(16).record.expect_err("bad");
    assert_eq!((error.line, error.field()), (17, Some("openness")));
    assert_eq!(error.why(), "openness is 7; it goes from 1 to 5");
    assert_eq!(read("{").remove(0).record.expect_err("bad").field(), None);
}

#[test]
fn marks_of_the_short_form() {
    each(
        &[
            (r#""openness":0"#, "openness is 0; it goes from 1 to 5"),
            (r#""openness":-1"#, "openness is -1; it goes from 1 to 5"),
            (r#""openness":300"#, "openness is 300; it goes from 1 to 5"),
            (r#""openness":99999999999999999999"#, "openness is 1e20; it is a whole number from 1 to 5"),
            (r#""openness":4.0"#, "openness is 4.0; it is a whole number from 1 to 5"),
            (r#""openness":4.5"#, "openness is 4.5; it is a whole number from 1 to 5"),
            (r#""openness":"4""#, "openness is “4”; it is a whole number from 1 to 5"),
            (r#""openness":true"#, "openness is true; it is a whole number from 1 to 5"),
            (r#""openness":[4]"#, "openness is a list; it is a whole number from 1 to 5"),
            (r#""tag":"price""#, "tag is “price”; it is candid_feedback, objection or negotiation"),
            (r#""tag":"Objection""#, "tag is “Objection”; it is candid_feedback, objection or negotiation"),
            (r#""tag":"""#, "tag is “”; it is candid_feedback, objection or negotiation"),
            (r#""news":"awful""#, "news is “awful”; it is bad, neutral or good"),
            (r#""surfaced":"second-hand""#, "surfaced is “second-hand”; it is volunteered, asked or second_hand"),
            (r#""reception":1"#, "reception is 1; it is welcomed, clarified or defended"),
            (r#""channel":"phone""#, "channel is “phone”; it is in_person, call, video, email or message"),
            (
                r#""stage":"won""#,
                "stage is “won”; it is prospecting, discovery, proposal, negotiation, closing, customer or lost",
            ),
            (r#""private":"yes""#, "private is “yes”; it is true or false"),
            (r#""labels":"price""#, "labels is “price”; it is a list"),
            (r#""labels":["price",3]"#, "labels[1] is 3; it is text, in quotes"),
            (r#""labels":["price"," "]"#, "labels[1] is blank"),
            (r#""labels":["price",null]"#, "labels[1] is null; it is text, in quotes"),
        ],
        short,
    );
}

#[test]
fn days_and_numbers_of_the_short_form() {
    const TIME: &str = "it is a time with its offset (2026-03-02T15:30:00+01:00) or a day (2026-03-02)";
    for (value, shown) in [
        (r#""yesterday""#, "“yesterday”"),
        (r#""2026-03-02T15:30:00""#, "“2026-03-02T15:30:00”"),
        (r#""2026-02-30T15:30:00+01:00""#, "“2026-02-30T15:30:00+01:00”"),
        (r#""2026-03-02T25:30:00+01:00""#, "“2026-03-02T25:30:00+01:00”"),
        (r#""02/03/2026""#, "“02/03/2026”"),
        (r#""""#, "“”"),
        ("1772461800", "1772461800"),
        ("{}", "an object"),
    ] {
        assert_eq!(short(&format!(r#""held_at":{value}"#)), format!("held_at is {shown}; {TIME}"));
    }
    each(
        &[
            (r#""held_at":"2026-02-30""#, "held_at is “2026-02-30”; there is no such day"),
            (r#""minutes":7.5"#, "minutes is 7.5; it is a whole number, 0 or more"),
            (r#""minutes":-5"#, "minutes is -5; it is a whole number, 0 or more"),
            (r#""minutes":"15""#, "minutes is “15”; it is a whole number, 0 or more"),
            (r#""minutes":10081"#, "minutes is 10081; it goes from 0 to 10080"),
            (r#""minutes":99999999999"#, "minutes is 99999999999; it is a whole number, 0 or more"),
        ],
        short,
    );
}

#[test]
fn what_belongs_together_in_the_short_form() {
    each(
        &[
            (r#""objection":{"state":"open"}"#, "objection is given; it goes with the tag objection only"),
            (
                r#""tag":"negotiation","objection":{}"#,
                "objection is given; it goes with the tag objection, not negotiation",
            ),
            (r#""tag":"objection","objection":"open""#, "objection is “open”; it is an object"),
            (r#""tag":"objection","objection":["open"]"#, "objection is a list; it is an object"),
            (
                r#""tag":"objection","objection":{"state":"done"}"#,
                "objection.state is “done”; it is open, addressed or settled",
            ),
            (
                r#""tag":"objection","objection":{"state":"addressed","settled_on":"2026-03-02"}"#,
                "objection.settled_on is given; the state is addressed",
            ),
            (
                r#""tag":"objection","objection":{"addressed_on":"2026-03-02"}"#,
                "objection.addressed_on is given; the state is open",
            ),
            (
                r#""tag":"objection","objection":{"settled_by":"Dana"}"#,
                "objection.settled_by is given; the state is open",
            ),
            (r#""question":"Why?""#, "question is “Why?”; it is an object"),
            (r#""question":{"state":"dodged"}"#, "question.text is missing"),
            (r#""question":{"text":" "}"#, "question.text is blank"),
            (
                r#""question":{"text":"Why?","state":"planned"}"#,
                "question.state is “planned”; a question with a reply is answered, dodged or pending",
            ),
            (
                r#""question":{"text":"Why?","state":"no"}"#,
                "question.state is “no”; it is planned, held_back, pending, answered or dodged",
            ),
            (
                r#""question":{"text":"Why?","state":"pending","closed_on":"2026-03-02"}"#,
                "question.closed_on is given; the state is pending",
            ),
            (
                r#""question":{"text":"Why?","closed_on":"soon"}"#,
                "question.closed_on is “soon”; it is a date, YYYY-MM-DD",
            ),
            (r#""question":{"text":"Why?","silence":86401}"#, "question.silence is 86401; it goes from 0 to 86400"),
            (r#""question":{"text":"Why?","held":1}"#, "question.held is 1; it is true or false"),
            (
                r#""follow_up":{"text":"Send it","kept_on":"2026-03-02"}"#,
                "follow_up.kept_on is given; the state is open",
            ),
            (r#""follow_up":{"due":"2026-03-02"}"#, "follow_up.text is missing"),
            (r#""contacts":["Dana Ruiz"],"said_by":"Ann Lee""#, "said_by is “Ann Lee”; it is one of the contacts"),
            (r#""contacts":[", COO"]"#, "contacts[0] is “, COO”; a contact needs a name: “Dana Ruiz, COO”"),
            (r#""contacts":["Dana",""]"#, "contacts[1] is blank"),
            (r#""contacts":[{"name":"Dana"}]"#, "contacts[0] is an object; it is a name or an id, in quotes"),
            (r#""said_by":7"#, "said_by is 7; it is a name or an id, in quotes"),
        ],
        short,
    );
}

#[test]
fn what_a_line_must_have() {
    each(
        &[
            ("{}", "prospect is missing"),
            (r#"{"prospect":null,"text":"No."}"#, "prospect is missing"),
            (r#"{"prospect":"Nordvik"}"#, "text is missing"),
            (r#"{"prospect":" ","text":"No."}"#, "prospect is blank"),
            (r#"{"prospect":"Nordvik","text":" \n\t"}"#, "text is blank"),
            (r#"{"prospect":"Nordvik","text":["No."]}"#, "text is a list; it is text, in quotes"),
            (r#"{"kind":"prospect"}"#, "name is missing"),
            (r#"{"kind":"prospect","name":""}"#, "name is blank"),
            (r#"{"kind":"conversation"}"#, "prospect is missing"),
            (r#"{"kind":"question","text":"Why?"}"#, "prospect is missing"),
            (r#"{"kind":"follow_up","prospect":"N"}"#, "text is missing"),
            (r#"{"kind":"outcome","prospect":"N","what":"quote"}"#, "result is missing"),
            (
                r#"{"kind":"outcome","prospect":"N","what":"deal","result":"won"}"#,
                "what is “deal”; it is quote or prospect",
            ),
            (r#"{"kind":"view","name":"Price"}"#, "query is missing"),
            (
                r#"{"kind":"warning","prospect":"N","warning":"too_quiet","state":"snoozed"}"#,
                "until is missing; a snoozed warning says until when",
            ),
            (
                r#"{"kind":"warning","prospect":"N","warning":"too_quiet","state":"dismissed","until":"2026-03-02"}"#,
                "until is given; the state is dismissed",
            ),
            (r#"{"kind":"journal"}"#, "version is missing"),
            (r#"{"kind":"journal","version":2}"#, "version is 2; this Candor reads version 1"),
            (
                r#"{"kind":"journal","version":1,"settings":{"half_life":[60]}}"#,
                "settings.half_life is a list; a setting is a number, a word, true or false",
            ),
            (
                r#"{"kind":"prospct","name":"N"}"#,
                "kind is “prospct”; it is journal, prospect, conversation, question, follow_up, attempt, outcome, bank, \
                 view or warning",
            ),
        ],
        one,
    );
}

#[test]
fn nested_fields_are_named_by_their_place() {
    let talk = |entries: &str| {
        one(&format!(r#"{{"kind":"conversation","prospect":"N","entries":[{{"text":"Yes."}},{entries}]}}"#))
    };
    for (entry, message) in [
        (r#"{"text":"No.","openness":7}"#, "entries[1].openness is 7; it goes from 1 to 5"),
        (r#"{"text":""}"#, "entries[1].text is blank"),
        ("{}", "entries[1].text is missing"),
        ("7", "entries[1] is 7; it is an object"),
        (r#"{"id":"42","text":"No."}"#, "entries[1].id is “42”; it is an id (a UUID)"),
        (r#"{"text":"No.","tag_origin":"chosen"}"#, "entries[1].tag_origin is given; there is no tag"),
        (
            r#"{"text":"No.","tag":"candid_feedback","objection":{}}"#,
            "entries[1].objection is given; it goes with the tag objection, not candid_feedback",
        ),
        (
            r#"{"text":"No.","tag":"objection","objection":{"settled_on":"2026-13-01"}}"#,
            "entries[1].objection.settled_on is “2026-13-01”; there is no such day",
        ),
        (
            r#"{"text":"No.","question":"Why?"}"#,
            "entries[1].question is “Why?”; it is an id, or the text of one of the conversation's questions",
        ),
        (r#"{"text":"No.","openness":4,"openness":5}"#, "entries[1].openness is given twice"),
    ] {
        assert_eq!(talk(entry), message, "{entry}");
    }
    assert_eq!(
        one(r#"{"kind":"prospect","name":"N","contacts":[{"name":"Dana"},{"role":"COO"}]}"#),
        "contacts[1].name is missing"
    );
    assert_eq!(
        one(r#"{"kind":"conversation","prospect":"N","questions":[{"text":"Why?","asked_at":"then"}]}"#),
        "questions[0].asked_at is “then”; it is a time with its offset (2026-03-02T15:30:00+01:00) or a day (2026-03-02)"
    );
}

#[test]
fn a_field_given_twice() {
    each(
        &[
            (r#"{"prospect":"N","text":"No.","text":"Yes."}"#, "text is given twice"),
            (r#"{"kind":"view","kind":"view","name":"a","query":"b"}"#, "kind is given twice"),
            (r#"{"kind":"journal","version":1,"settings":{"a":1,"a":2}}"#, "settings.a is given twice"),
        ],
        one,
    );
}

#[test]
fn what_is_not_json() {
    each(
        &[
            ("lead time kills us", "the line is not JSON (column 1)"),
            (r#"{"prospect":"N","text":"No.",}"#, "the line is not JSON (column 30)"),
            (r#"{"prospect":"éé大🙂",x}"#, "the line is not JSON (column 20)"),
            (r#"{"prospect":"N","text":"No."} {}"#, "the line is not JSON (column 31)"),
            (r#"{"prospect":"N","text":"\ud83d"}"#, "the line is not JSON (column 31)"),
            (r#"{"prospect":"N","text":"\ude42 x"}"#, "the line is not JSON (column 30)"),
            (r#"{"prospect":"N","text":"\x41"}"#, "the line is not JSON (column 26)"),
            (r#"{"prospect":"N","openness":04}"#, "the line is not JSON (column 29)"),
            (r#"{"prospect":"N","openness":1e999}"#, "the line is not JSON (column 32)"),
            ("{\"prospect\":\"N\",\"text\":\"a\0b\"}", "the line is not JSON (column 26)"),
            ("{\"prospect\":\"N\",\"text\":\"a\tb\"}", "the line is not JSON (column 26)"),
            (r#"{"prospect":"N","text":"No"#, "the line stops in the middle (column 26)"),
            ("{", "the line stops in the middle (column 1)"),
            ("[1, 2]", "the line is a list; it is one JSON object"),
            ("\"No.\"", "the line is “No.”; it is one JSON object"),
            ("null", "the line is null; it is one JSON object"),
        ],
        one,
    );
}

#[test]
fn what_is_not_text() {
    let line = b"{\"prospect\":\"N\",\"text\":\"d\xe9lai\"}\n{\"prospect\":\"N\",\"text\":\"No.\",\"openness\":9}";
    assert_eq!(errors(line), ["LINE 1: the line is not UTF-8 (byte 26)", "LINE 2: openness is 9; it goes from 1 to 5"]);
    let wide: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(errors(wide), ["LINE 1: the line is not UTF-8 (byte 1); it looks like UTF-16"]);
}

#[test]
fn what_is_too_much() {
    let deep = |levels: usize| {
        format!(r#"{{"prospect":"N","text":"[[[","mood":{}1{}}}"#, "[".repeat(levels), "]".repeat(levels))
    };
    assert_eq!(errors(deep(63)), [""; 0]);
    assert_eq!(errors(deep(64)), ["LINE 1: the line is nested deeper than 64 levels"]);
    assert_eq!(errors("[".repeat(1 << 20)), ["LINE 1: the line is nested deeper than 64 levels"]);
    assert_eq!(errors("x".repeat(MAX_LINE + 1)), ["LINE 1: the line is longer than 4 MiB"]);
    let talk = |length: usize| format!(r#"{{"prospect":"N","text":"{}"}}"#, "x".repeat(length));
    assert_eq!(errors(talk(Entry::MAX_TEXT)), [""; 0]);
    assert_eq!(errors(talk(Entry::MAX_TEXT + 1)), ["LINE 1: text is longer than 1 MiB"]);
}

#[test]
fn a_long_value_is_shown_short_and_on_one_line() {
    let said = short(&format!(r#""tag":"a\nb{}""#, "x".repeat(1000)));
    assert_eq!(said, format!("tag is “a b{}…”; it is candid_feedback, objection or negotiation", "x".repeat(37)));
}

#[test]
fn one_question_has_one_state() {
    let line = |talk: &str, state: &str| {
        format!(r#"{{"prospect":"Délai","text":"No.",{talk}"question":{{"text":"Why?"{state}}}}}"#)
    };
    let (day, other) = (r#""held_at":"2026-03-02","#, r#""conversation":"b","#);
    let (answered, dodged) = (r#","state":"answered""#, r#","state":"dodged""#);
    let file = [line(day, answered), line(day, ""), line(other, dodged), line("", dodged)];
    assert_eq!(errors(file.join("\n")), [""; 0], "other talks have questions of their own");
    let file = [line(day, answered), line(day, dodged).replace("Délai", "DELAI"), line(day, answered)];
    assert_eq!(
        errors(file.join("\n")),
        ["LINE 2: question.state is dodged; LINE 1 says answered of the same question"]
    );
}
