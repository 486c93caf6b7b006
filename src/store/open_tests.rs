use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn why(path: &Path, mode: Mode) -> Why {
    Store::open(path, mode).expect_err("refused").why
}

#[test]
fn a_missing_journal_is_made_for_its_owner_alone_and_opens_again() {
    let dir = folder();
    let path = dir.path().join("a/b/journal.candor");
    assert!(matches!(why(&path, Mode::Existing), Why::Missing(_)));
    assert!(matches!(why(&path, Mode::ReadOnly), Why::Missing(_)));
    assert!(!path.parent().expect("a parent").exists(), "looking makes nothing");
    drop(Store::open(&path, Mode::Create).expect("made"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().expect("a parent")), 0o700);
        assert_eq!(mode(&super::super::lock::beside(&path, "lock")), 0o600);
    }
    let store = Store::open(&path, Mode::Existing).expect("opened");
    let conn = store.connection().expect("a connection");
    assert_eq!(conn.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0)), Ok("wal".to_owned()));
    assert_eq!(schema::version(&conn), Ok(1));
}

#[test]
fn what_is_no_journal_is_refused_and_left_alone() {
    let dir = folder();
    let text = dir.path().join("notes.txt");
    fs::write(&text, "Lead time kills us.\n".repeat(500)).expect("written");
    assert_eq!(why(&text, Mode::Create), Why::NotAJournal(text.display().to_string()));
    assert_eq!(why(&text, Mode::ReadOnly), Why::NotAJournal(text.display().to_string()));
    let empty = dir.path().join("empty");
    fs::write(&empty, "").expect("written");
    assert!(matches!(why(&empty, Mode::Create), Why::Empty(_)));
    assert_eq!(fs::metadata(&empty).expect("there").len(), 0);
    assert!(matches!(why(dir.path(), Mode::Create), Why::Folder(_)));
    let other = dir.path().join("other.db");
    Connection::open(&other).expect("made").execute_batch("CREATE TABLE t (a)").expect("a table");
    assert!(matches!(why(&other, Mode::Existing), Why::Foreign(_)));
    assert!(!super::super::lock::beside(&text, "lock").exists(), "no lock beside a stranger's file");
    assert!(!super::super::lock::beside(&other, "lock").exists());
}

#[test]
fn a_journal_from_the_future_is_refused_in_plain_words() {
    let dir = folder();
    let path = dir.path().join("journal.candor");
    drop(Store::open(&path, Mode::Create).expect("made"));
    Connection::open(&path).expect("open").pragma_update(None, "user_version", 9).expect("set");
    let error = Store::open(&path, Mode::Existing).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "This journal was written by a newer Candor (schema 9, this one knows 1). Nothing was touched."
    );
}

#[test]
fn an_upgrade_keeps_a_copy_and_needs_the_journal_alone() {
    let dir = folder();
    let path = dir.path().join("journal.candor");
    let first = Store::open(&path, Mode::Create).expect("made");
    let upgrade = &[schema::MIGRATIONS[0], "ALTER TABLE prospects ADD COLUMN mood TEXT"];
    assert_eq!(Store::open_with(&path, Mode::Existing, upgrade).expect_err("in use").why, Why::InUse);
    drop(first);
    let broken =
        &[schema::MIGRATIONS[0], "ALTER TABLE prospects ADD COLUMN mood TEXT; ALTER TABLE nobody DROP COLUMN x"];
    Store::open_with(&path, Mode::Existing, broken).expect_err("it fails half-way");
    drop(Store::open(&path, Mode::Existing).expect("still schema 1"));
    let store = Store::open_with(&path, Mode::Existing, upgrade).expect("upgraded");
    let conn = store.connection().expect("a connection");
    conn.execute_batch("SELECT mood FROM prospects").expect("the new column");
    let copy = super::super::lock::beside(&path, "schema-1.bak");
    drop(Store::open(&copy, Mode::ReadOnly).expect("the copy is a journal"));
    assert!(matches!(why(&path, Mode::Existing), Why::Newer(2, 1)));
}

#[test]
fn many_begin_the_same_journal_at_once() {
    let dir = folder();
    let path = dir.path().join("journal.candor");
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..4).map(|_| scope.spawn(|| Store::open(&path, Mode::Create).map(drop))).collect();
        for one in opened {
            one.join().expect("no panic").expect("opened");
        }
    });
}

#[test]
fn a_reader_sees_one_moment_and_memory_is_shared() {
    let store = Store::memory().expect("made");
    let reader = store.reader().expect("a reader");
    let count = |snapshot: &super::super::Snapshot<'_>| -> Result<i64, StoreError> {
        Ok(snapshot.conn.query_row("SELECT count(*) FROM tombstones", [], |row| row.get(0))?)
    };
    let conn = store.connection().expect("another");
    conn.execute("INSERT INTO tombstones VALUES (x'00', 1)", []).expect("written");
    assert_eq!(reader.read(count), Ok(1));
    let refused = reader.read(|snapshot| Ok::<_, StoreError>(snapshot.conn.execute("DELETE FROM tombstones", [])?));
    assert!(refused.is_err(), "a reader only looks");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_journal_shares_its_lock() {
    let dir = folder();
    let path = dir.path().join("journal.candor");
    let link = dir.path().join("link");
    drop(Store::open(&path, Mode::Create).expect("made"));
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    let direct = Store::open(&path, Mode::Existing).expect("opened");
    let linked = Store::open(&link, Mode::Existing).expect("opened");
    assert_eq!(direct.path(), linked.path());
    assert_eq!(linked.try_exclusive().expect_err("the other has it open").why, Why::InUse);
    drop(direct);
    linked.try_exclusive().expect("now it is ours alone");
    assert!(!super::super::lock::beside(&link, "lock").exists());
}

#[test]
fn one_shots_leave_a_log_that_stays_short() {
    let dir = folder();
    let path = dir.path().join("journal.candor");
    drop(Store::open(&path, Mode::Create).expect("made"));
    let log = dir.path().join("journal.candor-wal");
    let wrote = |n: i64| {
        let conn = Store::open(&path, Mode::Existing).expect("opened").one_shot().connection().expect("a connection");
        conn.execute("INSERT INTO tombstones VALUES (CAST(?1 AS BLOB), 1)", [n]).expect("written");
        drop(conn);
        fs::metadata(&log).map_or(0, |meta| meta.len())
    };
    let longest = (0..450).map(wrote).max().unwrap_or_default();
    assert!((100 * 4_120..=210 * 4_120).contains(&longest), "{longest} bytes");
    // Somebody in the middle of a long look: nothing fails, nothing waits for ever, nothing is lost.
    let store = Store::open(&path, Mode::Existing).expect("opened");
    let reader = store.reader().expect("a reader");
    let seen: Result<(), StoreError> = reader.read(|snapshot| {
        let count = || snapshot.conn.query_row("SELECT count(*) FROM tombstones", [], |row| row.get::<_, i64>(0));
        assert_eq!(count()?, 450);
        wrote(450);
        assert_eq!(count()?, 450);
        Ok(())
    });
    seen.expect("looked");
    let count = |snapshot: &super::super::Snapshot<'_>| -> Result<i64, StoreError> {
        Ok(snapshot.conn.query_row("SELECT count(*) FROM tombstones", [], |row| row.get(0))?)
    };
    assert_eq!(reader.read(count), Ok(451));
}

/// Settings under this name, as a reader finds them.
fn settings(reader: &Reader) -> Result<Vec<(String, String)>, StoreError> {
    reader.read(|seen| seen.settings_under("test"))
}

#[cfg(unix)]
#[test]
fn a_write_protected_journal_is_looked_at_and_nothing_is_left_in_the_way() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.candor");
    let protect = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("permissions");
    // Closed by an app there is no -wal any more; a one-shot verb leaves one.
    for one_shot in [false, true] {
        {
            let store = Store::open(&path, Mode::Create).expect("a journal");
            let store = if one_shot { store.one_shot() } else { store };
            let mut writer = store.writer().expect("a writer");
            let note = crate::store::OpNote { origin: "test".to_owned(), verb: "set" };
            let now = crate::domain::Moment { utc: 1, zone: crate::domain::Zone::Fixed(0) };
            let mut ids = crate::domain::Ids::new([1; 32]);
            let value = one_shot.to_string();
            let set: Result<(), StoreError> =
                writer.write(&note, now, &mut ids, |w| w.set_setting("test", Some(value.as_str())));
            set.expect("written");
        }
        let files = || {
            let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
            let mut files: Vec<_> = entries
                .map(|entry| (entry.file_name(), entry.metadata().expect("there").permissions().mode()))
                .collect();
            files.sort();
            files
        };
        protect(0o444);
        let before = files();
        assert!(matches!(why(&path, Mode::Create), Why::ReadOnly(_)));
        assert!(matches!(why(&path, Mode::Existing), Why::ReadOnly(_)));
        {
            let store = Store::open(&path, Mode::ReadOnly).expect("it can be looked at");
            let kept = settings(&store.reader().expect("a reader")).expect("read");
            assert_eq!(kept, [("test".to_owned(), one_shot.to_string())], "with what stands in the -wal");
        }
        assert_eq!(files(), before, "{one_shot}");
        protect(0o600);
        drop(Store::open(&path, Mode::Existing).expect("it may be written again"));
    }
}

#[cfg(unix)]
#[test]
fn what_is_written_to_one_that_stood_still_is_not_missed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.candor");
    drop(Store::open(&path, Mode::Create).expect("a journal"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("permissions");
    let store = Store::open(&path, Mode::ReadOnly).expect("it can be looked at");
    let reader = store.reader().expect("a reader");
    // A verb of the shell reads through the connection that would write.
    let writer = store.writer().expect("a writer that only looks");
    let by_verb = || writer.read(|seen| seen.settings_under("test"));
    assert_eq!((settings(&reader).expect("read"), by_verb().expect("read")), (vec![], vec![]));
    fs::write(folder.path().join("journal.candor-wal"), "somebody's changes").expect("written");
    assert_eq!(settings(&reader).expect_err("not as if nothing had happened").why, Why::Moved);
    assert_eq!(by_verb().expect_err("nor here").why, Why::Moved);
}
