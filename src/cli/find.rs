//! `candor find`: the entries that a query finds, newest first.

use super::{args::Everywhere, desk::Desk, entry_line, failure::Failure, print::Printer, query};
use crate::{
    journal::{EntryRow, Page, Read, Reply, Window},
    report::entry_markdown,
    words,
};

/// Rows asked for at a time.
const AT_A_TIME: u16 = 500;

/// What to find.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  candor find                                         the newest entries
  candor find who:halv tag:objection open:yes
  candor find tag:candid,objection since:'last month' --json
  candor find news:bad --count
  candor find who:halv --format markdown > halvorsen.md
  candor find @open-objections state:falling          objections of prospects that hold back more
  candor find -- -surfaced:second-hand                what is not second-hand

Keys: who contact by tag label stage channel news surfaced openness silence
reception question follow-up open text on since until trust state has; @view is
a kept view (@inbox, @open-objections, @dodged, @second-hand,
@bad-news-this-month). A query may be several arguments; `-` or `not` excludes,
`or` joins, `( )` group. A query with a mistake finds nothing: the place is
marked, and what would be right is said.

JSON, an entry a line: id, conversation, prospect_id, prospect, held_at, text,
tag, openness, news, surfaced, said_by, private, question {text, state},
objection {state, addressed_on, settled_on}, points. What is not set is null.")]
pub(super) struct Args {
    /// The query; none: all entries
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// At most so many; 0 = all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// Only say how many there are
    #[arg(long, conflicts_with = "format")]
    count: bool,
    /// As lines, or as Markdown with all their words; what is private stays out of it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// With --format markdown: what is private too
    #[arg(long)]
    mine: bool,
}

/// How entries are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line each
    Text,
    /// A heading and a quotation each
    Markdown,
}

pub(super) fn run(everywhere: &Everywhere, args: &Args, out: &mut Printer) -> Result<(), Failure> {
    let query = query::joined(&args.query);
    let mut desk = Desk::to_look(everywhere)?;
    if args.count {
        return count(&mut desk, query, out);
    }
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let (mut printed, mut held_back) = (0, 0);
    let mut window = Window::First(at_most(limit));
    loop {
        let page = rows(&mut desk, &query, window)?;
        for row in &page.rows {
            if args.format == Format::Markdown && row.private && !args.mine {
                held_back += 1;
            } else {
                print(row, args.format, &mut desk, out)?;
            }
        }
        printed += page.rows.len();
        let Some(last) = page.rows.last().filter(|_| page.more_after) else { break };
        if printed >= limit {
            out.say(&format!("The newest {}; there are more. --limit 0 shows all.", words::number::count(printed)));
            break;
        }
        window = Window::After(last.key.clone(), at_most(limit - printed));
    }
    if held_back > 0 {
        out.say(&format!("Left out: {}, private. --mine has them too.", words::counted(held_back, "entry")));
    }
    if printed == 0 { Err(Failure::nothing(nothing(&query))) } else { Ok(()) }
}

fn nothing(query: &str) -> String {
    if query.is_empty() {
        "Nothing written yet. candor add writes down what they said.".to_owned()
    } else {
        format!("No entry fits {query}.")
    }
}

fn at_most(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX).min(AT_A_TIME)
}

/// A window of entries. What the query could not say is refused: half a query would find the wrong entries.
fn rows(desk: &mut Desk, query: &str, window: Window) -> Result<Page<EntryRow>, Failure> {
    match desk.read(&Read::Entries { query: query.to_owned(), window })? {
        Reply::Entries { mistake: Some(mistake), .. } => Err(query::wrong(query, &mistake)),
        Reply::Entries { page, mistake: None } => Ok(page),
        _ => Err(Failure::unexpected()),
    }
}

fn print(row: &EntryRow, format: Format, desk: &mut Desk, out: &mut Printer) -> Result<(), Failure> {
    if out.json {
        let text = entry_line::whole_text(row, desk)?;
        return out.value(&entry_line::value(row, &text));
    }
    match format {
        Format::Text => out.line(&entry_line::of_all(row)),
        Format::Markdown => {
            let text = entry_line::whole_text(row, desk)?;
            let today = desk.now().day();
            out.bytes(entry_markdown(row, &text, today, words::Dates::default()).as_bytes())
        }
    }
}

fn count(desk: &mut Desk, query: String, out: &mut Printer) -> Result<(), Failure> {
    rows(desk, &query, Window::First(1))?;
    let Reply::Count(count) = desk.read(&Read::CountEntries(query))? else { return Err(Failure::unexpected()) };
    if out.json {
        return out.value(&serde_json::json!({ "count": count }));
    }
    out.bytes(format!("{count}\n").as_bytes())
}
