//! The find field of a list: the words being typed and the chips beside them, together one query.
//!
//! Plain words stay in the field; what has a key (`tag:objection`) becomes a chip once it is kept. What cannot be read
//! is named, and the rest still filters. The rows are the screen's: here is only what is looked for.

use crate::domain::{
    Moment,
    filter::{Filter, Mistake, Node, Term, Words},
};

use super::{
    super::Action,
    editor::Editor,
    found,
    typing::{Typed, type_action},
};

/// What is looked for in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    field: Editor,
    chips: Vec<Node>,
    typing: bool,
    /// What the field says.
    typed: Filter,
    mistake: Option<Mistake>,
}

impl Default for Find {
    fn default() -> Self {
        Self { field: Editor::line(), chips: Vec::new(), typing: false, typed: Filter::default(), mistake: None }
    }
}

impl Find {
    /// Looks for what this query says; nobody types yet.
    #[must_use]
    pub fn new(query: &str, now: Moment) -> Self {
        let mut find =
            Self { field: Editor::line(), chips: Vec::new(), typing: false, typed: Filter::default(), mistake: None };
        find.put(&Filter::parse(query, now).filter, now);
        find
    }

    /// The chips, in order.
    #[must_use]
    pub fn chips(&self) -> &[Node] {
        &self.chips
    }

    /// The field, for drawing.
    #[must_use]
    pub fn field(&self) -> &Editor {
        &self.field
    }

    /// Whether the keys go into the field.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// What in the field cannot be read, and where; while something is typed or kept there.
    #[must_use]
    pub fn mistake(&self) -> Option<&Mistake> {
        self.mistake.as_ref()
    }

    /// All that is looked for.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter::new(self.chips.iter().chain(self.typed.nodes()).cloned())
    }

    /// The same as a query; empty = everything.
    #[must_use]
    pub fn query(&self) -> String {
        self.filter().to_string()
    }

    /// Whether it looks for nothing in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty() && self.field.is_blank()
    }

    /// The words looked for, to be underlined.
    #[must_use]
    pub fn wanted(&self) -> Vec<Words> {
        found::wanted(&self.filter())
    }

    /// The keys go into the field from now on.
    pub fn begin(&mut self) {
        self.typing = true;
        self.field.pause();
    }

    /// Keeps what is looked for and gives the keys back; what has a key becomes a chip. With a mistake the words stay
    /// as typed.
    pub fn keep(&mut self, now: Moment) {
        self.typing = false;
        if self.mistake.is_none() {
            self.put(&self.filter(), now);
        }
    }

    /// Empties the field; `false` if there was nothing in it.
    pub fn empty(&mut self, now: Moment) -> bool {
        let some = !self.field.text().is_empty();
        if some {
            self.field.put("");
            self.read(now);
        }
        some
    }

    /// Looks for everything again; `false` if it did already.
    pub fn clear(&mut self, now: Moment) -> bool {
        let some = !self.chips.is_empty();
        self.chips.clear();
        self.empty(now) || some
    }

    /// Adds a condition as a chip. One of the same key takes the old one's place, but names and labels gather.
    pub fn narrow(&mut self, term: Term) {
        let gathers = matches!(term, Term::Label(_) | Term::Words(_) | Term::Text(_));
        if !gathers {
            self.chips.retain(|chip| !matches!(chip, Node::Term(old) if old.key() == term.key()));
        }
        self.chips.push(Node::Term(term));
        self.chips = Filter::new(std::mem::take(&mut self.chips)).nodes().to_vec();
    }

    /// Drops the chip at this place; `false` if there is none.
    pub fn drop_chip(&mut self, place: usize) -> bool {
        let there = place < self.chips.len();
        if there {
            self.chips.remove(place);
        }
        there
    }

    /// A key of the field. Deleting in front of an empty field drops the last chip.
    pub fn act(&mut self, action: Action, now: Moment) -> Typed {
        if action == Action::DeleteBefore && self.field.text().is_empty() {
            let dropped = self.chips.pop().is_some();
            return if dropped { Typed::Changed } else { Typed::Kept };
        }
        let typed = type_action(&mut self.field, action);
        if typed == Typed::Changed {
            self.read(now);
        }
        typed
    }

    /// A character was typed.
    pub fn type_char(&mut self, typed: char, now: Moment) {
        self.field.type_char(typed);
        self.read(now);
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: &str, now: Moment) {
        self.field.paste(text);
        self.read(now);
    }

    /// The journal does not know something in it (a view): marked where it stands in the field. `mistake` is that of
    /// [`Find::query`].
    pub fn refuse(&mut self, mistake: Mistake) {
        if self.mistake.is_none() {
            let query = self.query();
            let part = query.get(mistake.at.clone()).filter(|part| !part.is_empty());
            let place = part.and_then(|part| self.field.text().find(part).map(|start| start..start + part.len()));
            self.mistake = Some(Mistake { at: place.unwrap_or(0..0), ..mistake });
        }
    }

    fn put(&mut self, filter: &Filter, now: Moment) {
        let is_words = |node: &&Node| matches!(node, Node::Term(Term::Words(_)));
        let (words, chips): (Vec<&Node>, Vec<&Node>) = filter.nodes().iter().partition(is_words);
        self.chips = chips.into_iter().cloned().collect();
        let text = Filter::new(words.into_iter().cloned()).to_string();
        // The last word goes on by itself.
        let text = text.strip_suffix('*').filter(|text| text.ends_with(char::is_alphanumeric)).unwrap_or(&text);
        self.field = Editor::line().with(text);
        self.read(now);
    }

    /// Reads the field anew. The word being typed, right at the end, goes on: `lea` finds `lead`.
    fn read(&mut self, now: Moment) {
        let text = self.field.text();
        let parsed = Filter::parse(&text, now);
        self.mistake = parsed.mistakes.into_iter().next();
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let goes_on = last.ends_with(char::is_alphanumeric) && !last.contains(':');
        let mut nodes = parsed.filter.nodes().to_vec();
        if let Some(Node::Term(Term::Words(words))) = nodes.last_mut().filter(|_| goes_on) {
            words.prefix = true;
        }
        self.typed = Filter::new(nodes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Tag, Zone};

    const NOW: Moment = Moment { utc: 1_795_096_800_000, zone: Zone::Fixed(0) };

    fn typed(find: &mut Find, text: &str) {
        text.chars().for_each(|c| find.type_char(c, NOW));
    }

    #[test]
    fn the_word_being_typed_goes_on() {
        let mut find = Find::new("", NOW);
        typed(&mut find, "lead ti");
        assert_eq!(find.query(), "lead ti*");
        find.type_char(' ', NOW);
        assert_eq!(find.query(), "lead ti");
        typed(&mut find, "tag:obj");
        assert_eq!((find.query().as_str(), find.chips().len()), ("lead ti tag:objection", 0));
    }

    #[test]
    fn what_has_a_key_becomes_a_chip_when_kept() {
        let mut find = Find::new("news:bad", NOW);
        find.begin();
        typed(&mut find, "tag:objection march ");
        find.keep(NOW);
        assert!(!find.is_typing());
        assert_eq!((find.field().text().as_str(), find.chips().len()), ("march", 2));
        assert_eq!(find.query(), "news:bad tag:objection march*");
        assert_eq!(Find::new(&find.query(), NOW).query(), find.query());
    }

    #[test]
    fn a_mistake_is_named_and_the_rest_still_filters() {
        let mut find = Find::new("", NOW);
        typed(&mut find, "price tags:x");
        assert_eq!(find.mistake().map(|mistake| mistake.at.clone()), Some(6..11));
        assert_eq!(find.query(), "price");
        find.keep(NOW);
        assert_eq!(find.field().text(), "price tags:x", "no typed word is thrown away");
    }

    #[test]
    fn what_only_the_journal_knows_is_marked_where_it_stands() {
        let mut find = Find::new("", NOW);
        typed(&mut find, "price  @opne ");
        find.refuse(Mistake { at: 6..11, why: "“@opne” is not a view.".to_owned() });
        assert_eq!(
            (find.query().as_str(), find.mistake().map(|mistake| mistake.at.clone())),
            ("price @opne", Some(7..12))
        );
        find.keep(NOW);
        assert_eq!(find.field().text(), "price  @opne ", "no typed word is thrown away");
        find.type_char('x', NOW);
        assert_eq!(find.mistake(), None, "typing on asks anew");
    }

    #[test]
    fn backspace_in_the_empty_field_drops_the_last_chip() {
        let mut find = Find::new("tag:objection news:bad x", NOW);
        find.begin();
        assert_eq!(find.act(Action::DeleteBefore, NOW), Typed::Changed);
        assert_eq!((find.field().text().as_str(), find.chips().len()), ("", 2));
        assert_eq!(find.act(Action::DeleteBefore, NOW), Typed::Changed);
        assert_eq!(find.query(), "tag:objection");
        assert!(find.drop_chip(0) && !find.drop_chip(0));
        assert_eq!(find.act(Action::DeleteBefore, NOW), Typed::Kept);
    }

    #[test]
    fn a_chosen_term_takes_the_place_of_its_kind_but_labels_gather() {
        let mut find = Find::new("tag:objection label:price", NOW);
        find.narrow(Term::Tag(vec![Some(Tag::Negotiation)]));
        find.narrow(Term::Label(vec!["stock".to_owned()]));
        assert_eq!(find.query(), "label:price tag:negotiation label:stock");
        assert!(find.clear(NOW) && !find.clear(NOW) && find.is_empty());
    }
}
