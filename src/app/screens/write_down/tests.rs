//! The composer by keys and effects: the answers of the journal are made by hand.

use super::*;
use crate::{
    app::{App, Effect, Msg, Options, Size, key::Key, screens::Screen, update},
    domain::{Held, Moment, News, QuestionState, Stage, Surfaced, Tag, Uid, Zone},
    journal::{Join, NameHit, NameKind, Payback, Person, Read, Saved, TalkDraft, Whom, Write},
};

fn now() -> Moment {
    Moment { utc: Held::from_iso("2026-11-19T14:06:00+01:00").expect("a time").at, zone: Zone::Fixed(60) }
}

fn uid(n: i64) -> Uid {
    Uid::v7(n, &[0; 10])
}

fn halvorsen() -> Link {
    Link { uid: uid(1), name: "Halvorsen Castings".to_owned() }
}

fn hit(exact: bool) -> NameHit {
    NameHit {
        kind: NameKind::Prospect,
        uid: uid(1),
        name: halvorsen().name,
        role: String::new(),
        prospect: halvorsen(),
        stage: Stage::Closing,
        exact,
    }
}

fn dana() -> NameHit {
    let (name, role) = ("Dana Ruiz".to_owned(), "COO".to_owned());
    NameHit { kind: NameKind::Contact, uid: uid(2), name, role, ..hit(false) }
}

/// The app with a journal that knows Halvorsen Castings and Dana Ruiz there.
struct Desk {
    app: App,
    now: Moment,
    keys: usize,
    writes: Vec<(Ticket, Write)>,
}

impl Desk {
    fn new(subject: Option<Link>) -> Self {
        let size = Size { columns: 120, rows: 36 };
        let (mut app, _) = App::start(Options::default(), size, Vec::new(), now());
        let mut effects = Vec::new();
        app.push(WriteDown::new(subject, false).into(), &mut effects);
        let mut desk = Self { app, now: now(), keys: 1, writes: Vec::new() };
        desk.answer(effects);
        desk
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, request: Request::Read(read) } => {
                    let reply = match read {
                        Read::Complete { text, .. } if text.is_empty() => Reply::Names(Vec::new()),
                        Read::Complete { text, .. } if "dana ruiz".starts_with(&text.to_lowercase()) => {
                            Reply::Names(vec![dana()])
                        }
                        Read::Complete { text, .. } => {
                            let fits = halvorsen().name.to_lowercase().starts_with(&text.to_lowercase());
                            let exact = text == halvorsen().name;
                            Reply::Names(if fits { vec![hit(exact)] } else { Vec::new() })
                        }
                        Read::Near(name) if name == "Halvorsen Casting" => Reply::Names(vec![hit(false)]),
                        Read::Near(_) => Reply::Names(Vec::new()),
                        Read::Joins { .. } => {
                            Reply::Joins(Some((uid(7), Held::from_iso("2026-11-19T13:20:00+01:00").expect("a time"))))
                        }
                        _ => Reply::Interrupted,
                    };
                    self.hear(ticket, reply);
                }
                Effect::Ask { ticket, request: Request::Write(write) } => self.writes.push((ticket, *write)),
                _ => {}
            }
        }
    }

    fn hear(&mut self, ticket: Ticket, reply: Reply) {
        let effects = update(&mut self.app, Msg::Reply(ticket, reply), self.now);
        self.answer(effects);
    }

    fn press(&mut self, key: &str) -> &mut Self {
        self.keys += 1;
        let key: Key = key.parse().expect(key);
        let effects = update(&mut self.app, Msg::Key(key), self.now);
        self.answer(effects);
        self
    }

    fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|typed| {
            self.press(&if typed == ' ' { "space".to_owned() } else { typed.to_string() });
        });
        self
    }

    /// The words, which count as no keys.
    fn words(&mut self, text: &str) -> &mut Self {
        let effects = update(&mut self.app, Msg::Paste(text.to_owned()), self.now);
        self.answer(effects);
        self
    }

    fn form(&self) -> &WriteDown {
        match self.app.top() {
            Some(Screen::WriteDown(form)) => form,
            other => panic!("no form but {other:?}"),
        }
    }

    fn saved(&mut self) -> TalkDraft {
        let at = self.writes.iter().position(|(_, write)| matches!(write, Write::SaveTalk(_))).expect("a save");
        let (ticket, write) = self.writes.remove(at);
        let Write::SaveTalk(talk) = write else { panic!("a save") };
        let payback = Some(Payback::Planned { question: uid(5), text: "Who else is on the shortlist?".to_owned() });
        let saved = Saved {
            prospect: halvorsen(),
            new_prospect: false,
            conversation: uid(8),
            joined: None,
            entries: vec![uid(9)],
            payback,
        };
        self.hear(ticket, Reply::Saved(Box::new(saved)));
        talk
    }
}

const WORDS: &str = "Twelve weeks kills us.";

#[test]
fn a_marked_moment_costs_seven_keys_on_the_prospects_page() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("tab").type_in("o4bv").press("ctrl-s");
    assert_eq!(desk.keys, 7);
    let talk = desk.saved();
    assert_eq!(talk.prospect, Whom::Known(uid(1)));
    let moment = &talk.moments[0];
    assert_eq!((moment.text.as_str(), moment.tag, moment.news), (WORDS, Some(Tag::Objection), News::Bad));
    assert_eq!(
        (moment.openness.map(crate::domain::Openness::level), moment.surfaced),
        (Some(4), Surfaced::Volunteered)
    );
    assert_eq!((talk.join, talk.held), (Join::Auto, now().held()));
}

#[test]
fn a_marked_moment_costs_twelve_keys_anywhere() {
    let mut desk = Desk::new(None);
    desk.words(WORDS).press("tab").type_in("halv").press("tab").type_in("o4bv").press("ctrl-s");
    assert_eq!(desk.keys, 12);
    assert_eq!(desk.saved().prospect, Whom::Known(uid(1)));
}

#[test]
fn what_is_missing_gets_the_cursor_and_nothing_is_lost() {
    let mut desk = Desk::new(None);
    desk.words(WORDS).press("ctrl-s");
    assert_eq!(desk.form().form.focused(), FieldName::Who);
    desk.type_in("halv").press("tab").press("ctrl-s");
    assert_eq!(desk.form().form.focused(), FieldName::Marks);
    assert!(desk.form().form.field(FieldName::Marks).is_some_and(|field| field.error.is_some()));
    desk.type_in("o7").press("ctrl-s");
    assert_eq!(desk.form().form.text(FieldName::Marks), "o7");
    assert_eq!(desk.form().form.text(FieldName::Words), WORDS);
    assert!(desk.writes.iter().all(|(_, write)| matches!(write, Write::KeepDraft { .. })));
}

#[test]
fn a_new_name_is_made_on_the_fly_and_a_near_one_asked_about_once() {
    let mut desk = Desk::new(None);
    desk.words(WORDS).press("tab").type_in("Atlas").press("tab").type_in("c").press("ctrl-s");
    assert_eq!(desk.saved().prospect, Whom::New("Atlas".to_owned()));

    let mut desk = Desk::new(None);
    desk.words(WORDS).press("tab").type_in("Halvorsen Casting").press("ctrl-s");
    let asked = desk.form().form.field(FieldName::Who).and_then(|field| field.error.clone()).expect("a question");
    assert!(asked.contains("Or Halvorsen Castings?"), "{asked}");
    desk.press("enter");
    assert_eq!(desk.form().form.text(FieldName::Who), "Halvorsen Castings");

    let mut desk = Desk::new(None);
    desk.words(WORDS).press("tab").type_in("Halvorsen Casting").press("ctrl-s").press("ctrl-s");
    desk.type_in("c").press("ctrl-s");
    assert_eq!(desk.saved().prospect, Whom::New("Halvorsen Casting".to_owned()));
}

#[test]
fn a_name_before_a_colon_says_who_and_goes_out_of_the_words() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words("Dana: too pricey for Q1").press("tab").type_in("o").press("ctrl-s");
    let talk = desk.saved();
    assert_eq!(talk.moments[0].text, "too pricey for Q1");
    assert_eq!((talk.contacts.as_slice(), talk.moments[0].said_by), (&[Person::Known(uid(2))][..], Some(0)));

    let mut desk = Desk::new(None);
    desk.words("halv: too pricey").press("tab").type_in("o").press("ctrl-s");
    assert_eq!(desk.saved().prospect, Whom::Known(uid(1)));

    let mut desk = Desk::new(Some(halvorsen()));
    desk.words("Price: too high").press("tab").type_in("o").press("ctrl-s");
    assert_eq!(desk.saved().moments[0].text, "Price: too high");
}

#[test]
fn words_are_kept_half_a_second_after_the_last_key_and_every_two_while_typing() {
    let mut desk = Desk::new(Some(halvorsen()));
    let start = now().utc;
    for step in 0..6_i64 {
        desk.now = now().plus_ms(step * 400);
        desk.type_in("a");
    }
    let kept = |desk: &Desk| desk.writes.iter().filter(|(_, write)| matches!(write, Write::KeepDraft { .. })).count();
    assert_eq!(kept(&desk), 1, "two seconds have passed at the last key");
    assert_eq!(desk.form().wake_at(), Some(start + 2_000 + 500));
    desk.now = now().plus_ms(2_500);
    update(&mut desk.app, Msg::Tick, desk.now);
    assert_eq!(desk.form().wake_at(), None);
}

#[test]
fn a_draft_comes_back_as_it_stood() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("tab").type_in("o4").press("ctrl-n").words("Second.").press("esc");
    assert!(
        crate::app::left_over::offered(&desk.app.known)
            .expect("an offer")
            .contains("for Halvorsen Castings · n continues it")
    );
    desk.press("n");
    let form = desk.form();
    assert_eq!((form.moments().count(), form.several), (2, true));
    assert_eq!(form.form.text(FieldName::Words), "Second.");
    desk.type_in("c").press("backspace").press("tab").type_in("c").press("ctrl-s");
    let talk = desk.saved();
    assert_eq!(talk.moments.iter().map(|moment| moment.text.as_str()).collect::<Vec<_>>(), [WORDS, "Second."]);
    assert!(talk.draft.is_some());
    assert_eq!(crate::app::left_over::offered(&desk.app.known), None);
}

#[test]
fn moments_come_back_in_the_order_they_were_moved_to() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words("One.").press("ctrl-n").words("Two.");
    desk.now = now().plus_ms(3_000);
    update(&mut desk.app, Msg::Tick, desk.now);
    desk.press("alt-up");
    assert!(desk.form().wake_at().is_some(), "a move is to be kept too");
    desk.press("esc").press("n");
    assert_eq!((desk.form().moment(), desk.form().form.text(FieldName::Words)), (0, "Two.".to_owned()));
}

#[test]
fn a_failed_save_keeps_every_word_and_says_why() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("tab").type_in("o").press("ctrl-s");
    let at = desk.writes.iter().position(|(_, write)| matches!(write, Write::SaveTalk(_))).expect("a save");
    let (ticket, write) = desk.writes.remove(at);
    let full = Trouble::Store("Not saved: the disk is full.".to_owned());
    desk.hear(ticket, Reply::Failed(Box::new(Request::Write(Box::new(write))), full));
    assert_eq!(desk.form().form.text(FieldName::Words), WORDS);
    assert!(
        desk.app.known.remark.as_ref().is_some_and(|remark| remark.trouble && remark.text.contains("disk is full"))
    );
    assert!(desk.writes.iter().any(|(_, write)| matches!(write, Write::KeepDraft { .. })));
    desk.press("ctrl-s");
    assert_eq!(desk.saved().moments.len(), 1);
}

#[test]
fn saving_pays_back_and_the_next_key_does_its_work() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("tab").type_in("o").press("ctrl-s");
    desk.saved();
    assert!(matches!(desk.app.top(), Some(Screen::PayBack(_))));
    desk.press("2");
    let dodged = desk.writes.iter().any(|(_, write)| {
        matches!(write, Write::SetQuestion { question, state: QuestionState::Dodged, .. } if *question == uid(5))
    });
    assert!(dodged && !matches!(desk.app.top(), Some(Screen::PayBack(_))));

    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("tab").type_in("o").press("ctrl-s");
    desk.saved();
    desk.press("n");
    assert!(matches!(desk.app.top(), Some(Screen::WriteDown(_))), "any other key counts as later");
    assert_eq!(desk.app.screens().len(), 2);
}

#[test]
fn nothing_frank_and_a_try_need_no_words() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.press("f3");
    assert_eq!(desk.saved().moments.len(), 0);
    let mut desk = Desk::new(Some(halvorsen()));
    desk.press("f4");
    assert!(matches!(&desk.writes[0].1, Write::Attempt { prospect: Whom::Known(known), .. } if *known == uid(1)));
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("f3");
    assert!(desk.form().form.field(FieldName::Words).is_some_and(|field| field.error.is_some()));
}

#[test]
fn a_talk_can_be_parted_and_just_a_note_goes_to_the_talk() {
    let mut desk = Desk::new(Some(halvorsen()));
    assert!(desk.form().joins().is_some_and(|(_, parted)| !parted));
    desk.press("alt-n").words("They have a new CFO.").press("tab").type_in("-").press("ctrl-s");
    let talk = desk.saved();
    assert_eq!((talk.join, talk.note.as_str(), talk.moments.len()), (Join::New, "They have a new CFO.", 0));
}

#[test]
fn a_draft_the_journal_will_not_take_is_kept_beside_it_until_it_does() {
    let mut desk = Desk::new(Some(halvorsen()));
    desk.words(WORDS).press("esc").press("n");
    let refused = |desk: &mut Desk| {
        let at = desk.writes.iter().rposition(|(_, write)| matches!(write, Write::KeepDraft { .. })).expect("a draft");
        let (ticket, write) = desk.writes.remove(at);
        let why = Trouble::Store("The disk is full.".to_owned());
        update(&mut desk.app, Msg::Reply(ticket, Reply::Failed(Box::new(Request::Write(Box::new(write))), why)), now())
    };
    let effects = refused(&mut desk);
    assert!(matches!(&effects[..], [Effect::KeepAside(draft)] if draft.body.contains(WORDS)), "{effects:?}");
    desk.type_in("x");
    update(&mut desk.app, Msg::Tick, now().plus_ms(600));
    desk.now = now().plus_ms(1_200);
    desk.type_in("y");
    update(&mut desk.app, Msg::KeptAside(Some("/state/candor-draft.json".to_owned())), now());
    assert!(desk.app.known.remark.as_ref().is_some_and(|remark| remark.text.contains("/state/candor-draft.json")));
}
