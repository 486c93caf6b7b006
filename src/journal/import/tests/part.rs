//! What a query exports: the entries it finds and what they hang on, nothing else; and it can be imported.

use super::*;

use crate::exchange::{Reader, Record};
use crate::journal::{Target, TargetKind};

impl Bench {
    fn found(&self, query: &str) -> Result<String, crate::journal::Trouble> {
        let reader = self.store.reader().expect("a reader");
        let choice = ExportChoice { prospect: None, query: query.to_owned() };
        export(&reader, Vec::new(), &choice, self.now).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
    }
}

/// Entries, talks, prospects and loose questions of an export, and the other lines.
fn held(text: &str) -> [usize; 5] {
    let mut held = [0; 5];
    for line in Reader::new(text.as_bytes()) {
        match line.expect("read").record.expect("a good line") {
            Record::Conversation(talk) => {
                held[0] += talk.entries.len();
                held[1] += 1;
            }
            Record::Prospect(_) => held[2] += 1,
            Record::Question(_) => held[3] += 1,
            Record::Header(_) => {}
            _ => held[4] += 1,
        }
    }
    held
}

#[test]
fn what_a_query_finds_comes_back_byte_for_byte() {
    let mut all = bench();
    all.take(SAMPLE);
    let everything = held(&all.export());
    let queries = [
        "tag:objection",
        "news:bad -surfaced:second-hand",
        "stage:closing or openness:5",
        "question:dodged,answered",
        "since:2025-01-01 tag:candid,negotiation",
        "price",
    ];
    for query in queries {
        let found = all.found(query).expect("found");
        let [entries, talks, prospects, questions, others] = held(&found);
        assert!(0 < entries && entries < everything[0], "{query} narrows: {entries}");
        assert!(talks <= entries && prospects <= talks && questions <= entries, "{query}: each hangs on an entry");
        assert_eq!(others, 0, "{query}: what hangs on no entry stays here");
        let mut one = bench();
        let imported = one.take(&found);
        assert_eq!((imported.bad_count, imported.warnings), (0, Vec::new()), "{query}");
        assert_eq!(usize::try_from(imported.entries), Ok(entries), "{query}");
        assert_eq!(one.export(), found, "{query}");
        // And where all of it came from, all of it is there already.
        let again = all.take(&found);
        assert_eq!((again.entries, again.others), (0, 0), "{query}");
    }
    assert_eq!(held(&all.export()), everything);
}

#[test]
fn a_query_that_finds_nothing_or_is_wrong_exports_nothing() {
    let mut all = bench();
    all.take(SAMPLE);
    let said = |query: &str| all.found(query).expect_err("nothing").to_string();
    assert_eq!(said("zzzzqqq"), "Nothing exported: no entry fits zzzzqqq.");
    assert!(said("tags:objection").contains("is not a key"), "{}", said("tags:objection"));
    assert_eq!(all.found("  ").expect("everything"), all.export());
}

#[test]
fn a_prospect_and_a_query_narrow_each_other() {
    let mut all = bench();
    all.take(SAMPLE);
    let reader = all.store.reader().expect("a reader");
    let exported = |prospect, query: &str| {
        let choice = ExportChoice { prospect, query: query.to_owned() };
        String::from_utf8(export(&reader, Vec::new(), &choice, all.now).expect("exported")).expect("UTF-8")
    };
    let objections = exported(None, "tag:objection");
    let first = Reader::new(objections.as_bytes())
        .find_map(|line| match line.expect("read").record.expect("good") {
            Record::Prospect(prospect) => prospect.id,
            _ => None,
        })
        .expect("a prospect");
    let (both, whole) = (exported(Some(first), "tag:objection"), exported(Some(first), ""));
    assert_eq!(held(&both)[2], 1);
    assert!(held(&both)[0] < held(&whole)[0] && held(&both)[0] < held(&objections)[0]);
}

#[test]
fn what_was_removed_for_good_comes_back_with_a_file_and_is_said() {
    let mut all = bench();
    assert_eq!(all.take(SAMPLE).returned, 0);
    let exported = all.export();
    let (line, uid) = Reader::new(exported.as_bytes())
        .filter_map(|line| line.ok()?.record.ok())
        .find_map(|record| match record {
            Record::Prospect(prospect) => Some((prospect.contacts.len(), prospect.id?)),
            _ => None,
        })
        .expect("a prospect");
    let target = vec![Target { kind: TargetKind::Prospect, uid }];
    all.write(&Write::Trash(target.clone()));
    all.write(&Write::Destroy(target));
    assert!(!all.export().contains(&uid.to_string()));
    let counted = all.choose(&exported, ImportChoice { dry_run: true, ..ImportChoice::default() });
    assert!(counted.returned > line as u64, "the prospect, its people and what was said: {}", counted.returned);
    assert_eq!(all.take(&exported).returned, counted.returned);
    assert_eq!(all.export(), exported);
    assert_eq!(all.take(&exported).returned, 0, "nothing is removed any more");
}
