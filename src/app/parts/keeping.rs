//! Words not yet saved, kept in the journal as a draft: half a second after the last key, every two seconds while
//! typing, on leaving, before a save, at the end. A kill costs at most that.
//!
//! Which words, and how they are written, is the form's business; which draft is offered when, that of `left_over`.

use crate::{
    app::{Cx, Known, Ticket},
    domain::{Held, Moment, Uid},
    journal::{Draft, Request, Write},
    words::Dates,
};

/// After the last key, in milliseconds.
const AFTER_LAST_KEY: i64 = 500;
/// While typing, in milliseconds.
const AT_LEAST_EVERY: i64 = 2_000;

/// When a form's words were kept last, and when they are to be kept next.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Keeping {
    uid: Option<Uid>,
    kept: Option<Held>,
    /// The draft being written.
    waiting: Option<Ticket>,
    /// It is in a file, because the journal could not be written.
    aside: bool,
    first_change: Option<i64>,
    last_change: Option<i64>,
}

impl Keeping {
    /// Of a form that goes on with this draft.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        Self { uid: Some(draft.uid), kept: Some(draft.at), ..Self::default() }
    }

    /// The draft, once there is one.
    #[must_use]
    pub fn uid(&self) -> Option<Uid> {
        self.uid
    }

    /// The form is open: words that lie in a file go into the journal now.
    pub fn opened(&mut self, cx: &Cx<'_>) {
        if self.uid.is_some_and(|uid| cx.known.is_aside(uid)) {
            self.aside = true;
            self.touched(cx.now());
        }
    }

    /// The words have changed.
    pub fn touched(&mut self, now: Moment) {
        self.first_change.get_or_insert(now.utc);
        self.last_change = Some(now.utc);
    }

    /// Whether the words have changed since they were kept.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.last_change.is_some()
    }

    /// When they are to be kept next (UTC ms).
    #[must_use]
    pub fn due(&self) -> Option<i64> {
        Some((self.last_change? + AFTER_LAST_KEY).min(self.first_change? + AT_LEAST_EVERY))
    }

    /// Keeps these words under the form's place; no words = the draft goes.
    pub fn keep(&mut self, place: String, body: Option<String>, cx: &mut Cx<'_>) {
        (self.first_change, self.last_change) = (None, None);
        let Some(body) = body else { return self.drop(cx) };
        let uid = *self.uid.get_or_insert_with(|| cx.known.fresh_uid());
        cx.known.keep_in_mind(Draft { uid, place: place.clone(), body: body.clone(), at: cx.known.now.held() });
        cx.also_kept(uid);
        self.waiting = Some(cx.write(Write::KeepDraft { uid, place, body }));
    }

    /// There are no words any more: nothing is left over.
    pub fn drop(&mut self, cx: &mut Cx<'_>) {
        self.no_longer_aside(cx);
        if let Some(uid) = self.uid.take() {
            cx.known.forget_draft(uid);
            cx.write(Write::DropDraft(uid));
        }
        *self = Self::default();
    }

    /// The change that saves the words, with the draft dropped in the same transaction; then [`Keeping::saved`]. What
    /// has changed is to be kept before it: a draft kept behind the save would be left over, and a save that nobody
    /// hears fail, because the window has gone, would cost the words.
    #[must_use]
    pub fn saving(&self, write: Write) -> Write {
        match self.uid {
            Some(draft) => Write::FromDraft { write: Box::new(write), draft },
            None => write,
        }
    }

    /// The words are saved, and the draft went in the same transaction.
    pub fn saved(&mut self, cx: &mut Cx<'_>) {
        self.no_longer_aside(cx);
        if let Some(uid) = self.uid.take() {
            cx.known.forget_draft(uid);
            // It was kept behind the save, and is there again.
            if self.waiting.is_some() {
                cx.write(Write::DropDraft(uid));
            }
        }
        *self = Self::default();
    }

    /// Takes in that the draft has been kept; `false` if the answer is about something else.
    pub fn hear(&mut self, ticket: Ticket, cx: &mut Cx<'_>) -> bool {
        let mine = self.waiting.take_if(|waited| *waited == ticket).is_some();
        if mine {
            self.kept = Some(cx.known.now.held());
            self.no_longer_aside(cx);
        }
        mine
    }

    /// The journal would not take the draft: a file does. `false` if something else failed.
    pub fn missed(&mut self, request: &Request, cx: &mut Cx<'_>) -> bool {
        let Some(draft) = refused(request, cx.now()) else { return false };
        self.aside = true;
        cx.keep_aside(draft);
        true
    }

    /// `draft kept 14:05`, for the header.
    #[must_use]
    pub fn said(&self, known: &Known) -> Option<String> {
        self.kept.map(|at| format!("draft kept {}", when(at, known.now, known.options.dates)))
    }

    /// The words are in the journal: no copy of them is left beside it.
    fn no_longer_aside(&mut self, cx: &mut Cx<'_>) {
        if std::mem::take(&mut self.aside)
            && let Some(uid) = self.uid
        {
            cx.drop_aside(uid);
        }
    }
}

/// The draft that a failed request would have kept.
#[must_use]
pub fn refused(request: &Request, now: Moment) -> Option<Draft> {
    match request {
        Request::Write(write) => match write.as_ref() {
            Write::KeepDraft { uid, place, body } => {
                Some(Draft { uid: *uid, place: place.clone(), body: body.clone(), at: now.held() })
            }
            _ => None,
        },
        Request::Read(_) => None,
    }
}

/// The hour, with the day where it is not today.
#[must_use]
pub fn when(at: Held, now: Moment, dates: Dates) -> String {
    match at.local().1 {
        Some(time) if at.day() == now.day() => dates.hour(time),
        _ => dates.detail(at, now.day()),
    }
}
