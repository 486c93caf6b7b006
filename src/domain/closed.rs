//! Closed lists of words (stage, tag, channel …): one macro, so that each is written, read and stored alike.

/// Declares an enum of words. Each variant has its JSON word (underscores); what a person reads and types is the
/// same with spaces or hyphens. The number stored in the journal is the variant's place, from 0: **append only**.
macro_rules! closed_words {
    ($(#[$meta:meta])* $name:ident, $field:literal, { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word of the JSON Lines format: lower case, underscores.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The word as a person reads it: spaces for underscores (`candid feedback`), but for `second-hand`.
            #[must_use]
            pub fn said(self) -> String {
                self.word().replace("second_hand", "second-hand").replace('_', " ")
            }

            /// The number stored in the journal's tables.
            #[must_use]
            pub const fn code(self) -> i64 {
                self as i64
            }

            /// The value stored under `code`, if there is one.
            #[must_use]
            pub fn from_code(code: i64) -> Option<Self> {
                usize::try_from(code).ok().and_then(|at| Self::ALL.get(at).copied())
            }

            /// Exactly the JSON word, nothing else (the file format is strict).
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }

            /// As a person types it: any case, space, `-` and `_` alike, and any prefix that fits one word only.
            ///
            /// # Errors
            /// [`Invalid`](crate::domain::Invalid) that names the words there are.
            pub fn parse(text: &str) -> Result<Self, $crate::domain::Invalid> {
                let typed = text.trim().to_lowercase().replace([' ', '-'], "_");
                if let Some(exact) = Self::from_word(&typed) {
                    return Ok(exact);
                }
                let mut fits = Self::ALL.iter().copied().filter(|value| value.word().starts_with(&typed));
                match (fits.next(), fits.next()) {
                    (Some(one), None) if !typed.is_empty() => Ok(one),
                    _ => {
                        let words: Vec<_> = Self::ALL.iter().map(|value| value.said()).collect();
                        Err($crate::domain::Invalid::new(
                            $field,
                            format!("“{}” is not a {}: {}.", text.trim(), $field, words.join(", ")),
                        ))
                    }
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                Self::from_word(&word).ok_or_else(|| {
                    let words: Vec<_> = Self::ALL.iter().map(|value| value.word()).collect();
                    serde::de::Error::custom(format!("“{word}” is not one of {}", words.join(", ")))
                })
            }
        }
    };
}

pub(crate) use closed_words;
