//! Only second-hand: others brought bad news in the last ninety days, and they themselves told us none on that day or
//! since.

use super::{
    Basis, Said,
    limits::Limit,
    view::{View, in_quotes, of_told},
};
use crate::domain::News;
use crate::words::date;

pub(super) fn rests_on(view: &View<'_>) -> Vec<Basis> {
    let bad = || view.told.iter().filter(|told| told.news == News::Bad);
    let faced = bad().filter(|told| told.direct()).map(|told| told.day).max();
    bad()
        .filter(|told| !told.direct() && view.on - told.day <= view.days(Limit::SecondHand))
        .filter(|told| faced.is_none_or(|faced| told.day > faced))
        .map(|told| of_told(told, told.day))
        .collect()
}

pub(super) fn say(view: &View<'_>, heard: &[Basis]) -> Said {
    let (words, day) = heard.last().map_or(("", view.on), |basis| (basis.words.as_str(), basis.day));
    Said {
        text: format!(
            "Heard from others {}, not from them: {}. Ask them about it to their face",
            date::ago(day, view.on),
            in_quotes(words)
        ),
        reason: "only second-hand".to_owned(),
    }
}
