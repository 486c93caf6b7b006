//! The words behind a piece of evidence, by its row.

use super::{
    FIRST_WORDS, Result, Snapshot,
    decode::{maybe_uid, uid},
    sql::Sql,
};
use crate::domain::Uid;

/// A moment's words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MomentWords {
    pub(crate) uid: Uid,
    /// The first 200 characters.
    pub(crate) words: String,
    /// Whether there are more.
    pub(crate) cut: bool,
    pub(crate) private: bool,
}

/// A question's words, and the talk it was asked in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuestionWords {
    pub(crate) uid: Uid,
    pub(crate) text: String,
    pub(crate) talk: Option<Uid>,
    pub(crate) private: bool,
}

impl Snapshot<'_> {
    /// The moment in this row.
    pub(crate) fn moment_words(&self, id: i64) -> Result<Option<MomentWords>> {
        let sql = Sql::new("SELECT uid, substr(body, 1, ?) AS words, octet_length(body) AS bytes, private")
            .bind(FIRST_WORDS)
            .add("FROM entries WHERE id = ?")
            .bind(id);
        self.one(&sql, |row| {
            let (words, bytes): (String, i64) = (row.get("words")?, row.get("bytes")?);
            let cut = usize::try_from(bytes).is_ok_and(|bytes| bytes > words.len());
            Ok(MomentWords { uid: uid(row, "uid")?, words, cut, private: row.get("private")? })
        })
    }

    /// The question in this row.
    pub(crate) fn question_words(&self, id: i64) -> Result<Option<QuestionWords>> {
        let sql = Sql::new("SELECT q.uid, q.text, q.private, c.uid AS talk FROM questions AS q")
            .add("LEFT JOIN conversations AS c ON c.id = q.conversation_id WHERE q.id = ?")
            .bind(id);
        self.one(&sql, |row| {
            Ok(QuestionWords {
                uid: uid(row, "uid")?,
                text: row.get("text")?,
                talk: maybe_uid(row, "talk")?,
                private: row.get("private")?,
            })
        })
    }
}
