use super::*;
use crate::{
    app::Action,
    domain::{Day, Held, QuestionState, Zone},
    words::Dates,
};

fn now() -> Moment {
    Moment { utc: Held::from_iso("2026-11-19T14:06:00+01:00").expect("a time").at, zone: Zone::Fixed(60) }
}

fn day(text: &str) -> Option<Day> {
    Day::from_iso(text)
}

#[test]
fn fields_are_read_as_people_fill_them() {
    assert_eq!(read::asked("", now()), Ok((QuestionState::Answered, None)));
    assert_eq!(read::asked("pending until tue", now()), Ok((QuestionState::Pending, day("2026-11-24"))));
    assert_eq!(read::asked("pen tue", now()), Ok((QuestionState::Pending, day("2026-11-24"))));
    assert!(read::asked("dodged until tue", now()).is_err());
    for (text, silence) in [
        ("", (None, None)),
        ("held", (None, Some(true))),
        ("14 s held", (Some(14), Some(true))),
        ("f 5s", (Some(5), Some(false))),
    ] {
        assert_eq!(read::silence(text), Ok(silence), "{text}");
    }
    assert!(read::silence("long").is_err());
    assert_eq!(read::labels("Price, lead time, price"), ["price", "lead time"]);
    assert_eq!(read::labels("price lead-time"), ["price", "lead-time"]);
    assert_eq!((read::minutes("40 min"), read::minutes("")), (Ok(Some(40)), Ok(None)));
    assert!(read::minutes("forty").is_err());
    let promises = read::follow_ups("we send the plan by tue; call Lee", now()).expect("promises");
    assert_eq!(promises, [("we send the plan".to_owned(), day("2026-11-24")), ("call Lee".to_owned(), None)]);
    assert_eq!(
        read::people("Dana Ruiz, COO; Lee Park"),
        Ok(vec![("Dana Ruiz".to_owned(), "COO".to_owned()), ("Lee Park".to_owned(), String::new())])
    );
}

#[test]
fn what_is_meant_is_echoed() {
    for (field, text, echo) in [
        (FieldName::When, "yesterday 4pm", Some("= Wed 18 Nov, 16:00")),
        (FieldName::When, "3/4", None),
        (FieldName::Marks, "o4bv", Some("= objection · frank · bad news · volunteered")),
        (FieldName::Marks, "2", Some("= careful · tag missing")),
        (FieldName::Marks, "-", Some("= just a note")),
        (FieldName::FollowUp, "send the plan by tue", Some("= due Tue 24 Nov")),
        (FieldName::Channel, "vid", Some("= video")),
        (FieldName::Channel, "video", None),
        (FieldName::Asked, "pending until tue", Some("= pending until Tue 24 Nov")),
    ] {
        assert_eq!(read::echo(field, text, now(), Dates::default()).as_deref(), echo, "{text}");
    }
}

#[test]
fn a_wrong_field_is_marked_when_it_is_left_and_keeps_its_text() {
    let mut form = Form::of(&[FieldName::When, FieldName::Marks], &[FieldName::Title]);
    "3/4".chars().for_each(|typed| form.typed(typed));
    form.step(true, now());
    assert_eq!(form.focused(), FieldName::Marks);
    let when = form.field(FieldName::When).expect("a field");
    assert!(when.error.as_ref().is_some_and(|why| why.contains("3/4")));
    assert_eq!(form.text(FieldName::When), "3/4");
    form.step(false, now());
    form.act(Action::DeleteBefore);
    assert_eq!(form.field(FieldName::When).and_then(|field| field.error.clone()), None);
}

#[test]
fn more_unfolds_and_tab_goes_round() {
    let mut form = Form::of(&[FieldName::When, FieldName::Marks], &[FieldName::Title]);
    form.step(false, now());
    assert_eq!(form.focused(), FieldName::Marks, "what is folded is passed over");
    form.fold();
    assert_eq!(form.focused(), FieldName::Title);
    form.fold();
    assert_eq!(form.focused(), FieldName::When);
    form.fail(FieldName::Title, "too long");
    assert!(form.unfolded && form.focused() == FieldName::Title);
}

#[test]
fn arrows_choose_and_what_was_deleted_can_be_put_back() {
    let mut form = Form::of(&[FieldName::Channel, FieldName::Title], &[]);
    assert_eq!(form.act(Action::ChooseDown), Done::Changed);
    assert_eq!(form.text(FieldName::Channel), "in person");
    form.act(Action::ChooseUp);
    assert_eq!(form.text(FieldName::Channel), "message");
    form.step(true, now());
    form.pasted("the second talk");
    form.act(Action::DeleteWord);
    assert_eq!(form.text(FieldName::Title), "the second");
    form.act(Action::LineStart);
    form.act(Action::PutBack);
    assert_eq!(form.text(FieldName::Title), "talkthe second");
}
