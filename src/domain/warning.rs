//! The words for what Candor remarks about a prospect. When each is due is `journal::warnings`.

use super::closed::closed_words;

closed_words! {
    /// A computed remark. The words are those of files and of the command line; the order says nothing.
    WarningKind, "warning", {
        /// Not heard from for longer than usual with them.
        TooQuiet = "too_quiet",
        /// What they told us lately was all good.
        OnlyGoodNews = "only_good_news",
        /// Talk after talk in which nothing frank was said.
        PoliteRun = "polite_run",
        /// A question they dodged, and nobody put it again.
        DodgedNotAskedAgain = "dodged_not_asked_again",
        /// An objection that was never settled.
        OldObjection = "old_objection",
        /// Talks at this stage, and no question in any of them.
        NothingToughAsked = "nothing_tough_asked",
        /// A promise of ours that is late.
        PromiseOverdue = "promise_overdue",
        /// Bad news came from others, not from them.
        OnlySecondHand = "only_second_hand",
        /// All talks were with one and the same person.
        OneContact = "one_contact",
    }
}
