//! Every kind of look, on journals written row by row.

mod asked;
mod bank;
mod book;
mod fixture;
mod prospect;
mod query;
mod today;
mod trends;
mod walks;
