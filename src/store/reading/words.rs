//! Words looked for: by full text where the index cuts words as people do, else letter by letter.

use super::sql::Sql;
use crate::domain::filter::Words;

/// What full text is asked: the words side by side, the last one perhaps going on.
pub(super) fn asked(words: &Words) -> String {
    let star = if words.prefix { "*" } else { "" };
    format!("\"{}\"{star}", words.text.replace(['"', '\0'], " "))
}

/// Whether the index finds such words. It takes a run of Chinese or Japanese for one word, and knows no signs.
pub(super) fn indexed(words: &Words) -> bool {
    words.text.chars().any(char::is_alphanumeric) && !words.text.chars().any(|c| u32::from(c) >= 0x2E80)
}

/// In the words of the moment `e` itself.
pub(super) fn in_body(words: &Words) -> Sql {
    if indexed(words) {
        // The sign keeps the planner from driving the walk by this: lists go by time.
        Sql::one("(+e.id IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?))", asked(words))
    } else {
        Sql::one("(instr(lower(e.body), lower(?)) > 0)", words.text.clone())
    }
}

/// The rows of `texts` of a kind that hold the words, by whom they belong to.
fn owners(words: &Words, kind: u8) -> Sql {
    if indexed(words) {
        Sql::new("SELECT t.owner FROM texts_fts AS f CROSS JOIN texts AS t ON t.id = f.rowid")
            .add(&format!("WHERE f.body MATCH ? AND t.kind = {kind}"))
            .bind(asked(words))
    } else {
        Sql::new(&format!(
            "SELECT t.owner FROM texts AS t WHERE t.kind = {kind} AND instr(lower(t.body), lower(?)) > 0"
        ))
        .bind(words.text.clone())
    }
}

const PROSPECT: u8 = 0;
const CONTACT: u8 = 1;
const TALK: u8 = 2;
const QUESTION: u8 = 3;

/// Anywhere about the moment `e`: its words, its talk's title and note, its question, who said it, its prospect.
pub(super) fn anywhere(words: &Words) -> Sql {
    let mut sql = Sql::new("(").join(&in_body(words));
    for (column, kind) in
        [("e.prospect_id", PROSPECT), ("e.said_by", CONTACT), ("e.conversation_id", TALK), ("e.question_id", QUESTION)]
    {
        sql = sql.add(&format!("OR {column} IN (")).join(&owners(words, kind)).add(")");
    }
    sql.add(")")
}

/// In the name or note of prospect `p`, or of a person there.
pub(super) fn of_prospects(words: &Words) -> Sql {
    Sql::new("(p.id IN (")
        .join(&owners(words, PROSPECT))
        .add(") OR p.id IN (SELECT prospect_id FROM contacts WHERE deleted_at IS NULL AND id IN (")
        .join(&owners(words, CONTACT))
        .add(")))")
}

/// The moments that [`anywhere`] finds, each way to them taken `most` times at most: row ids, some twice.
pub(super) fn candidates(words: &Words, most: i64) -> Sql {
    let body =
        Sql::one("SELECT * FROM (SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? LIMIT ?)", asked(words));
    let mut sql = body.bind(most);
    for (index, column, kind) in [
        ("INDEXED BY entries_of_prospect", "prospect_id", PROSPECT),
        ("INDEXED BY entries_of_conversation", "conversation_id", TALK),
        ("INDEXED BY entries_of_question", "question_id", QUESTION),
    ] {
        sql = sql.add("UNION ALL SELECT * FROM (SELECT e.id FROM (").join(&owners(words, kind)).add(") AS o");
        sql = sql.add(&format!("CROSS JOIN entries AS e {index} ON e.{column} = o.owner LIMIT ?)")).bind(most);
    }
    // Who said it has no index of its own; one's moments are among those of the prospect.
    sql.add("UNION ALL SELECT * FROM (SELECT e.id FROM (")
        .join(&owners(words, CONTACT))
        .add(") AS o CROSS JOIN contacts AS k ON k.id = o.owner CROSS JOIN entries AS e INDEXED BY entries_of_prospect")
        .add("ON e.prospect_id = k.prospect_id WHERE e.said_by = o.owner LIMIT ?)")
        .bind(most)
}
