//! A person at a prospect.

use super::{Invalid, Uid};

/// A contact: a person at a prospect, with a role ("Dana Ruiz, COO"). Empty text = not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its name for ever.
    pub uid: Uid,
    /// The person's name.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// Mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Facts about the person.
    pub note: String,
    /// Whether the note is private.
    pub note_private: bool,
}

impl Contact {
    /// Splits `"Name, role"` at the first comma; without one the role is empty.
    ///
    /// # Errors
    /// [`Invalid`] of the field `who` when there is no name.
    pub fn split(text: &str) -> Result<(String, String), Invalid> {
        let (name, role) = text.split_once(',').unwrap_or((text, ""));
        let (name, role) = (name.trim(), role.trim());
        if name.is_empty() {
            return Err(Invalid::new("who", "A contact needs a name: “Dana Ruiz, COO”."));
        }
        Ok((name.to_owned(), role.to_owned()))
    }

    /// `Name, role`, or the bare name.
    #[must_use]
    pub fn said(&self) -> String {
        Self::said_of(&self.name, &self.role)
    }

    /// The same of a name and a role that stand apart.
    #[must_use]
    pub fn said_of(name: &str, role: &str) -> String {
        if role.is_empty() { name.to_owned() } else { format!("{name}, {role}") }
    }
}
