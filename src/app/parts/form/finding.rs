//! Finding in the words of a form: what is typed is selected where it stands; enter goes to the next place.

use super::Form;
use crate::app::{
    Action,
    parts::{
        editor::{Editor, Spot},
        typing::{Typed, type_action},
    },
};

/// Words being looked for in the field that has the focus.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is typed.
    pub field: Editor,
    /// Which of how many places is selected; `None` = there is none.
    pub place: Option<(usize, usize)>,
    /// Where the caret stood when it began.
    from: Spot,
}

impl Form {
    /// Begins, in words of several lines.
    pub fn begin_finding(&mut self) {
        if let Some(field) = self.fields.get(self.focus).filter(|field| field.name.is_body()) {
            self.finding = Some(Finding { field: Editor::line(), place: None, from: field.editor.spot() });
        }
    }

    /// What is looked for.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.finding.as_ref()
    }

    /// Ends it; the caret stays behind what was found. `false` if nothing was being looked for.
    pub fn end_finding(&mut self) -> bool {
        let was = self.finding.take().is_some();
        if was {
            self.drop_selection();
        }
        was
    }

    /// A key while something is looked for; `false` = it is none of these, and ends it.
    pub fn find_key(&mut self, action: Action) -> bool {
        match action {
            Action::Back => {}
            Action::Accept | Action::ChooseDown | Action::FindInText => {
                self.find(|editor, words, _| editor.find_next(true, words));
                return true;
            }
            Action::ChooseUp => {
                self.find(|editor, words, _| editor.find_next(false, words));
                return true;
            }
            action => {
                let typed = self.finding.as_mut().map(|finding| type_action(&mut finding.field, action));
                match typed {
                    Some(Typed::Kept) => return true,
                    Some(Typed::Changed) => {
                        self.find(|editor, words, from| editor.find_from(from, words));
                        return true;
                    }
                    Some(Typed::NotMine) | None => {}
                }
            }
        }
        self.end_finding();
        action == Action::Back
    }

    /// Text typed or pasted while something is looked for; `false` if nothing is.
    pub fn find_typed(&mut self, text: &str) -> bool {
        let Some(finding) = &mut self.finding else { return false };
        finding.field.paste(text);
        self.find(|editor, words, from| editor.find_from(from, words));
        true
    }

    fn find(&mut self, look: impl FnOnce(&mut Editor, &str, Spot) -> Option<(usize, usize)>) {
        if let (Some(finding), Some(field)) = (&mut self.finding, self.fields.get_mut(self.focus)) {
            finding.place = look(&mut field.editor, &finding.field.text(), finding.from);
        }
    }
}
