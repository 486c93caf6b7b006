//! The rows themselves. Contexts first, then keys, then the words of help and footer.

use super::{Action, Context, Row};
#[cfg_attr(not(test), expect(clippy::enum_glob_use, reason = "the table's words"))]
use Action::*;
#[cfg_attr(not(test), expect(clippy::enum_glob_use, reason = "the table's words"))]
use Context::*;

/// Context, action, keys parted by spaces, help, footer word, place in the footer (0 = not in it).
type Line = (Context, Action, &'static str, &'static str, &'static str, u8);

#[rustfmt::skip]
const LINES: &[Line] = &[
    (Everywhere, Back, "esc", "back, the innermost thing first", "back", 90),
    (Everywhere, Help, "f1", "the keys that work here", "help", 250),
    (Everywhere, Palette, "ctrl-p", "every command by name", "", 0),
    (Everywhere, Stop, "ctrl-c", "copy a selection, stop what runs; twice quits", "", 0),
    (Everywhere, Quit, "ctrl-q", "quit now, drafts are kept", "", 0),
    (Everywhere, ReadAgain, "ctrl-l", "read again what is shown", "", 0),

    (Browse, Up, "up k", "one row up", "move", 80),
    (Browse, Down, "down j", "one row down", "move", 80),
    (Browse, Left, "left h", "left, or earlier", "", 0),
    (Browse, Right, "right l", "right, or later", "", 0),
    (Browse, First, "home g", "the first row", "", 0),
    (Browse, Last, "end G", "the last row", "", 0),
    (Browse, PageUp, "pgup ctrl-u", "a screenful up", "", 0),
    (Browse, PageDown, "pgdn ctrl-d", "a screenful down", "", 0),
    (Browse, Open, "enter", "open what the cursor is on", "open", 10),
    (Browse, BackOrQuit, "q backspace", "back; on the first screen quit", "", 0),
    (Browse, NextPane, "tab", "the next pane or tab", "", 0),
    (Browse, PreviousPane, "shift-tab", "the pane or tab before", "", 0),
    (Browse, Tab(1), "1", "the tabs of the strip at the top, 1 to 5", "", 0),
    (Browse, Tab(2), "2", "", "", 0),
    (Browse, Tab(3), "3", "", "", 0),
    (Browse, Tab(4), "4", "", "", 0),
    (Browse, Tab(5), "5", "", "", 0),
    (Browse, Previous, "[", "the one before", "", 0),
    (Browse, Next, "]", "the one after", "", 0),
    (Browse, Find, "/", "find in the journal", "find", 30),
    (Browse, Help, "?", "the keys that work here", "help", 250),
    (Browse, Palette, ":", "every command by name", "commands", 249),
    (Browse, WriteDown, "n", "write down what they said", "write down", 20),
    (Browse, Conversation, "N", "write down a talk of several moments", "", 0),
    (Browse, NewProspect, "P", "a new prospect", "new prospect", 60),
    (Browse, Undo, "u ctrl-z", "take back the last change", "undo", 70),
    (Browse, Redo, "U ctrl-y", "bring back what was undone", "", 0),
    (Browse, Action::History, "H", "what was changed, and the trash", "", 0),

    (Browse, Action::Brief, "b", "the brief: two minutes before a call", "brief", 25),
    (Browse, Action::Moment, "m", "the moment of truth: ask, and hold the silence", "moment", 59),
    (Browse, Action::Review, "R", "what happened this week", "", 0),
    (Browse, TrendsOf, "%", "what the last months say of this prospect", "trends", 61),
    (Browse, Action::Warnings, "!", "the warnings about this prospect", "warnings", 59),
    (Browse, BookWarnings, "W", "the warnings of all prospects", "all warnings", 85),

    (List, Pick, "space", "pick the row, or no longer", "pick", 65),
    (List, PickAll, "*", "pick all rows, or none", "", 0),
    (List, Edit, "e", "edit", "edit", 40),
    (List, EditOutside, "E", "edit the words in $EDITOR", "", 0),
    (List, Trash, "d del", "to the trash; u takes it back", "trash", 62),
    (List, Destroy, "D", "destroy what is in the trash, for good", "", 0),
    (List, Marks, "t", "tag, openness, news and how it came out", "marks", 42),
    (List, State, "s", "set the stage or state", "state", 45),
    (List, Order, "o", "the order of the list", "order", 50),
    (List, Reverse, "O", "the same order from its end", "", 0),
    (List, Filter, "f", "add a term to the filter", "filter", 48),
    (List, Views, "v", "the views: filters with a name", "views", 64),
    (List, KeepView, "V", "keep this filter as a view", "", 0),
    (List, DueToday, "T", "what is due across all prospects", "", 0),
    (List, Copy, "y", "copy as text", "", 0),
    (List, ProspectOf, "w", "to the prospect of this row", "", 0),
    (List, ConversationOf, "c", "to the conversation of this row", "conversation", 55),
    (List, AddPerson, "a", "a new person of this prospect", "add person", 15),
    (List, PlanQuestion, "p", "plan a tough question", "plan question", 46),
    (List, FollowUp, "r", "write down a promise", "promise", 58),
    (List, Action::Explain, "x", "why this score: every piece of evidence with its points", "why", 57),
    (List, Unsaid, "S", "what they still seem unable to say", "unsaid", 44),
    (List, Private, "K", "private, or no longer", "", 0),
    (List, Report, "R", "a page of this to read or print", "", 0),
    (List, MarkUnmarked, "M", "to the moments whose openness is not marked", "", 0),

    (Chart, Left, "left h", "to an earlier day of the chart", "time", 12),
    (Chart, Right, "right l", "to a later day of the chart", "time", 12),
    (Chart, PreviousBend, "{", "to the day before that moved trust most", "bends", 14),
    (Chart, NextBend, "}", "to the next day that moved trust most", "bends", 14),
    (Chart, Action::Explain, "x", "why this score, as known on the day the chart is at", "why", 16),
    (Chart, ZoomIn, "+ =", "fewer months in the chart", "", 0),
    (Chart, ZoomOut, "-", "more months in the chart", "", 0),

    (PayBack, Answered, "1", "they answered it", "answered", 1),
    (PayBack, Dodged, "2", "they dodged it", "dodged", 2),
    (PayBack, Pending, "3", "they will answer later", "pending", 3),
    (PayBack, HeldBack, "4", "it was not dared", "held back", 4),
    (PayBack, MoveEntry, "w", "what was saved goes to another prospect", "moves it", 5),
    (PayBack, Later, "enter", "not now", "later", 6),

    (Context::History, TakeBack, "enter", "take this change back; in the trash, restore", "take back", 5),

    (Questions, AddToBank, "a", "put a question of your own into the bank", "add to the bank", 47),
    (Context::Trends, NextPane, "tab", "to the next panel", "panels", 12),
    (Context::Trends, Zoom, "z", "this panel alone, or all again", "alone", 14),
    (Context::Trends, ZoomIn, "+ =", "fewer months", "months", 16),
    (Context::Trends, ZoomOut, "-", "more months", "months", 16),

    (Context::Warnings, Snooze, "s", "keep it quiet until a day", "snooze", 12),
    (Context::Warnings, Dismiss, "d del", "keep it quiet until it rests on something newer", "dismiss", 14),
    (Context::Warnings, BookWarnings, "!", "the warnings of all prospects", "all warnings", 18),
    (Context::Warnings, Action::Thresholds, "e", "the thresholds of the warnings, for the whole journal", "thresholds", 20),
    (Context::Warnings, Wake, "a", "let it speak again", "speak again", 16),

    (Context::Review, Left, "left h", "the week before", "earlier", 12),
    (Context::Review, Right, "right l", "the week after", "later", 14),
    (Context::Review, Answer, "e", "note the question that stayed in your pocket, and with whom", "answer in words", 15),
    (Context::Review, Report, "R", "a page of this week to read or print", "print", 16),
    (Context::Brief, PlanQuestion, "p", "plan this question", "plan this question", 12),
    (Context::Brief, Action::Moment, "m", "the moment of truth with this question", "moment of truth with it", 14),
    (Context::Brief, Copy, "y", "copy the brief as text", "copy", 16),
    (Context::Brief, Report, "R", "a page of it to read or print", "print", 18),
    (Context::Explain, LeaveOut, "space", "leave it out and see what trust would be; again brings it back", "leave out", 9),
    (Context::Explain, Left, "left h", "as known on the day with evidence before", "as known then", 12),
    (Context::Explain, Right, "right l", "as known on the next day with evidence", "as known then", 12),
    (Context::Explain, Order, "o", "what moves the score most first, or the latest day", "order", 14),
    (Context::Explain, Copy, "y", "copy all of it as text", "copy as text", 16),

    (Marking, Choose(1), "1", "how openly it was said, 1 to 5; on to the next", "to 5 mark", 5),
    (Marking, Choose(2), "2", "", "", 0),
    (Marking, Choose(3), "3", "", "", 0),
    (Marking, Choose(4), "4", "", "", 0),
    (Marking, Choose(5), "5", "", "", 0),
    (Marking, Later, "- space", "not this one, not now", "skip", 8),

    (Context::Moment, Step, "space enter", "asked: the clock starts; then: they spoke", "asked", 10),
    (Context::Moment, SpokeFirst, "i", "I broke the silence", "I spoke first", 20),
    (Context::Moment, ChangeQuestion, "e", "ask another question", "another question", 30),
    (Context::Moment, Large, "z", "large letters, or small again", "large", 40),

    (Field, CaretLeft, "left", "a character to the left", "", 0),
    (Field, CaretRight, "right", "a character to the right", "", 0),
    (Field, LineStart, "home ctrl-a", "to the start of the line", "", 0),
    (Field, LineEnd, "end ctrl-e", "to the end of the line", "", 0),
    (Field, WordLeft, "ctrl-left alt-b", "a word to the left", "", 0),
    (Field, WordRight, "ctrl-right alt-f", "a word to the right", "", 0),
    (Field, DeleteBefore, "backspace", "delete the character before", "", 0),
    (Field, DeleteAfter, "del ctrl-d", "delete the character after", "", 0),
    (Field, DeleteWord, "ctrl-w", "delete the word before", "", 0),
    (Field, DeleteToStart, "ctrl-u", "delete to the start of the line", "", 0),
    (Field, DeleteToEnd, "ctrl-k", "delete to the end of the line", "", 0),
    (Field, PutBack, "ctrl-v", "put in what was cut last", "", 0),
    (Field, UndoText, "ctrl-z", "take back what was typed", "", 0),
    (Field, RedoText, "ctrl-y", "bring it back", "", 0),
    (Field, NextField, "tab", "the next field, or take the completion", "next", 30),
    (Field, PreviousField, "shift-tab", "the field before", "", 0),
    (Field, Accept, "enter", "take what stands here", "", 0),
    (Field, ChooseUp, "up", "the choice above", "", 0),
    (Field, ChooseDown, "down", "the choice below", "", 0),

    (Form, Back, "esc", "leave; what is typed stays as a draft", "leave, draft stays", 245),
    (Form, Save, "ctrl-s alt-enter", "save", "save", 10),
    (Form, SaveNext, "f2", "save, and write down the next talk", "save, next talk", 20),
    (Form, NothingFrank, "f3", "save the talk: nothing frank said", "", 0),
    (Form, ReachedNobody, "f4", "save a try that reached nobody", "", 0),
    (Form, PartTalk, "alt-n", "a talk of its own, or joined again", "", 0),
    (Form, MoreFields, "ctrl-o", "unfold the other fields", "more", 40),
    (Form, EditOutside, "ctrl-g", "edit the words in $EDITOR", "", 0),
    (Form, NextMoment, "ctrl-n", "another moment of the same talk", "next moment", 25),

    (Body, NewLine, "enter", "a new line", "", 0),
    (Body, LineUp, "up", "a line up", "", 0),
    (Body, LineDown, "down", "a line down", "", 0),
    (Body, TextPageUp, "pgup", "a screenful up", "", 0),
    (Body, TextPageDown, "pgdn", "a screenful down", "", 0),
    (Body, SelectLeft, "shift-left", "select to the left", "", 0),
    (Body, SelectRight, "shift-right", "select to the right", "", 0),
    (Body, SelectUp, "shift-up", "select upwards", "", 0),
    (Body, SelectDown, "shift-down", "select downwards", "", 0),
    (Body, Cut, "ctrl-x", "cut what is selected", "", 0),
    (Body, MomentUp, "alt-up", "this moment before the one above", "", 0),
    (Body, MomentDown, "alt-down", "this moment after the one below", "", 0),

    (Menu, Up, "up k", "the choice above", "", 0),
    (Menu, Down, "down j", "the choice below", "", 0),
    (Menu, Open, "enter", "take the choice", "choose", 10),
    (Menu, Choose(1), "1", "take the choice with this number", "", 0),
    (Menu, Choose(2), "2", "", "", 0),
    (Menu, Choose(3), "3", "", "", 0),
    (Menu, Choose(4), "4", "", "", 0),
    (Menu, Choose(5), "5", "", "", 0),
    (Menu, Choose(6), "6", "", "", 0),
    (Menu, Choose(7), "7", "", "", 0),
    (Menu, Choose(8), "8", "", "", 0),
    (Menu, Choose(9), "9", "", "", 0),

    (Dialog, Yes, "y", "yes", "yes", 10),
    (Dialog, No, "n", "no", "no", 20),
    (Dialog, Other, "tab", "the other button", "", 0),
    (Dialog, Open, "enter", "take the button", "", 0),
];

/// The table as shipped. A name that is no key would be left out; a test sees to it that there is none.
pub(super) fn rows() -> Vec<Row> {
    let row = |&(context, action, keys, help, short, rank): &Line| Row {
        context,
        action,
        keys: keys.split(' ').filter_map(|key| key.parse().ok()).collect(),
        help,
        short,
        rank,
    };
    LINES.iter().map(row).collect()
}

/// How many keys the table names, well written or not.
#[cfg(test)]
pub(super) fn keys_named() -> usize {
    LINES.iter().map(|line| line.2.split(' ').count()).sum()
}
