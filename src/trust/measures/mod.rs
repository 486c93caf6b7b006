//! Further measures beside the score, and never an input of it: each over facts alone, a file each, its definition in
//! prose at its top. Every share comes with its count, so that whoever shows it can say when that is too few.

pub mod questions;
