//! `candor questions`: plan, say what became of it, list, rank, and what to ask next.

use super::Home;

#[test]
fn a_question_is_planned_asked_and_counted() {
    let home = Home::with_halvorsen();
    let made = home.values(&["questions", "ask", " Where are we on your list? ", "-p", "halv", "--json"]);
    let id = made[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(made[0]["prospect"], "Halvorsen Castings");
    let planned = home.values(&["questions", "--planned", "--json"]);
    assert_eq!((planned[0]["state"].as_str(), planned[0]["bank"].as_str()), (Some("planned"), Some("where-on-list")));
    assert_eq!(home.run(&["questions", "--dodged"]).code, 3);

    assert_eq!(home.run(&["questions", "done", &id, "pending", "--until", "2027-03-01"]).code, 0);
    let pending = home.values(&["questions", "--pending", "-p", "halv", "--json"]);
    assert_eq!(pending[0]["until"], "2027-03-01");
    home.done(&["questions", "done", &id, "dodged"]);
    assert!(home.done(&["questions"]).contains("dodged") && home.done(&["questions"]).contains(&id));
    let bank = home.values(&["questions", "--bank", "--json"]);
    let asked = bank.iter().find(|row| row["bank"] == "where-on-list").expect("in the bank");
    assert_eq!((asked["k"].as_u64(), asked["n"].as_u64(), asked["prospects"].as_u64()), (Some(0), Some(1), Some(1)));
    assert_eq!(bank.last(), Some(asked), "what closed people ranks behind what was never tried");
    let next = home.values(&["questions", "next", "halv", "--json"]);
    assert_eq!((next.len(), next[0]["text"].as_str()), (3, Some("Where are we on your list?")));
    home.done(&["undo"]);
    assert_eq!(home.values(&["questions", "--json"])[0]["state"], "pending");
}

#[test]
fn one_s_own_questions_stand_beside_those_that_ship() {
    let home = Home::with_halvorsen();
    let before = home.values(&["questions", "--bank", "--json"]).len();
    assert!(before >= 80);
    home.done(&["questions", "add", "Who laughs at us?", "--stage", "closing", "--purpose", "people"]);
    let bank = home.values(&["questions", "--bank", "--json"]);
    assert_eq!(bank.len(), before + 1);
    let own = bank.iter().find(|row| row["own"] == true).expect("one's own");
    assert_eq!((own["text"].as_str(), own["purpose"].as_str()), (Some("Who laughs at us?"), Some("people")));
    assert_eq!((own["mean"].as_f64(), own["n"].as_u64()), (Some(0.5), Some(0)));
    assert_eq!(home.run(&["questions", "add", "who laughs  at us?"]).code, 2);
}

#[test]
fn what_cannot_be_is_refused() {
    let home = Home::with_halvorsen();
    for (args, code) in [
        (&["questions", "done", "019a8c52-0000-7000-8000-000000000000", "answered"][..], 3),
        (&["questions", "done", "nonsense", "answered"], 2),
        (&["questions", "done", "019a8c52-0000-7000-8000-000000000000", "dodged", "--until", "fri"], 2),
        (&["questions", "done", "019a8c52-0000-7000-8000-000000000000", "sold"], 2),
        (&["questions", "ask", "  ", "-p", "halv"], 2),
        (&["questions", "ask", "Why?", "-p", "nobody"], 3),
        (&["questions", "--bank", "--dodged"], 2),
        (&["questions", "--held-back"], 3),
    ] {
        assert_eq!(home.run(args).code, code, "{args:?}");
    }
}
