//! Somebody presses ctrl-c during a long job: it is told, and ends the job at the next good place.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::failure::{Code, Failure};
#[cfg(unix)]
use crate::runtime::{Heard, signals};

/// Whether the job has been asked to stop. While it is here, signals do nothing else.
pub(super) struct Stop {
    asked: Arc<AtomicBool>,
    #[cfg(unix)]
    _ears: signals::Ears,
}

impl Stop {
    /// Listens from now on.
    pub(super) fn listen() -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        let ears = signals::listen({
            let asked = Arc::clone(&asked);
            move |heard| {
                if matches!(heard, Heard::Signal(_)) {
                    asked.store(true, Ordering::Relaxed);
                }
                true
            }
        })?;
        Ok(Self {
            asked,
            #[cfg(unix)]
            _ears: ears,
        })
    }

    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}

/// A job that was stopped; `says` what became of it.
pub(super) fn stopped(says: &str) -> Failure {
    Failure::new(Code::Stopped, format!("Stopped. {says}"))
}
