//! The words of problems, from the language files.

use std::cell::RefCell;
use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::langid;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// What happened, in one sentence.
    pub what: String,
    /// The same in a few words without facts, to count many under, where the
    /// sentence itself names facts.
    #[serde(skip)]
    pub label: Option<String>,
    /// Why it happened, where that is known.
    pub why: Option<String>,
    /// What it means for the person's mail.
    pub effect: Option<String>,
    /// What to do, mildest first.
    pub remedies: Vec<String>,
}

/// Every file of words in English; one per part of the program.
pub(super) const ENGLISH: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/languages/en/common.ftl")),
    ("plan", include_str!("../../assets/languages/en/plan.ftl")),
    ("mailbox", include_str!("../../assets/languages/en/mailbox.ftl")),
    ("message", include_str!("../../assets/languages/en/message.ftl")),
    ("zammad", include_str!("../../assets/languages/en/zammad.ftl")),
    ("migration", include_str!("../../assets/languages/en/migration.ftl")),
    ("commands", include_str!("../../assets/languages/en/commands.ftl")),
    ("practice", include_str!("../../assets/languages/en/practice.ftl")),
    ("platform", include_str!("../../assets/languages/en/platform.ftl")),
];

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: RefCell<BTreeMap<Language, Bundle>> = const { RefCell::new(BTreeMap::new()) };
}

fn bundle(language: Language) -> Bundle {
    let (identifier, files) = match language {
        Language::English => (langid!("en"), ENGLISH),
    };
    let mut bundle = FluentBundle::new(vec![identifier]);
    // Terminals and plain-text reports show the isolation marks as boxes.
    bundle.set_use_isolating(false);
    for (_, source) in files {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // A message defined twice is caught by a test; at run time the first wins.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

impl Text {
    /// The words under a code, its facts put in; where they are missing the
    /// code stands in for them.
    pub fn of<N: AsRef<str>>(code: &str, facts: &[(N, String)], language: Language) -> Self {
        BUNDLES.with_borrow_mut(|bundles| {
            let bundle = bundles.entry(language).or_insert_with(|| bundle(language));
            let mut arguments = FluentArgs::new();
            for (name, value) in facts {
                arguments.set(name.as_ref(), value.as_str());
            }
            let message = bundle.get_message(code);
            let format = |attribute: Option<&str>| -> Option<String> {
                let message = message.as_ref()?;
                let pattern = match attribute {
                    None => message.value()?,
                    Some(name) => message.get_attribute(name)?.value(),
                };
                let mut errors = Vec::new();
                Some(bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
            };
            let remedies = ["remedy", "remedy-2", "remedy-3", "remedy-4", "remedy-5"]
                .iter()
                .filter_map(|name| format(Some(name)))
                .collect();
            Self {
                what: format(None).unwrap_or_else(|| code.to_owned()),
                label: format(Some("label")),
                why: format(Some("why")),
                effect: format(Some("effect")),
                remedies,
            }
        })
    }
}
