//! What a draft says of Microsoft 365, for the steps that come before the rest
//! of the plan is known.

use super::{CloudDraft, DatesDraft, Draft, Field, FolderDraft};
use crate::microsoft::Application;
use crate::microsoft::registration::{Checked, check_client_id, check_pair, check_tenant};
use crate::plan::{Cloud, MicrosoftPlan};
use crate::problem::Problem;
use jiff::tz::TimeZone;

/// Stands for a mailbox that was not named yet; nobody has it (RFC 2606 section 2).
const NOBODY: &str = "nobody@mailbox.invalid";

impl From<CloudDraft> for Cloud {
    fn from(draft: CloudDraft) -> Self {
        match draft {
            CloudDraft::Worldwide => Self::Worldwide,
            CloudDraft::UsGovernment => Self::UsGovernment,
            CloudDraft::China => Self::China,
            CloudDraft::Custom => Self::Custom,
        }
    }
}

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
        let mut wrong = Vec::new();
        let mut draft = self.alone();
        draft.settle_registration();
        let checked = [(Field::ClientId, self.checked_client_id()), (Field::Tenant, self.checked_tenant())];
        for (field, checked) in checked {
            if let Checked::Wrong(problem) = checked {
                wrong.push((field, problem));
            }
        }
        wrong.extend(check_pair(&draft.client_id, &draft.tenant).map(|problem| (Field::Tenant, problem)));
        match draft.to_plan(&TimeZone::UTC) {
            Ok(plan) if wrong.is_empty() => Ok(plan.microsoft),
            Ok(_) => Err(wrong),
            Err(errors) => {
                // What is wrong in a way of its own is told once.
                let known: Vec<Field> = wrong.iter().map(|(field, _)| *field).collect();
                wrong.extend(errors.into_iter().filter(|(field, _)| !known.contains(field)));
                Err(wrong)
            }
        }
    }

    /// The application, whether or not a mailbox was named.
    ///
    /// # Errors
    /// What is wrong about it or its cloud, each at its field.
    pub fn application(&self) -> Result<Application, Vec<(Field, Problem)>> {
        let anybody = Self { mailbox: NOBODY.to_owned(), account: String::new(), ..self.clone() };
        anybody.microsoft_plan().map(|plan| Application::of(&plan))
    }

    /// The same about Microsoft 365, and harmless choices everywhere else.
    fn alone(&self) -> Self {
        Self {
            cloud: self.cloud,
            tenant: self.tenant.clone(),
            client_id: self.client_id.clone(),
            account: self.account.clone(),
            mailbox: self.mailbox.clone(),
            authority: self.authority.clone(),
            imap_server: self.imap_server.clone(),
            imap_tls: self.imap_tls,
            scope: self.scope.clone(),
            microsoft_certificate: self.microsoft_certificate.clone(),
            helpdesk_address: "https://helpdesk.invalid".to_owned(),
            folders: vec![FolderDraft { path: "INBOX".to_owned(), group: "Users".to_owned() }],
            dates: Some(DatesDraft::Today),
            archive: false,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
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
