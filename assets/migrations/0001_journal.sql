-- Candor's journal, schema 1. What a row MEANS stands here; what may not change later without touching old rows is here already.
--
-- Every source row (prospects, contacts, conversations, entries, questions, follow_ups, unsaid, attempts, outcomes, bank,
-- views, warning_marks) carries:
--   uid         its name for ever (UUIDv7, 16 bytes), the one other programs and other laptops know
--   changed     hybrid clock of its latest change: ms since epoch << 16 | counter, never behind the newest seen
--   device      the laptop that changed it last
--   deleted_at  UTC ms it went to the trash; NULL = it is there. Nothing leaves a source table but by purging
--   created_*, updated_*  UTC ms and minutes east of UTC (offset NULL = only the day is known)
-- Days are civil days counted from 1 January 1970. Words of closed lists are their place in the list, from 0.

-- A company being sold to.
CREATE TABLE prospects (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,                        -- the name without case and accents: how it is matched and sorted
  stage INTEGER NOT NULL,
  rhythm INTEGER,                              -- NULL = not set, counts as weeks
  note TEXT NOT NULL DEFAULT '', note_private INTEGER NOT NULL DEFAULT 0,
  aliases TEXT NOT NULL DEFAULT '[]'           -- JSON list of other names
) STRICT;
CREATE INDEX prospects_by_name ON prospects(folded, id) WHERE deleted_at IS NULL;

-- A person at a prospect.
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  position INTEGER NOT NULL,                   -- order on the prospect's page
  name TEXT NOT NULL, folded TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '', note_private INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contacts_of_prospect ON contacts(prospect_id, position, id);

-- One talk. Without entries it is "nothing frank said": contact all the same.
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  held_at INTEGER NOT NULL,                    -- UTC ms; 12:00 UTC of the day where the hour is not known
  held_offset INTEGER,                         -- minutes east of UTC; NULL = hour not known
  day INTEGER NOT NULL,                        -- civil day in that offset, fixed when saved
  channel INTEGER NOT NULL, stage INTEGER NOT NULL, minutes INTEGER,
  title TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', note_private INTEGER NOT NULL DEFAULT 0,
  contacts TEXT NOT NULL DEFAULT '[]'          -- JSON list of contacts.id, who was there; conversation_contacts follows it
) STRICT;
CREATE INDEX conversations_by_time ON conversations(held_at, id);
-- All that the warnings ask of most talks.
CREATE INDEX conversations_of_prospect ON conversations(prospect_id, held_at, id, day, stage, deleted_at, uid, contacts);

-- One moment of a talk, in words. prospect_id, held_at and day are copied from its conversation: lists are decided in an index.
CREATE TABLE entries (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  conversation_id INTEGER NOT NULL REFERENCES conversations(id),
  position INTEGER NOT NULL,                   -- place in the conversation
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  held_at INTEGER NOT NULL, day INTEGER NOT NULL,
  body TEXT NOT NULL,
  tag INTEGER,                                 -- NULL = waits in the inbox
  tag_origin INTEGER,                          -- chosen, accepted, changed, imported; NULL without a tag
  openness INTEGER,                            -- 1 to 5; NULL = not marked, weighs nothing
  news INTEGER NOT NULL, surfaced INTEGER NOT NULL,
  objection INTEGER,                           -- state; NULL unless tag is objection
  addressed_on INTEGER, settled_on INTEGER, settled_by TEXT NOT NULL DEFAULT '',
  said_by INTEGER REFERENCES contacts(id), reception INTEGER, private INTEGER NOT NULL DEFAULT 0,
  question_id INTEGER REFERENCES questions(id), -- the question it is a reply to
  labels TEXT NOT NULL DEFAULT '[]'            -- JSON list of words, in order; entry_labels follows it
) STRICT;
CREATE INDEX entries_by_time ON entries(held_at, id, tag, news, openness, surfaced, objection, prospect_id, deleted_at);
CREATE INDEX entries_of_prospect ON entries(prospect_id, held_at, id, day, tag, news, surfaced, openness, deleted_at);
CREATE INDEX entries_of_conversation ON entries(conversation_id, position, tag, surfaced, deleted_at); -- also: is there one, a frank one
CREATE INDEX entries_of_question ON entries(question_id, held_at, conversation_id, position, prospect_id, tag, surfaced, deleted_at)
  WHERE question_id IS NOT NULL; -- which reply is the first
CREATE INDEX entries_of_contact ON entries(said_by, held_at) WHERE said_by IS NOT NULL;
CREATE INDEX entries_in_inbox ON entries(held_at, id) WHERE tag IS NULL AND deleted_at IS NULL;
CREATE INDEX entries_unmarked ON entries(held_at, id, day)
  WHERE openness IS NULL AND tag IS NOT NULL AND surfaced < 2 AND deleted_at IS NULL; -- told directly, openness not marked
CREATE INDEX entries_open_objections ON entries(prospect_id, held_at, id, day, objection, addressed_on, private, uid)
  WHERE objection < 2 AND deleted_at IS NULL; -- all that the warnings ask of most of them
CREATE INDEX entries_settled ON entries(prospect_id) WHERE objection = 2 AND settled_by <> '' AND deleted_at IS NULL;
CREATE INDEX entries_in_trash ON entries(deleted_at) WHERE deleted_at IS NOT NULL;

-- The words that were ever labels, and which entries carry them (follows entries.labels of what is not in the trash, by triggers).
CREATE TABLE labels (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE entry_labels (
  label_id INTEGER NOT NULL REFERENCES labels(id), held_at INTEGER NOT NULL, entry_id INTEGER NOT NULL REFERENCES entries(id),
  PRIMARY KEY (label_id, held_at, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_of_entry ON entry_labels(entry_id);
-- Which talks a contact was in (follows conversations.contacts of what is not in the trash, by triggers).
CREATE TABLE conversation_contacts (
  contact_id INTEGER NOT NULL REFERENCES contacts(id), conversation_id INTEGER NOT NULL REFERENCES conversations(id),
  PRIMARY KEY (contact_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_of_conversation ON conversation_contacts(conversation_id);

-- Something tough worth asking. conversation_id NULL = not tied to a talk (planned, held back).
CREATE TABLE questions (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id), conversation_id INTEGER REFERENCES conversations(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, state INTEGER NOT NULL, planned_on INTEGER,
  asked_at INTEGER, asked_offset INTEGER, asked_day INTEGER, -- asked_day: the conversation's day where it was asked in one
  closed_on INTEGER, until INTEGER,            -- until: the day they promised an answer for
  silence INTEGER, held INTEGER,               -- seconds of silence; held = 1, filled = 0, NULL = not said
  bank TEXT, note TEXT NOT NULL DEFAULT '', note_private INTEGER NOT NULL DEFAULT 0, private INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX questions_of_prospect ON questions(prospect_id, state, id);
CREATE INDEX questions_planned ON questions(coalesce(planned_on, 0), id) WHERE state = 0 AND deleted_at IS NULL;
CREATE INDEX questions_by_time ON questions(coalesce(asked_at, planned_on * 86400000, created_at), id);
CREATE INDEX questions_in_state ON questions(state, coalesce(asked_at, planned_on * 86400000, created_at), id, deleted_at);
CREATE INDEX questions_of_conversation ON questions(conversation_id) WHERE conversation_id IS NOT NULL;

-- A promise of ours, or next step.
CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id), conversation_id INTEGER REFERENCES conversations(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, due INTEGER, state INTEGER NOT NULL, kept_on INTEGER
) STRICT;
CREATE INDEX follow_ups_due ON follow_ups(state, due);
CREATE INDEX follow_ups_of_prospect ON follow_ups(prospect_id, due);
CREATE INDEX follow_ups_of_conversation ON follow_ups(conversation_id) WHERE conversation_id IS NOT NULL;

-- What they still seem unable to say.
CREATE TABLE unsaid (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id), position INTEGER NOT NULL,
  text TEXT NOT NULL, noted_on INTEGER, state INTEGER NOT NULL, closed_on INTEGER, entry_id INTEGER REFERENCES entries(id)
) STRICT;
CREATE INDEX unsaid_of_prospect ON unsaid(prospect_id, position);
CREATE INDEX unsaid_of_entry ON unsaid(entry_id) WHERE entry_id IS NOT NULL;

-- A try that reached nobody: no contact, no evidence.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  held_at INTEGER NOT NULL, held_offset INTEGER, day INTEGER NOT NULL, channel INTEGER NOT NULL,
  contacts TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '', note_private INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attempts_of_prospect ON attempts(prospect_id, held_at, id);

-- How a quote or prospect was won or lost.
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  what INTEGER NOT NULL, result INTEGER NOT NULL, on_day INTEGER NOT NULL, decided_by TEXT NOT NULL DEFAULT '',
  heard INTEGER NOT NULL DEFAULT 0,            -- when we first heard it: 0 skipped, 1 never, 2 in first_heard
  first_heard INTEGER REFERENCES entries(id), not_dared TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outcomes_of_prospect ON outcomes(prospect_id, on_day);
CREATE INDEX outcomes_by_day ON outcomes(on_day, id) WHERE deleted_at IS NULL;
CREATE INDEX outcomes_of_entry ON outcomes(first_heard) WHERE first_heard IS NOT NULL;

-- The user's own bank questions, saved views, and warnings snoozed or dismissed.
CREATE TABLE bank (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  text TEXT NOT NULL, stage INTEGER, purpose TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE views (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  name TEXT NOT NULL, query TEXT NOT NULL
) STRICT;
CREATE TABLE warning_marks (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, changed INTEGER NOT NULL, device BLOB NOT NULL, deleted_at INTEGER,
  created_at INTEGER NOT NULL, created_offset INTEGER, updated_at INTEGER NOT NULL, updated_offset INTEGER,
  prospect_id INTEGER NOT NULL REFERENCES prospects(id),
  warning TEXT NOT NULL, state TEXT NOT NULL, until INTEGER, reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX warning_marks_of_prospect ON warning_marks(prospect_id) WHERE deleted_at IS NULL;

-- Settings that change figures (half-lives, thresholds, trash days), value as JSON; absent = the default. Also: device.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The op-log: a row an action of the user. Undo appends an op that reverses another; nothing is removed.
CREATE TABLE ops (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, at_offset INTEGER,
  changed INTEGER NOT NULL,                    -- the clock of every row this op touched; the last op has the newest seen
  origin TEXT NOT NULL,                        -- the window (app) or "shell"
  verb TEXT NOT NULL,                          -- what was done, one word: wrote, edited, trashed, imported …
  summary TEXT NOT NULL,                       -- the same as a sentence for History
  undoes INTEGER REFERENCES ops(id),           -- the op this one reversed
  for_good INTEGER NOT NULL DEFAULT 0          -- it cannot be taken back: what a row would go back to was destroyed
) STRICT;
CREATE INDEX ops_of_origin ON ops(origin, id);
CREATE INDEX ops_undoes ON ops(undoes) WHERE undoes IS NOT NULL;
-- The rows an op touched. before = the columns it changed as they were, as JSON (NULL: the op made the row). `changed` and
-- `device` are never in it, and an entry's wording stands in revisions.
CREATE TABLE op_rows (
  op_id INTEGER NOT NULL REFERENCES ops(id), tbl TEXT NOT NULL, uid BLOB NOT NULL, before TEXT, changed_after INTEGER NOT NULL
) STRICT;
CREATE INDEX op_rows_of_op ON op_rows(op_id);
CREATE INDEX op_rows_of_row ON op_rows(uid, op_id);
-- The rows an import made: ids first_id to last_id of a table, all with changed = changed_after.
CREATE TABLE op_ranges (
  op_id INTEGER NOT NULL REFERENCES ops(id), tbl TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
  changed_after INTEGER NOT NULL
) STRICT;
CREATE INDEX op_ranges_of_op ON op_ranges(op_id);
-- Earlier wordings of entries; op_id = the op that replaced this wording.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES entries(id), op_id INTEGER REFERENCES ops(id),
  at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_of_entry ON revisions(entry_id, id);
-- Rows purged or forgotten, for good, so that a merge does not bring them back.
CREATE TABLE tombstones (uid BLOB PRIMARY KEY, changed INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Words being typed, kept as they are typed. window = the one that types; place = which form; body = the form as JSON.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, window TEXT NOT NULL, place TEXT NOT NULL, body TEXT NOT NULL,
  at INTEGER NOT NULL, at_offset INTEGER
) STRICT;
-- The lines around an imported moment, while it waits in the inbox.
CREATE TABLE inbox_lines (entry_id INTEGER PRIMARY KEY REFERENCES entries(id), above TEXT NOT NULL, below TEXT NOT NULL) STRICT;

-- Derived: never exported, logged or merged; `candor check` compares them.
-- Names as typed prefixes find them: each name from each of its words on (kind 0 prospect, 1 alias, 2 contact). Kept by the
-- writer, since folding is Rust; nothing of the trash is in it.
CREATE TABLE names (
  folded TEXT NOT NULL, kind INTEGER NOT NULL, owner INTEGER NOT NULL, PRIMARY KEY (folded, kind, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_of_owner ON names(owner, kind);
-- What home shows of a prospect besides trust; kept in the write that changes it.
CREATE TABLE prospect_facts (
  prospect_id INTEGER PRIMARY KEY REFERENCES prospects(id),
  last_held INTEGER, last_day INTEGER,         -- the latest talk; NULL = never talked
  talks INTEGER NOT NULL DEFAULT 0, entries INTEGER NOT NULL DEFAULT 0,
  open_objections INTEGER NOT NULL DEFAULT 0, open_questions INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX prospect_facts_by_talk ON prospect_facts(last_held, prospect_id);
-- What speaks for and against openness at a prospect, day by day: all that the score is made of. Kept by the journal in the
-- write that changes it (the formula is not SQL's). Whoever is not in the trash has a row, be it an empty one.
CREATE TABLE evidence (
  prospect_id INTEGER PRIMARY KEY REFERENCES prospects(id),
  model INTEGER NOT NULL,                      -- the version of the weights it was made with; another one = make it anew
  days BLOB NOT NULL                           -- by day, whole numbers of 7 bits a byte: days since the row before, 128·r, 128·s, contacts
) STRICT;
-- Where trust stands with a prospect on day as_of, as home says it in a line. Whoever is not in the trash has a row. It holds
-- for as_of alone: every write makes it anew for the prospects it touches, the first look of a day for all.
CREATE TABLE trust_now (
  prospect_id INTEGER PRIMARY KEY REFERENCES prospects(id),
  as_of INTEGER NOT NULL, model INTEGER NOT NULL, -- the day, and the version of the model's numbers
  state INTEGER NOT NULL, trend INTEGER NOT NULL,
  low REAL NOT NULL, mean REAL NOT NULL, high REAL NOT NULL, -- shares of 1
  changed_from INTEGER, last_contact INTEGER,  -- days: since when they fall or rise; the last contact
  was REAL,                                    -- 100·mean on the day of the last contact, for one gone quiet
  months BLOB NOT NULL,                        -- the mean in tenths at the end of each of the last 12 months, oldest first; 255 = too early to tell
  reason TEXT,                                 -- the most pressing warning in two or three words; NULL = none
  lost INTEGER NOT NULL,                       -- 1 = stage lost: left out unless asked for
  attention INTEGER NOT NULL, attention_tie TEXT NOT NULL, -- sorts like whom to see first: state and low; then mean and name
  trust INTEGER NOT NULL, trust_tie TEXT NOT NULL          -- sorts like the most proven first: low; then mean and name
) STRICT;
CREATE INDEX trust_now_by_attention ON trust_now(lost, attention, attention_tie, prospect_id);
CREATE INDEX trust_now_by_trust ON trust_now(lost, trust, trust_tie, prospect_id);

-- How many tagged moments there were, by month (its first day), stage of the talk and marks: what trends are made of at once.
-- openness 0 = not marked; n may be 0. Follows entries that are not in the trash and the stages of their talks, by triggers.
CREATE TABLE month_facts (
  month INTEGER NOT NULL, stage INTEGER NOT NULL, tag INTEGER NOT NULL, openness INTEGER NOT NULL, news INTEGER NOT NULL,
  surfaced INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (month, stage, tag, openness, news, surfaced)
) STRICT, WITHOUT ROWID;

-- Full text: entries by their own table, everything shorter through `texts`. What is in the trash is in it too: join and look.
CREATE VIRTUAL TABLE entries_fts USING fts5(
  body, content='entries', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3');
-- kind: 0 prospect name and note, 1 contact name, role and note, 2 conversation title and note, 3 question.
CREATE TABLE texts (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, owner INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (kind, owner)) STRICT;
CREATE VIRTUAL TABLE texts_fts USING fts5(
  body, content='texts', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3');

-- The copies and indexes that follow their rows.
CREATE TRIGGER entries_fts_new AFTER INSERT ON entries BEGIN
  INSERT INTO entries_fts(rowid, body) VALUES (new.id, new.body);
END;
CREATE TRIGGER entries_fts_changed AFTER UPDATE OF body ON entries WHEN old.body IS NOT new.body BEGIN
  INSERT INTO entries_fts(entries_fts, rowid, body) VALUES ('delete', old.id, old.body);
  INSERT INTO entries_fts(rowid, body) VALUES (new.id, new.body);
END;
CREATE TRIGGER entries_fts_gone AFTER DELETE ON entries BEGIN
  INSERT INTO entries_fts(entries_fts, rowid, body) VALUES ('delete', old.id, old.body);
END;

CREATE TRIGGER texts_fts_new AFTER INSERT ON texts BEGIN
  INSERT INTO texts_fts(rowid, body) VALUES (new.id, new.body);
END;
CREATE TRIGGER texts_fts_changed AFTER UPDATE OF body ON texts WHEN old.body IS NOT new.body BEGIN
  INSERT INTO texts_fts(texts_fts, rowid, body) VALUES ('delete', old.id, old.body);
  INSERT INTO texts_fts(rowid, body) VALUES (new.id, new.body);
END;
CREATE TRIGGER texts_fts_gone AFTER DELETE ON texts BEGIN
  INSERT INTO texts_fts(texts_fts, rowid, body) VALUES ('delete', old.id, old.body);
END;

CREATE TRIGGER entry_labels_new AFTER INSERT ON entries WHEN new.labels <> '[]' AND new.deleted_at IS NULL BEGIN
  INSERT INTO labels(word) SELECT value FROM json_each(new.labels) WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO entry_labels(label_id, held_at, entry_id)
    SELECT labels.id, new.held_at, new.id FROM json_each(new.labels) AS said CROSS JOIN labels ON labels.word = said.value
    WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entry_labels_changed AFTER UPDATE OF labels, held_at, deleted_at ON entries
WHEN old.labels <> '[]' OR new.labels <> '[]' BEGIN
  DELETE FROM entry_labels WHERE entry_id = old.id;
  INSERT INTO labels(word) SELECT value FROM json_each(new.labels) WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO entry_labels(label_id, held_at, entry_id)
    SELECT labels.id, new.held_at, new.id FROM json_each(new.labels) AS said CROSS JOIN labels ON labels.word = said.value
    WHERE new.deleted_at IS NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entry_labels_gone BEFORE DELETE ON entries BEGIN
  DELETE FROM entry_labels WHERE entry_id = old.id;
END;

CREATE TRIGGER month_facts_new AFTER INSERT ON entries WHEN new.tag IS NOT NULL AND new.deleted_at IS NULL BEGIN
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(new.day * 86400, 'unixepoch', 'start of month') / 86400, stage, new.tag, coalesce(new.openness, 0), new.news,
      new.surfaced, 1 FROM conversations
    WHERE id = new.conversation_id AND new.tag IS NOT NULL AND new.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER month_facts_changed AFTER UPDATE OF conversation_id, day, tag, openness, news, surfaced, deleted_at ON entries BEGIN
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(old.day * 86400, 'unixepoch', 'start of month') / 86400, stage, old.tag, coalesce(old.openness, 0), old.news,
      old.surfaced, -1 FROM conversations
    WHERE id = old.conversation_id AND old.tag IS NOT NULL AND old.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(new.day * 86400, 'unixepoch', 'start of month') / 86400, stage, new.tag, coalesce(new.openness, 0), new.news,
      new.surfaced, 1 FROM conversations
    WHERE id = new.conversation_id AND new.tag IS NOT NULL AND new.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER month_facts_gone AFTER DELETE ON entries WHEN old.tag IS NOT NULL AND old.deleted_at IS NULL BEGIN
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(old.day * 86400, 'unixepoch', 'start of month') / 86400, stage, old.tag, coalesce(old.openness, 0), old.news,
      old.surfaced, -1 FROM conversations
    WHERE id = old.conversation_id AND old.tag IS NOT NULL AND old.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER month_facts_stage AFTER UPDATE OF stage ON conversations WHEN old.stage <> new.stage BEGIN
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(day * 86400, 'unixepoch', 'start of month') / 86400, old.stage, tag, coalesce(openness, 0), news, surfaced, -1
    FROM entries WHERE conversation_id = new.id AND tag IS NOT NULL AND deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  INSERT INTO month_facts(month, stage, tag, openness, news, surfaced, n)
    SELECT unixepoch(day * 86400, 'unixepoch', 'start of month') / 86400, new.stage, tag, coalesce(openness, 0), news, surfaced, 1
    FROM entries WHERE conversation_id = new.id AND tag IS NOT NULL AND deleted_at IS NULL
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

CREATE TRIGGER conversation_contacts_new AFTER INSERT ON conversations
WHEN new.contacts <> '[]' AND new.deleted_at IS NULL BEGIN
  INSERT INTO conversation_contacts(contact_id, conversation_id)
    SELECT value, new.id FROM json_each(new.contacts) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER conversation_contacts_changed AFTER UPDATE OF contacts, deleted_at ON conversations
WHEN old.contacts <> '[]' OR new.contacts <> '[]' BEGIN
  DELETE FROM conversation_contacts WHERE conversation_id = old.id;
  INSERT INTO conversation_contacts(contact_id, conversation_id)
    SELECT value, new.id FROM json_each(new.contacts) WHERE new.deleted_at IS NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER conversation_contacts_gone BEFORE DELETE ON conversations BEGIN
  DELETE FROM conversation_contacts WHERE conversation_id = old.id;
END;

CREATE TRIGGER prospect_text_new AFTER INSERT ON prospects BEGIN
  INSERT INTO texts(kind, owner, body) VALUES (0, new.id, new.name || char(10) || new.note);
END;
CREATE TRIGGER prospect_text_changed AFTER UPDATE OF name, note ON prospects BEGIN
  UPDATE texts SET body = new.name || char(10) || new.note WHERE kind = 0 AND owner = new.id;
END;
CREATE TRIGGER prospect_text_gone AFTER DELETE ON prospects BEGIN DELETE FROM texts WHERE kind = 0 AND owner = old.id; END;
CREATE TRIGGER contact_text_new AFTER INSERT ON contacts BEGIN
  INSERT INTO texts(kind, owner, body) VALUES (1, new.id, new.name || char(10) || new.role || char(10) || new.note);
END;
CREATE TRIGGER contact_text_changed AFTER UPDATE OF name, role, note ON contacts BEGIN
  UPDATE texts SET body = new.name || char(10) || new.role || char(10) || new.note WHERE kind = 1 AND owner = new.id;
END;
CREATE TRIGGER contact_text_gone AFTER DELETE ON contacts BEGIN DELETE FROM texts WHERE kind = 1 AND owner = old.id; END;
CREATE TRIGGER talk_text_new AFTER INSERT ON conversations WHEN new.title <> '' OR new.note <> '' BEGIN
  INSERT INTO texts(kind, owner, body) VALUES (2, new.id, new.title || char(10) || new.note);
END;
CREATE TRIGGER talk_text_changed AFTER UPDATE OF title, note ON conversations BEGIN
  DELETE FROM texts WHERE kind = 2 AND owner = new.id AND new.title = '' AND new.note = '';
  INSERT INTO texts(kind, owner, body) SELECT 2, new.id, new.title || char(10) || new.note WHERE new.title <> '' OR new.note <> ''
    ON CONFLICT (kind, owner) DO UPDATE SET body = excluded.body;
END;
CREATE TRIGGER talk_text_gone AFTER DELETE ON conversations BEGIN DELETE FROM texts WHERE kind = 2 AND owner = old.id; END;
CREATE TRIGGER question_text_new AFTER INSERT ON questions BEGIN
  INSERT INTO texts(kind, owner, body) VALUES (3, new.id, new.text || char(10) || new.note);
END;
CREATE TRIGGER question_text_changed AFTER UPDATE OF text, note ON questions BEGIN
  UPDATE texts SET body = new.text || char(10) || new.note WHERE kind = 3 AND owner = new.id;
END;
CREATE TRIGGER question_text_gone AFTER DELETE ON questions BEGIN DELETE FROM texts WHERE kind = 3 AND owner = old.id; END;
