//! To be written: migration.
