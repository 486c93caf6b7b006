//! Everything a key can do, by name. Which key does it where stands in [`super::keymap`]; what it does, with the screen.

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// What a key, a click or a row of the palette does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$meta])* $name,)+
            /// To the tab with this number, from 1.
            Tab(u8),
            /// Takes the choice with this number, from 1.
            Choose(u8),
        }

        impl Action {
            /// The name used in `config.toml` and in the palette.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                    Self::Tab(_) => "tab",
                    Self::Choose(_) => "choose",
                }
            }
        }
    };
}

actions! {
    /// The innermost thing closes: menu, selection, filter, screen.
    Back = "back",
    /// Back, and at the root the end.
    BackOrQuit = "back-or-quit",
    /// The keys that work here.
    Help = "help",
    /// Every command by name.
    Palette = "palette",
    /// Copies a selection, stops what runs, or asks whether to quit.
    Stop = "stop",
    /// Ends the program; drafts are kept.
    Quit = "quit",
    /// Reads what is shown again.
    ReadAgain = "read-again",

    /// One row up.
    Up = "up",
    /// One row down.
    Down = "down",
    /// To the left, or one back.
    Left = "left",
    /// To the right, or one on.
    Right = "right",
    /// To the first row.
    First = "first",
    /// To the last row.
    Last = "last",
    /// A screenful up.
    PageUp = "page-up",
    /// A screenful down.
    PageDown = "page-down",
    /// Into what the cursor is on.
    Open = "open",
    /// The next pane.
    NextPane = "next-pane",
    /// The pane before.
    PreviousPane = "previous-pane",
    /// The one before this.
    Previous = "previous",
    /// The one after this.
    Next = "next",
    /// Find in the journal.
    Find = "find",
    /// Write down what they said.
    WriteDown = "write-down",
    /// Throws away the draft that writing down would continue, or brings it back.
    DropDraft = "drop-draft",
    /// One talk with several moments.
    Conversation = "conversation",
    /// A new prospect.
    NewProspect = "new-prospect",
    /// A new person of the prospect.
    AddPerson = "add-person",
    /// Takes back the last change of the journal.
    Undo = "undo",
    /// Brings it back.
    Redo = "redo",
    /// What was changed, and the trash.
    History = "history",

    /// Picks the row, or no longer.
    Pick = "pick",
    /// Picks all rows that are loaded, or none.
    PickAll = "pick-all",
    /// Edits it.
    Edit = "edit",
    /// Edits the words in `$EDITOR`.
    EditOutside = "edit-outside",
    /// To the trash.
    Trash = "trash",
    /// Out of the trash for good.
    Destroy = "destroy",
    /// Sets tag, openness, news and how it came out.
    Marks = "marks",
    /// Sets stage or state.
    State = "state",
    /// To what is due across all prospects.
    DueToday = "today",
    /// The order of the list.
    Order = "order",
    /// The same order from its end.
    Reverse = "reverse",
    /// Adds a term to the filter.
    Filter = "filter",
    /// The views: queries with a name.
    Views = "views",
    /// Keeps the filter as a view.
    KeepView = "keep-view",
    /// Into the clipboard.
    Copy = "copy",
    /// To the prospect of this row.
    ProspectOf = "prospect-of",
    /// To the conversation of this row.
    ConversationOf = "conversation-of",
    /// Plans a tough question.
    PlanQuestion = "plan-question",
    /// Puts a question into one's own bank.
    AddToBank = "add-to-bank",
    /// Adds a promise.
    FollowUp = "follow-up",
    /// What they still seem unable to say.
    Unsaid = "unsaid",
    /// Private, or no longer.
    Private = "private",
    /// To the moments whose openness is not marked.
    MarkUnmarked = "mark-unmarked",

    /// A page of this to read or print.
    Report = "report",
    /// Answers the question to oneself in words.
    Answer = "answer-in-words",
    /// What happened this week.
    Review = "review",
    /// The trends of this prospect.
    TrendsOf = "trends-of",
    /// The brief before a call.
    Brief = "brief",
    /// Why this score.
    Explain = "explain",
    /// Leaves a piece of evidence out, or no longer.
    LeaveOut = "leave-out",

    /// The warnings about this prospect.
    Warnings = "warnings",
    /// The warnings of all prospects.
    BookWarnings = "all-warnings",
    /// The thresholds of the warnings.
    Thresholds = "thresholds",
    /// Keeps a warning quiet until a day.
    Snooze = "snooze",
    /// Keeps a warning quiet until it rests on something newer.
    Dismiss = "dismiss",
    /// Lets a warning speak again.
    Wake = "speak-again",

    /// To the moment of truth.
    Moment = "moment",
    /// On: it is asked; they spoke.
    Step = "step",
    /// I broke the silence.
    SpokeFirst = "i-spoke-first",
    /// Another question to ask.
    ChangeQuestion = "change-question",
    /// The question in large letters, or small again.
    Large = "large-or-small",

    /// To the day before that moved trust most.
    PreviousBend = "previous-bend",
    /// To the next day that moved trust most.
    NextBend = "next-bend",
    /// Fewer months in the chart.
    ZoomIn = "zoom-in",
    /// More months in the chart.
    ZoomOut = "zoom-out",
    /// One panel alone, or all again.
    Zoom = "zoom",

    /// They answered the question.
    Answered = "answered",
    /// They dodged it.
    Dodged = "dodged",
    /// They will answer later.
    Pending = "pending",
    /// It was not dared.
    HeldBack = "held-back",
    /// What was just saved goes to another prospect.
    MoveEntry = "move-entry",
    /// Not now.
    Later = "later",
    /// Takes this change back.
    TakeBack = "take-back",

    /// The caret a character to the left.
    CaretLeft = "caret-left",
    /// The caret a character to the right.
    CaretRight = "caret-right",
    /// The caret to the start of the line.
    LineStart = "line-start",
    /// The caret to the end of the line.
    LineEnd = "line-end",
    /// The caret a word to the left.
    WordLeft = "word-left",
    /// The caret a word to the right.
    WordRight = "word-right",
    /// Deletes the character before the caret.
    DeleteBefore = "delete-before",
    /// Deletes the character after the caret.
    DeleteAfter = "delete-after",
    /// Deletes the word before the caret.
    DeleteWord = "delete-word",
    /// Deletes to the start of the line.
    DeleteToStart = "delete-to-start",
    /// Deletes to the end of the line.
    DeleteToEnd = "delete-to-end",
    /// Puts in what was cut or deleted last.
    PutBack = "paste",
    /// Takes back the last change of the text.
    UndoText = "undo-text",
    /// Brings it back.
    RedoText = "redo-text",
    /// The next field, or takes the completion.
    NextField = "next-or-complete",
    /// The field before.
    PreviousField = "previous-field",
    /// Takes what stands in the field.
    Accept = "accept",
    /// The choice above.
    ChooseUp = "choose-up",
    /// The choice below.
    ChooseDown = "choose-down",

    /// Saves the form.
    Save = "save",
    /// Saves it and starts the next talk.
    SaveNext = "save-and-next-talk",
    /// Saves the talk: nothing frank was said.
    NothingFrank = "nothing-frank-said",
    /// Saves an attempt that reached nobody.
    ReachedNobody = "reached-nobody",
    /// Makes it a talk of its own, or joins it again.
    PartTalk = "part-talk",
    /// Unfolds the other fields.
    MoreFields = "more-fields",
    /// Another moment of the same talk.
    NextMoment = "next-moment",

    /// A new line.
    NewLine = "newline",
    /// The caret a line up.
    LineUp = "line-up",
    /// The caret a line down.
    LineDown = "line-down",
    /// The caret a screenful up.
    TextPageUp = "text-page-up",
    /// The caret a screenful down.
    TextPageDown = "text-page-down",
    /// Selects to the left.
    SelectLeft = "select-left",
    /// Selects to the right.
    SelectRight = "select-right",
    /// Selects upwards.
    SelectUp = "select-up",
    /// Selects downwards.
    SelectDown = "select-down",
    /// Cuts the selection.
    Cut = "cut",
    /// Find in the words.
    FindInText = "find-in-text",
    /// This moment before the one above.
    MomentUp = "moment-up",
    /// This moment after the one below.
    MomentDown = "moment-down",

    /// Yes.
    Yes = "yes",
    /// No.
    No = "no",
    /// The other button.
    Other = "other",
}

impl Action {
    /// Whether it leads to a change of the journal, or to a form or menu that does nothing else.
    #[must_use]
    pub const fn writes(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::WriteDown
                | A::DropDraft
                | A::Conversation
                | A::NewProspect
                | A::AddPerson
                | A::Undo
                | A::Redo
                | A::Edit
                | A::EditOutside
                | A::Trash
                | A::Destroy
                | A::Marks
                | A::State
                | A::KeepView
                | A::PlanQuestion
                | A::AddToBank
                | A::FollowUp
                | A::Unsaid
                | A::Private
                | A::MarkUnmarked
                | A::Snooze
                | A::Dismiss
                | A::Wake
                | A::Moment
                | A::TakeBack
        )
    }
}
