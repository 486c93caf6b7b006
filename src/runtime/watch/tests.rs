use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::ladder::Ladder;
use super::*;
use crate::runtime::clock::instant;

const MS: Duration = Duration::from_millis(1);
/// Longer than any machine is busy.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn the_ladder_asks_five_times_and_rests() {
    let (start, mut ladder) = (instant(), Ladder::default());
    assert_eq!(ladder.wait(start), None);
    ladder.restart(start);
    for (at, next) in [(4, Some(12)), (16, Some(48)), (64, Some(192)), (256, Some(744)), (1000, None)] {
        let now = start + at * MS;
        assert!(!ladder.step(start + (at - 1) * MS), "before {at}");
        assert!(ladder.step(now), "at {at}");
        assert!(!ladder.step(now), "twice at {at}");
        assert_eq!(ladder.wait(now), next.map(|next| next * MS));
    }
}

#[test]
fn an_event_starts_the_ladder_again_and_missed_rungs_are_one() {
    let (start, mut ladder) = (instant(), Ladder::default());
    ladder.restart(start);
    assert!(ladder.step(start + 100 * MS));
    assert_eq!(ladder.wait(start + 100 * MS), Some(156 * MS));
    ladder.restart(start + 200 * MS);
    assert_eq!(ladder.wait(start + 200 * MS), Some(4 * MS));
}

#[test]
fn what_happens_often_is_passed_on_at_a_pace_and_the_last_one_always() {
    let (start, mut pace) = (instant(), Pace::of(100 * MS));
    assert!(pace.happened(start));
    assert_eq!(pace.wait(start), None);
    assert!(!pace.happened(start + 10 * MS));
    assert!(!pace.happened(start + 90 * MS));
    assert_eq!(pace.wait(start + 90 * MS), Some(10 * MS));
    assert!(pace.due(start + 100 * MS));
    assert!(!pace.due(start + 500 * MS));
    assert!(pace.happened(start + 500 * MS));
}

#[test]
fn polling_asks_while_focused_and_when_the_focus_comes_back() {
    let (focus, told) = channel();
    let (asked, asks) = channel();
    let thread = std::thread::spawn(move || polled::run(&told, MS, move || asked.send(()).is_ok()));
    asks.recv_timeout(PATIENCE).expect("asked while focused");
    focus.send(false).expect("heard");
    drain(&asks);
    focus.send(true).expect("heard");
    asks.recv_timeout(PATIENCE).expect("asked when the focus came back");
    drop(focus);
    thread.join().expect("ended");
}

fn drain(asks: &Receiver<()>) {
    while asks.recv_timeout(Duration::from_millis(200)).is_ok() {}
}

#[cfg(target_os = "linux")]
#[test]
fn a_commit_by_another_is_asked_for_again_and_again_and_other_files_never() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("journal.candor");
    std::fs::write(&journal, "").expect("written");
    let (asked, asks) = channel();
    let watch = start(&journal, move || asked.send(()).is_ok()).expect("watched");
    std::fs::write(folder.path().join("else.txt"), "words").expect("written");
    assert!(asks.recv_timeout(Duration::from_millis(200)).is_err(), "another file is not ours");
    std::fs::write(folder.path().join("journal.candor-wal"), "frames").expect("written");
    for _ in 0..5 {
        asks.recv_timeout(PATIENCE).expect("asked");
    }
    drop(watch);
    assert!(
        loop {
            if let Err(error) = asks.recv_timeout(PATIENCE) {
                break error;
            }
        } == std::sync::mpsc::RecvTimeoutError::Disconnected
    );
}
