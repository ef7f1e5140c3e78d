//! `mailferry problems`: what a code means and what to do, or all that there are.

use serde_json::{Value, json};

use super::arguments::ProblemsArguments;
use super::objects::{self, Object};
use super::{Exit, words};
use crate::plan::nearest;
use crate::platform::documentation;
use crate::problem::{Language, Problem, Reader, StoredProblem, catalogue};

pub(super) fn run(arguments: &ProblemsArguments) -> Result<Exit, Problem> {
    if arguments.open {
        documentation::open_problems(words::language())?;
        return Ok(Exit::Done);
    }
    let all = catalogue::list(words::language());
    let Some(code) = &arguments.code else {
        let width = all.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
        for (code, what) in all {
            if arguments.output.json {
                objects::write(Object::Code, as_json(code));
            } else {
                words::say(&format!("{code:<width$}  {what}"));
            }
        }
        return Ok(Exit::Done);
    };
    let unknown = || {
        let near = nearest(code, all.iter().map(|(code, _)| *code)).first().copied();
        let problem = Problem::usage("problem-code-unknown").with("code", code);
        problem
            .with("found", if near.is_some() { "some" } else { "none" })
            .with("nearest", near.unwrap_or(""))
    };
    let told = catalogue::told(code, words::language()).ok_or_else(unknown)?;
    if arguments.output.json {
        objects::write(Object::Code, as_json(code));
    } else {
        words::say(told.trim_end());
    }
    Ok(Exit::Done)
}

/// A line for programs, in English.
fn as_json(code: &str) -> Value {
    let text = StoredProblem::of_code(code).text(Language::English, Reader::Commands);
    json!({ "code": code, "text": text })
}
