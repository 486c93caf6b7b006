//! The arguments put together as one talk.

use super::Args;
use crate::{
    cli::failure::Failure,
    domain::{Day, Held, Marks, Moment, News, QuestionState, Surfaced, TagOrigin, when},
    journal::{Join, MomentDraft, Person, QuestionDraft, TalkDraft, Whom},
};

/// What has to be read with "now" at hand, before the journal is asked anything.
#[derive(Debug)]
pub(super) struct Parts {
    promises: Vec<(String, Option<Day>)>,
    until: Option<Day>,
}

impl Parts {
    /// Reads the days in the arguments.
    ///
    /// # Errors
    /// A day that is none.
    pub(super) fn of(args: &Args, now: Moment) -> Result<Self, Failure> {
        let until = args.until.as_deref().map(|day| when::day(day, now, when::Look::Ahead)).transpose()?;
        let promises = args.promise.iter().map(|promise| {
            let (text, due) = when::promise(promise, now)?;
            if text.is_empty() {
                Err(Failure::usage("A promise needs words: 'send the plan by fri'."))
            } else {
                Ok((text.to_owned(), due))
            }
        });
        Ok(Self { promises: promises.collect::<Result<_, _>>()?, until })
    }

    /// The talk.
    ///
    /// # Errors
    /// A question without words that has a day to be answered by: that day belongs to a reply.
    pub(super) fn draft(
        self,
        args: &Args,
        prospect: Whom,
        speaker: Option<Person>,
        marks: Marks,
        text: &str,
        held: Held,
    ) -> Result<TalkDraft, Failure> {
        let is_moment = !text.is_empty() && !marks.just_a_note;
        if self.until.is_some() && !is_moment {
            return Err(Failure::usage("--until goes with the words they said to the question: give them too."));
        }
        let mut question = args.asked.as_deref().map(|text| QuestionDraft {
            text: text.trim().to_owned(),
            state: question_state(args, is_moment),
            until: self.until,
            silence: None,
            held: None,
        });
        let mut questions = Vec::new();
        let mut moments = Vec::new();
        if is_moment {
            moments.push(moment(args, marks, text, speaker.is_some(), question.take()));
        }
        questions.extend(question.map(|question| (question.text, question.state)));
        let note = [if marks.just_a_note { text } else { "" }, args.note.as_deref().unwrap_or_default()];
        Ok(TalkDraft {
            prospect,
            held,
            channel: args.channel,
            stage: None,
            minutes: args.minutes,
            title: String::new(),
            note_private: args.private,
            note: note.into_iter().filter(|note| !note.trim().is_empty()).collect::<Vec<_>>().join("\n\n"),
            contacts: speaker.into_iter().collect(),
            moments,
            questions,
            follow_ups: self.promises,
            join: if args.new_talk { Join::New } else { Join::Auto },
            draft: None,
        })
    }
}

/// What became of the question: as said, else answered where there are words, pending where there are none.
fn question_state(args: &Args, has_words: bool) -> QuestionState {
    match (args.answered, args.dodged, args.pending) {
        (true, ..) => QuestionState::Answered,
        (_, true, _) => QuestionState::Dodged,
        (.., true) => QuestionState::Pending,
        _ if has_words => QuestionState::Answered,
        _ => QuestionState::Pending,
    }
}

fn moment(args: &Args, marks: Marks, text: &str, spoken: bool, question: Option<QuestionDraft>) -> MomentDraft {
    MomentDraft {
        text: text.to_owned(),
        tag: marks.tag,
        tag_origin: marks.tag.map(|_| TagOrigin::Chosen),
        openness: marks.openness,
        news: marks.news.unwrap_or(News::Neutral),
        surfaced: marks.surfaced.unwrap_or(Surfaced::Asked),
        labels: args.label.clone(),
        said_by: spoken.then_some(0),
        reception: None,
        private: args.private,
        question,
    }
}
