//! The one test binary: each module tests candor from outside, a subject a file.

mod golden;
