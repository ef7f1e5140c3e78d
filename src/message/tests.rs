//! Mails against the rules of Zammad's intake.
