//! Full text: moments that share rare words with another.

use super::{Result, Snapshot, entries::json, sql::Sql};
use std::collections::HashMap;

/// A settled objection of another prospect.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SimilarLine {
    pub(crate) prospect: String,
    /// Its first 200 characters.
    pub(crate) text: String,
    pub(crate) settled_by: String,
}

/// A word found in more moments than this is not rare.
const RARE: usize = 200;
/// How many words of a moment are looked up, the longest first.
const WORDS: usize = 12;
/// Words shorter than this (in letters) are not looked up.
const LETTERS: usize = 4;
/// How many rare words two objections share before they count as alike.
const SHARED: usize = 2;
/// How many candidates are looked at, the best first.
const CANDIDATES: usize = 50;

impl Snapshot<'_> {
    /// The settled objection of another prospect that shares most rare words with moment `entry` of `prospect`.
    pub(crate) fn similar_settled(&self, entry: i64, prospect: i64) -> Result<Option<SimilarLine>> {
        // A moment may hold 1 MiB; its beginning says what it is about.
        let body = self.one(&Sql::one("SELECT substr(body, 1, 2000) FROM entries WHERE id = ?", entry), |row| {
            row.get::<_, String>(0)
        })?;
        let Some(body) = body else { return Ok(None) };
        let mut shared: HashMap<i64, usize> = HashMap::new();
        for word in telling_words(&body) {
            let hits = self.moments_with(&word)?;
            if hits.len() <= RARE {
                for hit in hits {
                    *shared.entry(hit).or_default() += 1;
                }
            }
        }
        let mut alike: Vec<(usize, i64)> = shared
            .into_iter()
            .filter(|(id, shared)| *shared >= SHARED && *id != entry)
            .map(|(id, n)| (n, id))
            .collect();
        alike.sort_unstable_by(|one, other| other.cmp(one));
        alike.truncate(CANDIDATES);
        let ids: Vec<i64> = alike.into_iter().map(|(_, id)| id).collect();
        self.best_settled(&ids, prospect)
    }

    /// The row ids of moments that hold a word; one more than [`RARE`] at most.
    fn moments_with(&self, word: &str) -> Result<Vec<i64>> {
        let sql = Sql::new("SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? LIMIT ?")
            .bind(format!("\"{word}\""))
            .bind(i64::try_from(RARE + 1).unwrap_or(i64::MAX));
        self.all(&sql, |row| row.get(0))
    }

    /// The first of `ids` that is a settled objection of another prospect than `besides`.
    fn best_settled(&self, ids: &[i64], besides: i64) -> Result<Option<SimilarLine>> {
        let sql = Sql::new("SELECT p.name, substr(e.body, 1, 200) AS words, e.settled_by FROM json_each(?) AS few")
            .bind(json(ids))
            .add("CROSS JOIN entries AS e ON e.id = few.value CROSS JOIN prospects AS p ON p.id = e.prospect_id")
            .add("WHERE e.tag = 1 AND e.objection = 2 AND e.settled_by <> '' AND e.deleted_at IS NULL")
            .add("AND e.prospect_id <> ? ORDER BY few.key LIMIT 1")
            .bind(besides);
        self.one(&sql, |row| {
            Ok(SimilarLine { prospect: row.get("name")?, text: row.get("words")?, settled_by: row.get("settled_by")? })
        })
    }
}

/// The longest words of a text, each once: letters and digits only, as the index cuts them.
fn telling_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LETTERS)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_once_each() {
        assert_eq!(
            telling_words("Lead time, LEAD time: twelve weeks' lead-time!"),
            ["twelve", "weeks", "lead", "time"]
        );
        assert_eq!(telling_words("a of \"\" *"), Vec::<String>::new());
    }
}
