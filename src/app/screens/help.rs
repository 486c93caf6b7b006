//! The keys that work here, from the live key table, and what the words of Candor mean. `/` finds in it.

use super::{Flow, Page, Place};
use crate::{
    app::{
        Action, Cx, Size,
        keymap::Context,
        parts::{
            document::{Block, Document, Tone},
            editor::Editor,
            typing::{self, Typed, type_action},
        },
    },
    domain::fold,
};

/// Columns of the keys in front of what they do.
const KEYS: usize = 20;

/// The words of Candor, for those who meet them first.
pub const WORDS: [(&str, &str); 14] = [
    ("prospect", "a company being sold to, with a stage, people and a list of what is unsaid"),
    ("conversation", "one talk, with a note for facts and small talk; the note is searched, it is never evidence"),
    ("entry", "one moment of a talk in their words, with one tag"),
    ("candid feedback", "an unvarnished opinion, concern or criticism, or a frank word on where they stand"),
    ("objection", "a reason given not to go ahead, or not yet, or not with us"),
    ("negotiation", "movement on terms: price, scope, timing, volume, conditions"),
    (
        "openness",
        "1 said nothing really · 2 careful · 3 plain · 4 frank, it cost them something · 5 unvarnished, it stung",
    ),
    ("news", "bad is a hard truth about us or our chances, told to us: it raises trust"),
    ("surfaced", "how it came out: volunteered, asked, or heard second-hand"),
    ("marks", "tag, openness, news and surfaced as letters: o4bv = objection, openness 4, bad, volunteered"),
    ("unsaid", "what they still seem unable to say"),
    ("trust", "0–100 with a band: how freely they tell the truth, from what they dared to say alone"),
    ("too early to tell", "too little is marked yet (3 days at least): no number is shown"),
    ("gone quiet", "no talk for much longer than is usual with them"),
];

/// The screen's state.
#[derive(Debug)]
pub struct Help {
    /// What it is the help of.
    pub of: String,
    /// What is looked for in it.
    pub field: Editor,
    /// Whether the keys go into the field.
    pub finding: bool,
    /// What is read, laid out.
    pub document: Document,
    lines: Vec<(&'static str, String, String)>,
}

/// A line of the key table as help shows it: its keys, and what they do.
pub type KeyLine = (String, String);

const READING: [Action; 8] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Find,
    Action::Back,
];

const FINDING: [Action; 15] = {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m] = typing::ACTIONS;
    [a, b, c, d, e, f, g, h, i, j, k, l, m, Action::Accept, Action::Back]
};

/// The box at this size: columns and rows, its border included.
#[must_use]
pub fn box_size(size: Size) -> (u16, u16) {
    (size.columns.saturating_sub(4).min(100), size.rows.saturating_sub(3))
}

impl Help {
    /// Help of a screen: the keys, in groups, and the words.
    #[must_use]
    pub fn new(of: impl Into<String>, keys: [(&'static str, Vec<KeyLine>); 3]) -> Self {
        let words = WORDS.map(|(word, means)| (word.to_owned(), means.to_owned()));
        let lines = keys
            .into_iter()
            .chain([("Words", words.into())])
            .flat_map(|(group, lines)| lines.into_iter().map(move |(keys, does)| (group, keys, does)))
            .collect();
        Self { of: of.into(), field: Editor::line(), finding: false, document: Document::default(), lines }
    }

    /// The lines that hold every word looked for, under the headings of their groups.
    fn compose(&mut self, cx: &Cx<'_>) {
        let wanted = fold(&self.field.text());
        let holds = |keys: &str, does: &str| {
            let line = fold(&format!("{keys} {does}"));
            wanted.split_whitespace().all(|word| line.contains(word))
        };
        let (mut blocks, mut group) = (Vec::new(), "");
        for (of, keys, does) in self.lines.iter().filter(|(_, keys, does)| holds(keys, does)) {
            if *of != group {
                blocks.extend((!group.is_empty()).then_some(Block::Gap));
                blocks.push(Block::text(0, Tone::Heading, *of));
                group = of;
            }
            blocks.push(Block::Hung {
                columns: KEYS,
                label: (Tone::Key, keys.clone()),
                spans: vec![(Tone::Plain, does.clone())],
            });
        }
        if blocks.is_empty() {
            blocks.push(Block::text(0, Tone::Quiet, format!("Nothing here says “{}”.", self.field.text().trim())));
        }
        self.document.put(blocks);
        self.fit(cx);
    }

    fn fit(&mut self, cx: &Cx<'_>) {
        let (columns, rows) = box_size(cx.known.size);
        self.document.fit(usize::from(columns.saturating_sub(4)), usize::from(rows.saturating_sub(3)));
    }

    fn look(&mut self, cx: &Cx<'_>) {
        self.document.rewind();
        self.compose(cx);
    }
}

impl Page for Help {
    fn place(&self) -> Option<Place> {
        None
    }

    fn context(&self) -> Context {
        if self.finding { Context::Field } else { Context::Browse }
    }

    fn title(&self) -> String {
        "Help".to_owned()
    }

    fn actions(&self) -> &[Action] {
        match (self.finding, self.field.text().is_empty()) {
            (true, _) => &FINDING,
            (false, false) => &READING,
            (false, true) => &READING[..READING.len() - 1],
        }
    }

    fn floats(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) {
        self.compose(cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Flow {
        if self.finding && type_action(&mut self.field, action) != Typed::NotMine {
            self.look(cx);
            return Flow::Taken;
        }
        match action {
            Action::Find => self.finding = true,
            Action::Accept => self.finding = false,
            Action::Back => {
                self.finding = false;
                self.field.put("");
                self.look(cx);
            }
            action if self.document.step(action) => {}
            _ => return Flow::Passed,
        }
        Flow::Taken
    }

    fn typed(&mut self, typed: char, cx: &mut Cx<'_>) {
        if self.finding {
            self.field.type_char(typed);
            self.look(cx);
        }
    }

    fn pasted(&mut self, text: &str, cx: &mut Cx<'_>) {
        if self.finding {
            self.field.paste(text);
            self.look(cx);
        }
    }

    fn resized(&mut self, cx: &mut Cx<'_>) {
        self.fit(cx);
    }
}
