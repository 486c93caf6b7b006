//! The one test binary: each module tests candor from outside, a subject a file.
//! (`cfg(test)` on each tells clippy that these are tests, also outside the test functions.)

#[cfg(test)]
mod agreed;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod story;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod terminal;
