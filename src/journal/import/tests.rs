use super::*;

mod part;
mod whole;

use crate::domain::{Uid, Zone};
use crate::journal::{ExportChoice, Write, export, run_write};
use crate::store::Store;
use std::path::PathBuf;

/// The journal that `--sample` shows: every kind of line is in it, or added below.
const SAMPLE: &str = include_str!("../../../assets/sample.jsonl");

struct Bench {
    store: Store,
    writer: Writer,
    ids: Ids,
    now: Moment,
    dir: tempfile::TempDir,
}

fn bench() -> Bench {
    let store = Store::memory().expect("a store");
    let writer = store.writer().expect("a writer");
    let now = Moment { utc: 1_779_715_600_000, zone: Zone::Fixed(60) };
    Bench { store, writer, ids: Ids::new([9; 32]), now, dir: tempfile::tempdir().expect("a folder") }
}

impl Bench {
    fn file(&self, text: &str) -> PathBuf {
        let path = self.dir.path().join("talks.jsonl");
        std::fs::write(&path, text).expect("written");
        path
    }

    fn choose(&mut self, text: &str, choice: ImportChoice) -> Imported {
        self.now = self.now.plus_ms(1000);
        let path = self.file(text);
        import(&mut self.writer, &path, choice, self.now, &mut self.ids, "shell", &mut |_| true).expect("imported")
    }

    fn take(&mut self, text: &str) -> Imported {
        self.choose(text, ImportChoice::default())
    }

    fn export(&self) -> String {
        let reader = self.store.reader().expect("a reader");
        String::from_utf8(export(&reader, Vec::new(), &ExportChoice::default(), self.now).expect("exported"))
            .expect("UTF-8")
    }

    fn write(&mut self, write: &Write) {
        self.now = self.now.plus_ms(1000);
        run_write(&mut self.writer, write, self.now, &mut self.ids, "shell").expect("done");
    }
}

fn counts(imported: &Imported) -> (u64, u64, u64, u64) {
    (imported.lines, imported.entries, imported.already, imported.bad_count)
}

#[test]
fn what_is_exported_comes_back_byte_for_byte() {
    let mut first = bench();
    let imported = first.take(SAMPLE);
    assert_eq!((imported.bad_count, imported.warnings.len()), (0, 0), "{:?} {:?}", imported.bad, imported.warnings);
    assert!(imported.entries > 50);
    let exported = first.export();
    let mut second = bench();
    second.take(&exported);
    assert_eq!(second.export(), exported);
    let again = second.take(&exported);
    assert_eq!((again.entries, again.others, again.already), (0, 0, again.lines));
    assert_eq!(second.export(), exported);
}

const EVERY_KIND: &str = r#"{"kind":"journal","version":1,"settings":{"half_life":90}}
{"kind":"prospect","id":"01900000-0000-7000-8000-000000000001","name":"Nordvik Foods","stage":"proposal","rhythm":"years","note":"Salt.","note_private":true,"aliases":["Nordvik"],"unsaid":[{"id":"01900000-0000-7000-8000-000000000002","text":"The budget","noted_on":"2026-01-02","state":"said","closed_on":"2026-03-02","entry":"01900000-0000-7000-8000-000000000012"}],"contacts":[{"id":"01900000-0000-7000-8000-000000000003","name":"Dana Ruiz","role":"COO","email":"d@x","phone":"1","note":"Direct.","note_private":true}],"created_at":"2026-01-02T10:00:00+01:00","updated_at":"2026-01-03"}
{"kind":"prospect","id":"01900000-0000-7000-8000-000000000004","name":"Nordvik Foods","stage":"lost","created_at":"2026-01-02T10:00:00+01:00","updated_at":"2026-01-02T10:00:00+01:00"}
{"kind":"conversation","id":"01900000-0000-7000-8000-000000000010","prospect":"01900000-0000-7000-8000-000000000001","held_at":"2026-03-02T15:30:00.250+01:00","channel":"video","stage":"discovery","minutes":15,"title":"Terms","note":"CFO.","contacts":["01900000-0000-7000-8000-000000000003"],"entries":[{"id":"01900000-0000-7000-8000-000000000012","text":"Lead time kills us.","tag":"objection","tag_origin":"accepted","openness":4,"news":"bad","surfaced":"volunteered","labels":["lead-time","price"],"said_by":"01900000-0000-7000-8000-000000000003","reception":"welcomed","private":true,"objection":{"state":"settled","addressed_on":"2026-03-03","settled_on":"2026-03-04","settled_by":"Dana"},"question":"01900000-0000-7000-8000-000000000013","created_at":"2026-03-02T16:00:00+01:00","updated_at":"2026-03-02T16:00:00+01:00"},{"id":"01900000-0000-7000-8000-000000000015","text":"Ask later.","question":"01900000-0000-7000-8000-000000000020","created_at":"2026-03-02T16:00:00+01:00","updated_at":"2026-03-02T16:00:00+01:00"}],"questions":[{"id":"01900000-0000-7000-8000-000000000013","text":"What stops you?","state":"answered","planned_on":"2026-03-01","closed_on":"2026-03-02","silence":12,"held":true,"bank":"stops","note":"n","private":true}],"follow_ups":[{"id":"01900000-0000-7000-8000-000000000014","text":"Send dates","due":"2026-03-09","state":"kept","kept_on":"2026-03-08"}],"created_at":"2026-03-02T16:00:00+01:00","updated_at":"2026-03-02T16:00:00+01:00"}
{"kind":"conversation","id":"01900000-0000-7000-8000-000000000011","prospect":"01900000-0000-7000-8000-000000000001","held_at":"2026-03-09","channel":"call","stage":"proposal","created_at":"2026-03-09T16:00:00+01:00","updated_at":"2026-03-09T16:00:00+01:00"}
{"kind":"question","id":"01900000-0000-7000-8000-000000000020","prospect":"01900000-0000-7000-8000-000000000001","text":"Who signs?","state":"planned","planned_on":"2026-03-01"}
{"kind":"follow_up","id":"01900000-0000-7000-8000-000000000021","prospect":"01900000-0000-7000-8000-000000000001","text":"Call","state":"open"}
{"kind":"attempt","id":"01900000-0000-7000-8000-000000000022","prospect":"01900000-0000-7000-8000-000000000001","at":"2026-03-10T09:00:00+01:00","channel":"call","contacts":["01900000-0000-7000-8000-000000000003"],"note":"voicemail"}
{"kind":"outcome","id":"01900000-0000-7000-8000-000000000023","prospect":"01900000-0000-7000-8000-000000000001","what":"quote","result":"lost","on":"2026-04-01","decided_by":"Dates","first_heard":"01900000-0000-7000-8000-000000000012","not_dared":"Price"}
{"kind":"outcome","id":"01900000-0000-7000-8000-000000000024","prospect":"01900000-0000-7000-8000-000000000001","what":"prospect","result":"won","on":"2026-04-02","first_heard":null}
{"kind":"bank","id":"01900000-0000-7000-8000-000000000025","text":"What else?","stage":"discovery","purpose":"permission"}
{"kind":"view","id":"01900000-0000-7000-8000-000000000026","name":"Hard","query":"news:bad"}
{"kind":"warning","id":"01900000-0000-7000-8000-000000000027","prospect":"01900000-0000-7000-8000-000000000001","warning":"too_quiet","state":"snoozed","until":"2026-05-01","reason":"Easter"}
"#;

#[test]
fn every_kind_of_line_comes_back_as_it_was() {
    let mut bench = bench();
    let imported = bench.take(EVERY_KIND);
    assert_eq!((imported.bad, imported.warnings), (vec![], vec![]));
    assert_eq!(bench.export(), EVERY_KIND);
    bench.write(&Write::Undo { op: None });
    assert_eq!(bench.export().lines().count(), 1, "undone whole, but for the settings");
    bench.write(&Write::Redo);
    assert_eq!(bench.export(), EVERY_KIND);
    let again = bench.take(EVERY_KIND);
    assert_eq!((again.entries, again.others, again.already), (0, 0, 12));
    let reader = bench.store.reader().expect("a reader");
    let one = Uid::parse("01900000-0000-7000-8000-000000000004");
    let one = String::from_utf8(
        export(&reader, Vec::new(), &ExportChoice { prospect: one, ..ExportChoice::default() }, bench.now)
            .expect("exported"),
    )
    .expect("UTF-8");
    assert_eq!(one.lines().count(), 2, "the header and the other Nordvik");
}

const SHORT: &str = r#"{"prospect":"Nordvik Foods","held_at":"2026-03-02T15:30:00+01:00","text":"Six weeks.","tag":"objection","stage":"proposal","contacts":["Dana Ruiz, COO"],"said_by":"Dana Ruiz","question":{"text":"Why not now?"},"follow_up":{"text":"Send dates","due":"2026-03-09"}}
{"prospect":"NORDVIK foods","held_at":"2026-03-02T15:30:00+01:00","text":"And dear.","contacts":["Lee Park"],"question":{"text":"Why not now?"}}
{"prospect":"Nordvik Foods","held_at":"2026-04-02","text":"Fine now.","stage":"closing","conversation":"b"}
{"prospect":"Nordvik Foods","held_at":"2026-04-02","text":"Fine now.","conversation":"b"}
{"prospect":"Nordvik Foods","held_at":"2026-04-02","text":"Fine now.","conversation":"c"}
{"prospect":"Nordvik Foods","held_at":"2026-01-02","text":"Who are you?","stage":"prospecting"}
"#;

#[test]
fn short_lines_find_their_talks_and_are_not_taken_twice() {
    let mut bench = bench();
    assert_eq!(counts(&bench.take(SHORT)), (6, 6, 0, 0));
    let exported = bench.export();
    assert_eq!(exported.matches(r#""kind":"conversation""#).count(), 4);
    assert_eq!(exported.matches("Why not now?").count(), 1);
    let prospect = exported.lines().nth(1).expect("the prospect");
    assert!(prospect.contains(r#""stage":"closing""#), "a new prospect takes the stage of its latest line: {prospect}");
    assert!(prospect.contains("Dana Ruiz") && prospect.contains("Lee Park"));
    assert_eq!(counts(&bench.take(SHORT)), (6, 0, 6, 0));
    assert_eq!(bench.export(), exported);
    let one_more = SHORT.replace("And dear.", "And too dear.");
    assert_eq!(counts(&bench.take(&one_more)), (6, 1, 5, 0));
    assert_eq!(bench.export().matches(r#""kind":"conversation""#).count(), 4, "it joins the talk that is there");
}

#[test]
fn a_bad_line_refuses_the_file_or_is_left_out() {
    let mut bench = bench();
    let bad = "{\"prospect\":\"Nordvik\",\"text\":\"Six weeks.\",\"openness\":7}\n{\"prospect\":\"Nordvik\",\"text\":\"Good.\",\"mood\":1}\r\n\
               {\"kind\":\"question\",\"prospect\":\"01900000-0000-7000-8000-000000000001\",\"text\":\"Who?\"}\n";
    let refused = bench.take(bad);
    assert_eq!(counts(&refused), (3, 0, 0, 2), "every bad line is told of at once");
    let nobody = "prospect is 01900000-0000-7000-8000-000000000001; no prospect has this id";
    assert_eq!(refused.bad, ["LINE 1: openness is 7; it goes from 1 to 5".to_owned(), format!("LINE 3: {nobody}")]);
    assert_eq!(refused.warnings, ["LINE 2: mood is not a field of this format and was left out"]);
    assert_eq!(bench.export().lines().count(), 1);
    let skipped = bench.choose(bad, ImportChoice { skip_bad: true, ..ImportChoice::default() });
    assert_eq!(counts(&skipped), (3, 1, 0, 2));
    let rejected = std::fs::read_to_string(bench.dir.path().join("talks.jsonl.rejected.jsonl")).expect("written");
    assert_eq!(rejected.lines().count(), 2);
    assert!(rejected.contains("\"openness\":7") && rejected.contains("Who?"));
}

#[test]
fn a_dry_run_or_a_stopped_one_keeps_nothing() {
    let mut bench = bench();
    let counted = bench.choose(SHORT, ImportChoice { dry_run: true, ..ImportChoice::default() });
    assert_eq!(counts(&counted), (6, 6, 0, 0));
    assert_eq!(bench.export().lines().count(), 1);
    let path = bench.file(SHORT);
    let mut looks = 0;
    let stopped =
        import(&mut bench.writer, &path, ImportChoice::default(), bench.now, &mut bench.ids, "shell", &mut |at| {
            looks += 1;
            assert!(at.done <= at.of);
            looks < 2
        });
    assert_eq!(stopped, Err(Trouble::Nothing("Stopped. Nothing was imported.".to_owned())));
    assert_eq!(bench.export().lines().count(), 1);
    assert_eq!(counts(&bench.take(SHORT)), (6, 6, 0, 0));
}

#[test]
fn an_older_file_imported_beside_a_larger_journal_is_found_by_its_words() {
    let mut bench = bench();
    bench.take(SAMPLE);
    let one = r#"{"prospect":"Nordvik Foods","held_at":"2019-03-02","text":"Quixotic dates."}"#;
    bench.take(one);
    let reader = bench.store.reader().expect("a reader");
    let read = crate::journal::Read::CountEntries("quixotic".to_owned());
    assert_eq!(crate::journal::run_read(&reader, &read, bench.now), Ok(crate::journal::Reply::Count(1)));
}

#[test]
fn a_line_with_a_name_sets_what_it_says() {
    let mut bench = bench();
    bench.take(SHORT);
    let line = r#"{"kind":"prospect","name":"nordvik foods","rhythm":"years"}"#;
    assert_eq!(bench.take(line).already, 0);
    assert!(bench.export().contains(r#""name":"Nordvik Foods","stage":"closing","rhythm":"years""#));
    assert_eq!(bench.take(line).already, 1);
    bench.write(&Write::Undo { op: None });
    assert!(!bench.export().contains("rhythm"), "setting something is undone with the import");
}

#[test]
fn an_import_that_was_worked_on_since_is_not_undone_under_the_hand() {
    let mut bench = bench();
    bench.take(EVERY_KIND);
    let entry = Uid::parse("01900000-0000-7000-8000-000000000012").expect("an id");
    let marks = crate::domain::Marks::parse("c").expect("marks");
    bench.write(&Write::SetMarks { entries: vec![entry], marks });
    let origin = "another window";
    bench.now = bench.now.plus_ms(1000);
    run_write(&mut bench.writer, &Write::Undo { op: None }, bench.now, &mut bench.ids, origin).expect("the marks");
    bench.write(&Write::Undo { op: None });
    assert_eq!(bench.export().lines().count(), 1, "after the marks were taken back");
}

#[test]
fn the_sample_stands_as_an_export_writes_it() {
    let mut bench = bench();
    bench.take(SAMPLE);
    assert_eq!(bench.export(), SAMPLE);
}

#[test]
fn what_went_to_the_trash_comes_back_with_its_ids() {
    let mut bench = bench();
    bench.take(EVERY_KIND);
    bench.write(&Write::Undo { op: None });
    let again = bench.take(EVERY_KIND);
    assert_eq!((again.entries, again.already), (2, 0), "{again:?}");
    assert_eq!(bench.export(), EVERY_KIND);
    bench.write(&Write::Undo { op: None });
    assert_eq!(bench.export().lines().count(), 1, "and goes again");
}

#[test]
fn it_can_be_stopped_at_any_report_and_keeps_nothing() {
    let mut bench = bench();
    let path = bench.file(SAMPLE);
    let mut reports = 0;
    let choice = ImportChoice { dry_run: true, ..ImportChoice::default() };
    import(&mut bench.writer, &path, choice, bench.now, &mut bench.ids, "shell", &mut |_| true).expect("counted");
    for most in 0.. {
        reports = 0;
        let done =
            import(&mut bench.writer, &path, ImportChoice::default(), bench.now, &mut bench.ids, "shell", &mut |_| {
                reports += 1;
                reports <= most
            });
        if done.is_ok() {
            break;
        }
        assert_eq!(bench.export().lines().count(), 1, "stopped at report {most}");
    }
    assert!(reports > 6, "the file is read, put down and indexed with reports in between");
    assert_eq!(bench.export(), SAMPLE);
}

#[test]
fn a_line_may_come_before_what_it_names() {
    let mut bench = bench();
    let turned: Vec<&str> = EVERY_KIND.lines().rev().collect();
    let done = bench.take(&turned.join("\n"));
    assert_eq!((done.bad, done.warnings), (vec![], vec![]));
    assert_eq!(bench.export().lines().count(), EVERY_KIND.lines().count());
    assert!(bench.export().contains(r#""question":"01900000-0000-7000-8000-000000000020""#));
}

#[test]
fn a_reference_to_nothing_is_left_out_and_said() {
    let mut bench = bench();
    let gone = "01900000-0000-7000-8000-0000000000ff";
    let line = format!(
        r#"{{"kind":"prospect","name":"Nordvik","unsaid":[{{"text":"The budget","state":"said","entry":"{gone}"}}]}}"#
    );
    let done = bench.take(&line);
    assert_eq!(done.warnings, [format!("LINE 1: unsaid.entry is {gone}; no entry has this id, and it was left out")]);
    assert!(!bench.export().contains(gone));
}

#[test]
fn an_alias_is_the_prospect_and_a_bare_day_is_any_hour_of_it() {
    let mut bench = bench();
    bench.take(EVERY_KIND);
    let line = r#"{"prospect":"NORDVIK","held_at":"2026-03-02","text":"Lead time kills us."}"#;
    assert_eq!(counts(&bench.take(line)), (1, 0, 1, 0));
    let other_day = line.replace("03-02", "03-03");
    assert_eq!(counts(&bench.take(&other_day)), (1, 1, 0, 0));
    assert_eq!(bench.export().matches(r#""kind":"prospect""#).count(), 2);
}

#[test]
fn a_question_said_again_tells_more_of_it() {
    let mut bench = bench();
    let line = |text: &str, more: &str| {
        format!(r#"{{"prospect":"N","held_at":"2026-03-02","text":"{text}","question":{{"text":"Why?"{more}}}}}"#)
    };
    let text = [line("One.", ""), line("Two.", r#","state":"pending","until":"2026-03-09""#)].join("\n");
    bench.take(&text);
    let out = bench.export();
    assert!(out.contains(r#""state":"pending","asked_at":"2026-03-02","until":"2026-03-09""#), "{out}");
    assert_eq!(out.matches("Why?").count(), 1);
}
