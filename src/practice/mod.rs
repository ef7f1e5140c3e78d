//! To be written: practice.
