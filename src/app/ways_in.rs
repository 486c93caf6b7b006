//! The ways in from any screen: into the forms (write down, plan, promise, edit, mark), which are about the screen's
//! subject and the rows its keys act on; to the journal's find field; to History.

use super::{
    Action, App,
    keymap::Context,
    left_over::{self, Dropped},
    msg::Effect,
    screens::{
        Page, Place, Root, Screen,
        card::{Card, Of},
        explain::Explain,
        moment::MomentOfTruth,
        plan::Plan,
        prompt::{Asks, Prompt},
        trends::Trends,
        write_down::WriteDown,
    },
};
use crate::{
    domain::Uid,
    journal::{Draft, Target, TargetKind, Write},
};

/// Whether the top screen lets its keys lead into forms: a form, menu or dialog does not.
fn browsing(page: &dyn Page) -> bool {
    !page.floats() && page.context().chain().any(|context| context == Context::Browse)
}

/// Whether `action` leads somewhere from here.
pub(super) fn offers(app: &App, action: Action) -> bool {
    let Some(page) = app.top().map(Screen::page).filter(|page| browsing(*page)) else { return false };
    match action {
        Action::WriteDown | Action::Conversation | Action::NewProspect | Action::Find => true,
        Action::DropDraft => left_over::can_drop(&app.known),
        Action::History => !app.screens().any(|screen| matches!(screen, Screen::History(_))),
        Action::Review => page.context() != Context::Review,
        Action::Warnings => page.subject().is_some() && !matches!(app.top(), Some(Screen::Warnings(_))),
        Action::BookWarnings => !matches!(app.top(), Some(Screen::BookWarnings(_))),
        Action::PlanQuestion | Action::FollowUp | Action::Moment => page.subject().is_some(),
        Action::TrendsOf => page.subject().is_some() && page.context() != Context::Trends,
        Action::Brief => page.subject().is_some() && page.context() != Context::Brief,
        Action::Explain => page.subject().is_some() && page.context() != Context::Explain,
        Action::Edit => page.line_to_edit().is_some() || page.targets().first().is_some_and(|target| editable(*target)),
        Action::Marks => !entries(page).is_empty(),
        _ => false,
    }
}

/// Whether `action` is about a prospect, and the screen stands on none.
pub(super) fn wants_a_prospect(app: &App, action: Action) -> bool {
    use Action::{Brief, Explain, FollowUp, Moment, PlanQuestion, Warnings};
    let about_one = matches!(action, Brief | PlanQuestion | FollowUp | Moment | Explain | Warnings);
    about_one && app.top().map(Screen::page).is_some_and(|page| browsing(page) && page.subject().is_none())
}

fn editable(target: Target) -> bool {
    use TargetKind::{Attempt, Contact, Conversation, Entry, Prospect};
    matches!(target.kind, Attempt | Contact | Conversation | Entry | Prospect)
}

fn entries(page: &dyn Page) -> Vec<Uid> {
    let targets = page.targets().into_iter();
    targets.filter(|target| target.kind == TargetKind::Entry).map(|target| target.uid).collect()
}

/// The question under the cursor.
fn question(page: &dyn Page) -> Option<Uid> {
    page.targets().first().filter(|target| target.kind == TargetKind::Question).map(|target| target.uid)
}

/// Goes in.
pub(super) fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    if !offers(app, action) {
        return;
    }
    if action == Action::Find {
        app.show_root(Root::Journal, effects);
        app.on_top(effects, |page, cx| page.act(Action::Find, cx));
        return;
    }
    if action == Action::Review {
        app.show_root(Root::Review, effects);
        return;
    }
    if action == Action::DropDraft {
        drop_draft(app, effects);
        return;
    }
    let left = matches!(action, Action::WriteDown | Action::Conversation).then(|| left_over::take_up(&mut app.known));
    let way = left.flatten().or_else(|| app.top().map(Screen::page).and_then(|page| way(page, action)));
    if let Some(screen) = way {
        app.push(screen, effects);
    }
}

/// Throws the draft away that `n` continues, or brings back the one that was.
fn drop_draft(app: &mut App, effects: &mut Vec<Effect>) {
    match left_over::drop(&mut app.known) {
        Some(Dropped::Gone { draft, aside }) => {
            if aside {
                effects.push(Effect::DropAside(draft));
            }
            app.write(Write::DropDraft(draft), effects);
        }
        Some(Dropped::Back(Draft { uid, place, body, .. })) => {
            app.write(Write::KeepDraft { uid, place, body }, effects);
        }
        None => {}
    }
}

fn way(page: &dyn Page, action: Action) -> Option<Screen> {
    let subject = page.subject();
    Some(match action {
        Action::WriteDown | Action::Conversation => WriteDown::new(subject, action == Action::Conversation).into(),
        Action::NewProspect => Card::new(Of::NewProspect).into(),
        Action::History => Screen::at(Place::History { trash: false, cursor: None }),
        Action::PlanQuestion => Plan::new(subject?).into(),
        Action::Moment => MomentOfTruth::new(subject?, question(page)).into(),
        Action::Warnings => Screen::at(Place::Warnings { prospect: subject?.uid, warning: None }),
        Action::BookWarnings => Screen::at(Place::BookWarnings { cursor: None }),
        Action::Brief => Screen::at(Place::Brief { prospect: subject?.uid, cursor: None }),
        Action::Explain => Explain::with_moment(subject?.uid, entries(page).first().copied()).into(),
        Action::TrendsOf => Trends::of(subject?.uid).into(),
        Action::FollowUp => Prompt::new(Asks::FollowUp(subject?)).into(),
        Action::Marks => Prompt::new(Asks::Marks(entries(page))).into(),
        Action::Edit => {
            if let Some((target, words)) = page.line_to_edit() {
                return Some(Prompt::with(Asks::Reword(target), &words).into());
            }
            let target = *page.targets().first()?;
            match target.kind {
                TargetKind::Entry => WriteDown::entry(target.uid).into(),
                TargetKind::Conversation => WriteDown::talk(target.uid).into(),
                TargetKind::Attempt => WriteDown::attempt(target.uid).into(),
                TargetKind::Prospect => Card::new(Of::Prospect(target.uid)).into(),
                TargetKind::Contact => Card::new(Of::Contact(subject?.uid, target.uid)).into(),
                _ => return None,
            }
        }
        _ => return None,
    })
}
