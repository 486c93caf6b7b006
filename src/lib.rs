//! **Candor**: a terminal journal of conversations with prospects. Bad news told to your face raises trust, and smooth
//! silence is the warning.
//!
//! The modules stand in layers, and each looks only *up this list* (a test reads the `use` lines):
//! `domain` ← `words` ← `trust` · `exchange` · `store` ← `journal` ← `report` ← `app` ← `view` ← `runtime` ← `cli` ← `main`.
//! What crosses a boundary is plain data.

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod journal;
pub mod report;
pub mod runtime;
pub mod store;
pub mod trust;
pub mod view;
pub mod words;
