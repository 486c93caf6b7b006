//! Parts of pictures that several screens share. They hold no state.

pub mod chart;
pub mod document;
pub mod editor;
pub mod footer;
pub mod form;
pub mod header;
pub mod list;
pub mod marks;
pub mod trust;
