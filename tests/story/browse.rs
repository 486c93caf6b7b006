//! Looking round in the sample: home, a prospect's page, its lists and menus; and taking changes back.

use super::Story;

#[test]
fn home_shows_the_sample() {
    insta::assert_snapshot!(Story::sample().screen());
    insta::assert_snapshot!("home_narrow", Story::sample().sized(80, 24).screen());
}

#[test]
fn however_few_rows_are_in_sight_the_count_is_that_of_the_list() {
    let count = |columns, rows| {
        let story = Story::sample().sized(columns, rows).keys("2 1");
        let all = story.screen();
        let lost_too = story.keys("f 2").screen();
        [all, lost_too].map(|screen| screen.lines().find(|line| line.contains("prospects ·")).map(str::to_owned))
    };
    for (columns, rows) in [(120, 36), (80, 12), (60, 14)] {
        let [all, lost_too] =
            count(columns, rows).map(|line| line.unwrap_or_else(|| panic!("a count at {columns}×{rows}")));
        assert!(all.trim_start().starts_with("15 prospects"), "{all}");
        assert!(lost_too.trim_start().starts_with("16 prospects"), "{lost_too}");
    }
}

#[test]
fn a_prospect_s_page() {
    insta::assert_snapshot!(Story::sample().keys("enter").screen());
}

#[test]
fn every_prospect_s_page_draws_and_lets_out() {
    let mut story = Story::sample().keys("f 2 g");
    for _ in 0..16 {
        story = story.keys("enter 2 3 4 5 1 G");
        let wide = story.screen();
        assert!(wide.contains("unsaid") && wide.contains("Timeline"), "{wide}");
        story = story.sized(80, 24).sized(40, 12).sized(200, 60).sized(120, 36).keys("esc down");
        assert_eq!(story.app.screens().len(), 1);
    }
}

#[test]
fn a_stage_is_set_and_taken_back() {
    let story = Story::sample();
    let before = story.screen();
    let story = story.keys("s 7 2 esc");
    assert_ne!(story.screen(), before, "lost ones are left out");
    let story = story.keys("u g");
    assert_eq!(story.remark(), None, "the next key took the remark away");
    assert_eq!(story.screen(), before);
}

#[test]
fn what_went_to_the_trash_comes_back() {
    let story = Story::sample().keys("enter");
    let before = story.screen();
    let story = story.keys("d");
    assert_eq!(story.remark(), Some("In the trash · u takes it back"));
    assert_ne!(story.screen(), before);
    assert_eq!(story.keys("u g").screen(), before);
}

#[test]
fn m_leads_to_what_is_not_marked() {
    let story = Story::sample().keys("enter M");
    assert!(story.screen().contains("Lumenark") && story.screen().contains("unvarnished"), "{}", story.screen());
    assert_eq!(story.keys("esc esc esc").app.screens().len(), 1, "filter, journal, page");
}
