//! `mailferry inspect`: what Zammad would make of mail files.

use super::arguments::InspectArguments;
use super::objects::{self, Object};
use super::{Exit, words};
use crate::message::{Context, inspect};
use crate::problem::Problem;

pub(super) fn run(arguments: &InspectArguments) -> Exit {
    let context = Context {
        system_addresses: arguments.system_addresses.iter().map(|address| address.to_lowercase()).collect(),
        ticket_hook: "Ticket#".to_owned(),
        ..Context::default()
    };
    let mut exit = Exit::Done;
    for path in &arguments.files {
        let raw = match std::fs::read(path) {
            Ok(raw) => raw,
            Err(error) => {
                let problem = Problem::usage("mail-file-unreadable")
                    .with("path", path.display())
                    .words(&error.to_string());
                words::tell(&problem);
                exit = Exit::Usage;
                if arguments.output.json {
                    objects::write(Object::Inspected, inspect::error(&problem));
                }
                continue;
            }
        };
        if arguments.output.json {
            objects::write(Object::Inspected, inspect::line(&raw, &context));
        } else {
            words::say(&format!("{}\n{}", path.display(), inspect::text(&raw, &context, words::language())));
        }
    }
    exit
}
