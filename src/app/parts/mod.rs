//! Parts that screens are made of: state and rules without a screen of their own.

pub mod detail;
pub mod difference;
pub mod document;
pub mod editor;
pub mod find;
pub mod form;
pub mod found;
pub mod headed;
pub mod keeping;
pub mod menu;
pub mod narrow;
pub mod plot;
pub mod printing;
pub mod rewording;
pub mod selection;
pub mod typing;
pub mod views;
pub mod who;
pub mod window;

pub use find::Find;
pub use selection::Picked;
pub use window::{Keyed, Rows};
