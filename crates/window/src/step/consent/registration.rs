//! The app registration: which one it is, and what to register where there is none.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};
use secrecy::{ExposeSecret, SecretString};

use super::{Consent, Input, Message, Source, checked_secret, place};
use crate::context::Context;
use crate::draft::{CloudDraft, Field};
use crate::microsoft::registration::{Checked, check_pair, details};
use crate::problem::Problem;
use crate::ui::choice::{Choice, check_box, chips, radios};
use crate::ui::copy::{copy, labelled};
use crate::ui::disclosure::disclosure;
use crate::ui::field::{self, field};
use crate::ui::panel;
use crate::ui::problem::complaint;
use crate::ui::text::{body, secondary, section, strong};
use crate::ui::{Element, space};
use crate::words::{Language, say};

/// The field of the application's id.
pub(super) const CLIENT_ID: &str = "consent-client-id";

impl Consent {
    /// Which app registration it is: the fork first, and below what each way needs.
    pub(super) fn registration<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let choices = vec![
            Choice::new(Source::Ids, say(language, "window-consent-ids", &[])).help(say(
                language,
                "window-consent-ids-help",
                &[],
            )),
            Choice::new(Source::Zammads, say(language, "window-consent-zammad", &[])).help(say(
                language,
                "window-consent-zammad-help",
                &[],
            )),
            Choice::new(Source::None, say(language, "window-consent-none", &[])).help(say(
                language,
                "window-consent-none-help",
                &[],
            )),
        ];
        let fork = column![
            section(say(language, "window-consent-which", &[])),
            radios("consent-source", choices, Some(&self.source), Message::Source),
        ]
        .spacing(space::SNUG);
        let first = match self.source {
            Source::Ids => None,
            Source::Zammads => Some(of_zammad(context)),
            Source::None => Some(what_to_register(context)),
        };
        column![fork].push(first).push(ids(context)).spacing(space::MEDIUM).into()
    }
}

/// Width of each of the two fields: side by side in the least window, else one below
/// the other.
const ID_WIDTH: f32 = 332.0;

/// The two ids that each app registration has.
fn ids(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let draft = &context.draft;
    let (client_id, tenant) = (draft.checked_client_id(), draft.checked_tenant());
    let equal = client_id.value().zip(tenant.value()).and_then(|(one, other)| check_pair(one, other));
    let tenant_error = tenant.problem().cloned().or(equal);
    let client_id_field = field(say(language, "window-consent-client-id", &[]), &draft.client_id)
        .on_input(|text| Message::Typed(Input::ClientId, text))
        .placeholder("11112222-bbbb-3333-cccc-4444dddd5555")
        .help(
            used_as(&client_id, &draft.client_id, language)
                .unwrap_or_else(|| say(language, "window-consent-client-id-help", &[])),
        )
        .error(client_id.problem().map(|problem| remark(problem, language)))
        .id(CLIENT_ID);
    let tenant_field = field(say(language, "window-consent-tenant", &[]), &draft.tenant)
        .on_input(|text| Message::Typed(Input::Tenant, text))
        .placeholder("example.com")
        .help(
            used_as(&tenant, &draft.tenant, language)
                .unwrap_or_else(|| say(language, "window-consent-tenant-help", &[])),
        )
        .error(tenant_error.map(|problem| remark(&problem, language)))
        .id("consent-tenant");
    let fields = [Element::from(client_id_field), Element::from(tenant_field)]
        .map(|field| container(field).max_width(ID_WIDTH).width(Length::Fixed(ID_WIDTH)).into());
    Row::with_children(fields).spacing(space::MEDIUM).wrap().vertical_spacing(space::MEDIUM).into()
}

/// Clouds that hardly anybody needs, behind a line. Practice has addresses of its
/// own, and nobody is to learn from it to enter some.
pub(super) fn other_clouds(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let draft = &context.draft;
    let clouds = vec![
        Choice::new(CloudDraft::Worldwide, say(language, "window-consent-worldwide", &[])),
        Choice::new(CloudDraft::UsGovernment, say(language, "window-consent-us-government", &[])),
        Choice::new(CloudDraft::China, say(language, "window-consent-china", &[])),
        Choice::new(CloudDraft::Custom, say(language, "window-consent-custom", &[])),
    ];
    let mut parts = column![
        secondary(say(language, "window-consent-cloud-help", &[])),
        chips("consent-cloud", clouds, &draft.cloud, Message::Cloud),
    ]
    .spacing(space::MEDIUM);
    if draft.cloud == CloudDraft::Custom {
        parts = parts.push(own_addresses(context));
    }
    let elsewhere = draft.cloud != CloudDraft::Worldwide && context.practice.is_none();
    disclosure(say(language, "window-consent-cloud", &[]), panel::card(parts)).open(elsewhere).into()
}

/// What is wrong and how to mend it, in the room below a field.
fn remark(problem: &Problem, language: Language) -> String {
    let text = problem.window_text(language);
    match text.remedies.first() {
        Some(remedy) => format!("{} {remedy}", text.what),
        None => text.what,
    }
}

/// What a pasted text is taken for, where it holds more than that.
fn used_as(checked: &Checked, typed: &str, language: Language) -> Option<String> {
    let value = checked.value().filter(|value| !value.eq_ignore_ascii_case(typed.trim()))?;
    Some(say(language, "window-consent-used-as", &[("value", value.as_str().into())]))
}

/// Addresses of one's own, instead of one of Microsoft's clouds.
fn own_addresses<'a>(context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let draft = &context.draft;
    let wrong = draft.application().err().unwrap_or_default();
    let input =
        |input: Input, label: String, value: &'a str, id: &'static str| -> field::Field<'a, Message> {
            let place = match input {
                Input::Authority => Field::Authority,
                Input::ImapServer => Field::ImapServer,
                Input::Scope => Field::Scope,
                _ => Field::MicrosoftCertificate,
            };
            let problem =
                wrong.iter().find(|(field, _)| *field == place).filter(|_| !value.trim().is_empty());
            field(label, value)
                .on_input(move |text| Message::Typed(input, text))
                .error(problem.map(|(_, problem)| complaint(problem, language)))
                .id(id)
        };
    let authority = input(
        Input::Authority,
        say(language, "window-consent-authority", &[]),
        &draft.authority,
        "consent-authority",
    )
    .placeholder("https://login.example.com/tenant")
    .help(say(language, "window-consent-authority-help", &[]));
    let imap = input(
        Input::ImapServer,
        say(language, "window-consent-imap", &[]),
        &draft.imap_server,
        "consent-imap",
    )
    .placeholder("imap.example.com:993");
    let scope =
        input(Input::Scope, say(language, "window-consent-scope", &[]), &draft.scope, "consent-scope")
            .placeholder(details(draft.cloud.into()).scope)
            .help(say(language, "window-consent-scope-help", &[]));
    let certificate = input(
        Input::Certificate,
        say(language, "window-consent-certificate", &[]),
        &draft.microsoft_certificate,
        "consent-certificate",
    )
    .help(say(language, "window-consent-certificate-help", &[]));
    let tls = check_box(
        "consent-imap-tls",
        say(language, "window-consent-imap-tls", &[]),
        Some(say(language, "window-consent-imap-tls-help", &[])),
        draft.imap_tls,
        Message::ImapTls,
    );
    column![authority, imap, tls, scope, certificate].spacing(space::LARGE).into()
}

/// What a person enters in the admin center, each value to copy.
fn what_to_register<'a>(context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let registration = details(context.draft.cloud.into());
    let copied = |value: &str| -> Element<'a, Message> {
        row![body(value.to_owned()).width(Length::Fill), copy(value, language)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
    };
    let permissions = registration.permissions.iter().map(|permission| copied(permission));
    let facts = panel::facts(vec![
        (say(language, "window-consent-where", &[]), copied(&registration.applications)),
        (say(language, "window-consent-name", &[]), copied(registration.name)),
        (say(language, "window-consent-platform", &[]), body(registration.platform(language)).into()),
        (say(language, "window-consent-redirect", &[]), copied(registration.redirect_uri)),
        (
            say(language, "window-consent-permissions", &[]),
            Column::with_children(permissions).spacing(space::HAIR).into(),
        ),
        (
            say(language, "window-consent-switch", &[]),
            column![
                body(registration.public_client_switch(language)),
                secondary(say(language, "window-consent-switch-help", &[])),
            ]
            .into(),
        ),
    ]);
    let all = labelled(say(language, "window-consent-copy-all", &[]), registration.text(language), language);
    let card = panel::card(
        column![
            row![body(say(language, "window-consent-register-what", &[])).width(Length::Fill), all]
                .spacing(space::MEDIUM),
            facts,
            secondary(say(language, "window-consent-no-secret", &[])),
        ]
        .spacing(space::MEDIUM),
    );
    card.into()
}

/// The application that was registered for Zammad itself serves too.
fn of_zammad(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let registration = details(context.draft.cloud.into());
    let checked = context.draft.checked_client_id();
    let page = checked.value().and_then(|client_id| registration.authentication_page(client_id));
    let mut add = Column::new().push(body(say(language, "window-consent-zammad-add", &[])));
    add = add.push(
        row![strong(registration.redirect_uri), copy(registration.redirect_uri, language),]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center),
    );
    add =
        add.push(page.map(|page| {
            labelled(say(language, "window-consent-zammad-page", &[]), page.to_string(), language)
        }));
    let checked = checked_secret(context);
    let typed = context.client_secret.as_ref().map_or("", ExposeSecret::expose_secret);
    let secret = field(say(language, "window-consent-secret", &[]), typed)
        .on_input(|text| Message::Secret(SecretString::from(text)))
        .secret(true)
        .help(say(language, "window-consent-secret-help", &[]))
        .error(checked.problem().map(|problem| remark(problem, language)))
        .id("consent-secret");
    let by_secret =
        column![body(say(language, "window-consent-zammad-secret", &[])), secret].spacing(space::MEDIUM);
    let by_secret = disclosure(say(language, "window-consent-zammad-or", &[]), by_secret)
        .open(context.client_secret.is_some());
    let card =
        panel::card(column![add.spacing(space::SMALL), Element::from(by_secret)].spacing(space::MEDIUM));
    card.into()
}

/// The first thing that is missing or wrong, in a few words for the bar.
pub(super) fn missing(context: &Context) -> Option<String> {
    let language = context.language;
    if matches!(checked_secret(context), Checked::Wrong(_)) {
        return Some(say(language, "window-consent-waits-secret", &[]));
    }
    let wrong = context.draft.application().err()?;
    let (field, _) = wrong.first()?;
    let mut draft = context.draft.clone();
    let empty = |input: Input, draft: &mut _| place(input, draft).trim().is_empty();
    Some(match field {
        Field::ClientId if empty(Input::ClientId, &mut draft) => {
            say(language, "window-consent-waits-client-id", &[])
        }
        Field::ClientId => say(language, "window-consent-waits-client-id-wrong", &[]),
        Field::Tenant => say(language, "window-consent-waits-tenant", &[]),
        _ => say(language, "window-consent-waits-addresses", &[]),
    })
}
