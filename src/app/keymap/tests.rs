use std::collections::HashMap;

use super::*;

#[test]
fn every_key_of_the_table_is_a_key() {
    let understood: usize = Keymap::default().rows().iter().map(|row| row.keys.len()).sum();
    assert_eq!(understood, table::keys_named());
}

#[test]
fn no_key_is_bound_twice_within_one_context() {
    let mut bound = HashMap::new();
    for row in Keymap::default().rows() {
        for key in &row.keys {
            if let Some(before) = bound.insert((row.context, *key), row.action) {
                panic!("{} {key}: {} and {}", row.context.word(), before.word(), row.action.word());
            }
        }
    }
}

#[test]
fn the_nearest_context_that_can_do_something_wins() {
    let map = Keymap::default();
    let one = Key::char('1');
    assert_eq!(map.find(Context::PayBack, one, |_| true), Some(Action::Answered));
    assert_eq!(map.find(Context::PayBack, one, |action| action != Action::Answered), Some(Action::Tab(1)));
    assert_eq!(map.find(Context::List, one, |_| true), Some(Action::Tab(1)));
    assert_eq!(map.find(Context::Field, one, |_| true), None);
    assert_eq!(map.key_for(Context::List, Action::Help), Some(Key::char('?')));
    assert_eq!(map.key_for(Context::Form, Action::Help), "f1".parse().ok());
}

#[test]
fn what_a_nearer_row_hides_is_not_shown() {
    let map = Keymap::default();
    let shown: Vec<Action> = map.here(Context::History, |_| true).iter().map(|row| row.action).collect();
    assert!(shown.contains(&Action::TakeBack) && !shown.contains(&Action::Open));
}

#[test]
fn what_the_footer_shows_has_a_place_there_and_words_in_help() {
    for row in Keymap::default().rows() {
        assert_eq!(row.short.is_empty(), row.rank == 0, "{}", row.action.word());
        // The numbers of a row stand with the first; those of the first run are each a thing of its own.
        let numbered = matches!(row.action, Action::Choose(2..));
        let numbered = numbered && row.context != Context::FirstRun;
        assert_eq!(row.help.is_empty(), numbered, "{}", row.action.word());
    }
}
