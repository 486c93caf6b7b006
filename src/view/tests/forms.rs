//! Pictures of the forms.

use super::{SIZES, picture, prospect, size};
use crate::{
    app::{
        Msg, Options,
        screens::{Place, ProspectTab},
        update,
    },
    view::tests::made::{Made, now, rising, uid},
};

const WORDS: &str = "We would sign tomorrow if it was eight weeks. Twelve means I have to carry stock for you, and my \
                     CFO will not have it. 大阪精密 said the same.";

fn pasted(mut made: Made, text: &str) -> Made {
    update(&mut made.app, Msg::Paste(text.to_owned()), now());
    made
}

#[test]
fn write_down_at_three_sizes() {
    for at in SIZES {
        let form = pasted(prospect(at, ProspectTab::Timeline).keys("n"), WORDS).keys("shift-left shift-left");
        insta::assert_snapshot!(format!("write_down_{}x{}", at.0, at.1), picture(&form.app));
        let form = form.keys("tab o 4 b v");
        insta::assert_snapshot!(format!("write_down_marks_{}x{}", at.0, at.1), picture(&form.app));
        let form = form.keys("backspace backspace backspace backspace 4 ctrl-s");
        insta::assert_snapshot!(format!("write_down_error_{}x{}", at.0, at.1), picture(&form.app));
    }
}

#[test]
fn more_unfolds() {
    for at in SIZES {
        let form = pasted(prospect(at, ProspectTab::Timeline).keys("n"), WORDS).keys("ctrl-o tab");
        insta::assert_snapshot!(format!("write_down_more_{}x{}", at.0, at.1), picture(&form.app));
    }
}

#[test]
fn a_conversation_of_three_moments() {
    for at in SIZES {
        let form = pasted(prospect(at, ProspectTab::Timeline).keys("N"), "Clarified the quote.").keys("tab n 3 ctrl-n");
        let form = pasted(form, "“Two of us want to stay where we are.”").keys("tab c 4 b v ctrl-n");
        let form = pasted(form, "Says he has no more questions.");
        insta::assert_snapshot!(format!("conversation_{}x{}", at.0, at.1), picture(&form.app));
    }
}

#[test]
fn prompts_and_cards() {
    for at in SIZES {
        let page = || prospect(at, ProspectTab::Timeline);
        let named = |name: &str| format!("{name}_{}x{}", at.0, at.1);
        insta::assert_snapshot!(named("prompt_promise"), picture(&pasted(page().keys("r"), "plan by tue").app));
        insta::assert_snapshot!(named("prompt_marks"), picture(&page().keys("down t o 7 enter").app));
        insta::assert_snapshot!(named("card_new"), picture(&page().keys("P").app));
    }
}

#[test]
fn no_size_makes_a_form_panic() {
    for keys in ["n", "N", "P", "p", "n ctrl-o", "n tab tab"] {
        let place = Place::Prospect { prospect: uid(1), tab: ProspectTab::Timeline, cursor: None };
        let made = Made::at(Options::default(), size((80, 24)), vec![place], rising()).keys(keys);
        super::every_size(&pasted(made, WORDS).app);
    }
}

#[test]
fn saving_pays_back_at_the_foot() {
    for at in SIZES {
        let shown = prospect(at, ProspectTab::Timeline).saved("Who else is on the shortlist?");
        let picture = picture(&shown.app);
        let foot = picture.lines().rev().nth(1).unwrap_or_default().to_owned();
        insta::assert_snapshot!(format!("pay_back_{}x{}", at.0, at.1), foot);
    }
}
