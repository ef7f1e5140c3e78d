//! What a draft says of Microsoft 365, for the steps that come before the rest
//! of the plan is known.

use std::path::PathBuf;

use super::judged::{at_fields, filled};
use super::{CloudDraft, Draft, Field};
use crate::microsoft::Application;
use crate::microsoft::registration::{Checked, check_client_id, check_pair, check_tenant};
use crate::plan::MicrosoftPlan;
use crate::plan::judge::{ApplicationSection, Judged, MicrosoftSection};
use crate::problem::Problem;

impl Draft {
    /// The application's id as it was typed, checked.
    pub fn checked_client_id(&self) -> Checked {
        check_client_id(&self.client_id, self.cloud.into())
    }

    /// The tenant as it was typed, checked. Empty is good: `organizations`.
    pub fn checked_tenant(&self) -> Checked {
        check_tenant(&self.tenant, self.cloud.into())
    }

    /// Puts the application's id and the tenant into the form to use, where what
    /// was typed or pasted holds them.
    pub fn settle_registration(&mut self) {
        if let Some(client_id) = self.checked_client_id().value() {
            self.client_id.clone_from(client_id);
        }
        if let Some(tenant) = self.checked_tenant().value() {
            self.tenant.clone_from(tenant);
        }
    }

    /// The part of the plan about Microsoft 365 alone.
    ///
    /// # Errors
    /// Everything that is wrong in it, each at its field.
    pub fn microsoft_plan(&self) -> Result<MicrosoftPlan, Vec<(Field, Problem)>> {
        let draft = self.settled();
        self.beside_registration(draft.microsoft().judge())
    }

    /// The application, whether or not a mailbox was named.
    ///
    /// # Errors
    /// What is wrong about it or its cloud, each at its field.
    pub fn application(&self) -> Result<Application, Vec<(Field, Problem)>> {
        let draft = self.settled();
        self.beside_registration(draft.application_section().judge()).map(Application::from)
    }

    /// With the application's id and the tenant in the form to use.
    fn settled(&self) -> Self {
        let mut draft = self.clone();
        draft.settle_registration();
        draft
    }

    /// What the plan's judge says, beside what is wrong with what was typed of the
    /// registration. A field has that told that is wrong in a way of its own.
    fn beside_registration<T>(&self, judged: Judged<T>) -> Result<T, Vec<(Field, Problem)>> {
        let mut wrong = Vec::new();
        let checked = [(Field::ClientId, self.checked_client_id()), (Field::Tenant, self.checked_tenant())];
        for (field, checked) in checked {
            if let Checked::Wrong(problem) = checked {
                wrong.push((field, problem));
            }
        }
        let draft = self.settled();
        wrong.extend(check_pair(&draft.client_id, &draft.tenant).map(|problem| (Field::Tenant, problem)));
        match judged {
            Ok(part) if wrong.is_empty() => Ok(part),
            judged => {
                let known: Vec<Field> = wrong.iter().map(|(field, _)| *field).collect();
                let said = at_fields(judged.err().unwrap_or_default());
                wrong.extend(said.into_iter().filter(|(field, _)| !known.contains(field)));
                Err(wrong)
            }
        }
    }

    fn application_section(&self) -> ApplicationSection<'_> {
        let section = ApplicationSection {
            cloud: Some(self.cloud.into()),
            tenant: filled(&self.tenant),
            client_id: Some(self.client_id.trim()),
            ..ApplicationSection::default()
        };
        if self.cloud != CloudDraft::Custom {
            return section;
        }
        ApplicationSection {
            authority: Some(self.authority.trim()),
            imap: Some(self.imap_server.trim()),
            imap_tls: Some(self.imap_tls),
            scope: filled(&self.scope),
            ca_file: filled(&self.microsoft_certificate).map(PathBuf::from),
            ..section
        }
    }

    pub(super) fn microsoft(&self) -> MicrosoftSection<'_> {
        MicrosoftSection {
            application: self.application_section(),
            mailbox: Some(self.mailbox.trim()),
            account: filled(&self.account),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    const CLIENT_ID: &str = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5";

    fn draft() -> Draft {
        Draft {
            client_id: CLIENT_ID.to_owned(),
            tenant: "contoso.example".to_owned(),
            mailbox: "support@contoso.example".to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn microsofts_part_is_whole_before_anything_else_was_chosen() {
        let plan = draft().microsoft_plan().expect("a plan");
        assert_eq!(plan.authority, "https://login.microsoftonline.com/contoso.example");
        assert_eq!(
            (plan.mailbox.as_str(), plan.account.as_str()),
            ("support@contoso.example", "support@contoso.example")
        );
        assert!(draft().to_plan(&TimeZone::UTC).is_err(), "the rest is still missing");
    }

    #[test]
    fn the_application_is_known_without_a_mailbox_but_nothing_is_opened_without_one() {
        let draft = Draft { mailbox: String::new(), ..draft() };
        assert_eq!(draft.application().expect("an application").client_id, CLIENT_ID);
        let wrong = draft.microsoft_plan().expect_err("no mailbox");
        assert!(wrong.iter().all(|(field, _)| *field == Field::Mailbox), "{wrong:?}");
    }

    #[test]
    fn what_was_pasted_is_used_in_its_true_form_and_each_mistake_is_told_once_at_its_field() {
        let mut pasted = Draft {
            client_id: format!("Application (client) ID: {}", CLIENT_ID.to_uppercase()),
            tenant: "https://login.microsoftonline.com/contoso.example/v2.0".to_owned(),
            ..draft()
        };
        assert_eq!(pasted.application().map(|application| application.client_id), Ok(CLIENT_ID.to_owned()));
        pasted.settle_registration();
        assert_eq!((pasted.client_id.as_str(), pasted.tenant.as_str()), (CLIENT_ID, "contoso.example"));
        let wrong = Draft { client_id: "Mailferry".to_owned(), tenant: "contoso".to_owned(), ..draft() };
        let fields: Vec<Field> =
            wrong.application().expect_err("wrong").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::ClientId, Field::Tenant]);
        let mixed = Draft { tenant: CLIENT_ID.to_owned(), ..draft() };
        let wrong = mixed.application().expect_err("mixed up");
        assert_eq!(wrong[0].1.code(), "registration-ids-equal");
    }

    #[test]
    fn own_addresses_are_asked_for_only_where_they_count() {
        let custom = Draft { cloud: CloudDraft::Custom, ..draft() };
        let fields: Vec<Field> =
            custom.application().expect_err("missing").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::Authority, Field::ImapServer]);
    }
}
