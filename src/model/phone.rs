//! Telephone numbers as British registers write them.
