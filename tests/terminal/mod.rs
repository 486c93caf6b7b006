//! A real terminal, played by a pseudo-terminal: keys in, screen out, and how things end. Only on Linux: elsewhere
//! the harness finds no safe way to hold the terminal's other end.

mod disaster;
mod flows;
mod keyboard;
mod played;
mod player;
mod pty;
mod windows;
