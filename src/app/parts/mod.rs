//! Parts that screens are made of: state and rules without a screen of their own.

pub mod editor;
pub mod menu;
pub mod selection;
pub mod window;

pub use selection::Picked;
pub use window::{Keyed, Rows};
