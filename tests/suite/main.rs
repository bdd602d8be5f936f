//! One integration test binary, a module an area.

mod known;
mod reading;
mod sides;
