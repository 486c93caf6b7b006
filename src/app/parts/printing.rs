//! A page to read or print, from a screen: for whom it is to be, what the journal says, and the file it goes to. The
//! page is made and written by whoever carries out [`Effect::WritePage`](crate::app::Effect::WritePage).

use super::menu::Choice;
use crate::{
    app::{Cx, screens::menu::Menu},
    domain::{Day, Uid, fold},
    journal::Read,
    report::For,
};

/// A name of a file keeps so many characters of what it is about.
const NAME: usize = 40;

/// Of whom, of which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Whose; `None` = the book.
    pub prospect: Option<Uid>,
    /// From this day; `None` = from the first on.
    pub first: Option<Day>,
    /// To this day.
    pub last: Day,
}

/// Asks for whom the page is to be.
pub fn ask(cx: &mut Cx<'_>) {
    let rows = [
        ("for you, with what is private", For::Me),
        ("without what is private", For::Anybody),
        ("what they told us, for others", For::Others),
    ];
    let rows = rows.map(|(said, reader)| (said.to_owned(), Choice::Print(reader))).into();
    cx.show(Menu::new("A page to read or print", rows, None).into());
}

/// Has one made and written; `name` says what it is about.
pub fn begin(about: About, name: &str, reader: For, cx: &mut Cx<'_>) {
    let About { prospect, first, last } = about;
    let read = Read::Report { prospect, first, last, names: reader == For::Others };
    cx.print(read, file_name(name, reader), reader);
}

/// `candor-halloran-tool-die.html`: letters that every file system takes.
#[must_use]
pub fn file_name(about: &str, reader: For) -> String {
    let folded = fold(about);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").chars().take(NAME).collect();
    let name = if name.is_empty() { "report".to_owned() } else { name };
    let told = if reader == For::Others { "-told" } else { "" };
    format!("candor-{name}{told}.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_holds_nothing_that_leads_elsewhere() {
        for (about, reader, name) in [
            ("Halloran Tool & Die", For::Me, "candor-halloran-tool-die.html"),
            ("../../etc/passwd", For::Anybody, "candor-etc-passwd.html"),
            ("Délai S.A.", For::Others, "candor-delai-s-a-told.html"),
            ("大阪精密", For::Me, "candor-report.html"),
            ("", For::Me, "candor-report.html"),
        ] {
            assert_eq!(file_name(about, reader), name);
        }
        assert!(file_name(&"long ".repeat(100), For::Me).len() < 60);
    }
}
