//! To be written: platform.
