//! `mailferry sign-in`: a person signs in, and is remembered; or, for other
//! commands, signs in for one run only.

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use serde_json::json;

use super::arguments::SignInArguments;
use super::objects::{self, Object};
use super::{Exit, session, words};
use crate::mailbox::TokenSource;
use crate::mailbox::imap::FixedToken;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::consent::Consents;
use crate::microsoft::device::DeviceSignIn;
use crate::microsoft::sign_in::{Asked, LIMIT, SignIn};
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application, SignedIn};
use crate::plan::{MicrosoftPlan, Plan};
use crate::problem::Problem;

pub(super) async fn run(arguments: &SignInArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let accounts = Accounts::system()?;
    // Tried first: nobody should sign in for a keychain that takes nothing.
    accounts.keychain().try_out().await?;
    let mut application = accounts.with_client_secret(session::application(&plan)).await?;
    if arguments.client_secret {
        application.client_secret = Some(ask_for_client_secret().await?);
    }
    let known = accounts.find(&application, &plan.microsoft.account)?.map(|known| known.account);
    let way = Way {
        device_code: arguments.device_code,
        open_browser: !arguments.no_browser,
        limit: Duration::from_secs(arguments.wait),
        json: arguments.output.json,
    };
    let consents = Consents::of_person()?;
    let keep = async |signed_in: SignedIn| {
        consents.note_sign_in(&application, Ok(()))?;
        is_expected(&signed_in.account, &plan.microsoft)?;
        accounts.remember(&application, &signed_in).await?;
        Ok(signed_in.account)
    };
    let outcome = tokio::select! {
        outcome = sign_in(&application, &plan, known.as_ref(), &way, keep) => outcome,
        _ = session::interrupted() => {
            words::hint(&format!("\n{}", words::word("command-cancelled", &[])));
            return Ok(Exit::Again);
        }
    };
    if let Err(problem) = &outcome {
        consents.note_sign_in(&application, Err(problem))?;
    }
    tell(&outcome?, &plan.microsoft, arguments.output.json);
    Ok(Exit::Done)
}

async fn ask_for_client_secret() -> Result<SecretString, Problem> {
    let secret = session::read_secret(format!("{} ", words::word("command-client-secret", &[]))).await?;
    secret.ok_or_else(|| Problem::usage("secret-empty"))
}

/// How a person signs in from the terminal.
struct Way {
    device_code: bool,
    open_browser: bool,
    limit: Duration,
    json: bool,
}

/// Has the plan's account sign in for this run only: everything is held in
/// memory, and renewed there.
pub(super) async fn for_this_run(
    plan: &Plan,
    device_code: bool,
    json: bool,
) -> Result<Arc<dyn TokenSource>, Problem> {
    let application = session::application(plan);
    let way = Way { device_code, open_browser: true, limit: LIMIT, json };
    let expected = async |signed_in: SignedIn| {
        is_expected(&signed_in.account, &plan.microsoft)?;
        Ok(signed_in)
    };
    let outcome = tokio::select! {
        outcome = sign_in(&application, plan, None, &way, expected) => outcome,
        _ = session::interrupted() => Err(Problem::passing("sign-in-interrupted")),
    };
    let signed_in = outcome?;
    if !json {
        let account = &signed_in.account.username;
        words::hint(&words::word_of("command-signed-in-for-run", "account", account));
    }
    let accounts = Accounts::memory();
    match accounts.remember(&application, &signed_in).await {
        Ok(remembered) => {
            let manager = TokenManager::new(accounts, remembered, application);
            Ok(Arc::new(manager.starting_with(signed_in.tokens)))
        }
        // It serves until the access token ends.
        Err(problem) if problem.code() == "account-without-renewal" => {
            words::caution(&problem);
            Ok(Arc::new(FixedToken(signed_in.tokens.access)))
        }
        Err(problem) => Err(problem),
    }
}

/// Signs in and does the rest; then the browser is told what came of it.
async fn sign_in<T>(
    application: &Application,
    plan: &Plan,
    known: Option<&Account>,
    way: &Way,
    then: impl AsyncFnOnce(SignedIn) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let json = way.json;
    if way.device_code {
        let device = DeviceSignIn::begin(application, words::language()).await?;
        tell_device(&device, &plan.microsoft.account, json);
        return then(device.finish().await?).await;
    }
    let asked = known
        .map_or_else(|| Asked::anew(words::language()), |account| Asked::again(account, words::language()))
        .expecting(&plan.microsoft.account);
    let sign_in = SignIn::begin(application, asked).await?;
    tell_link(sign_in.link().as_str(), &plan.microsoft.account, json);
    if way.open_browser
        && let Err(problem) = sign_in.open_browser()
    {
        words::caution(&problem);
    }
    sign_in.finish_with(way.limit, then).await
}

fn tell_link(link: &str, account: &str, json: bool) {
    if json {
        return objects::write(Object::Link, json!({ "link": link, "account": account }));
    }
    let values = [("account", account.into()), ("link", link.into())];
    words::hint(&words::word("command-sign-in-link", &values));
}

fn tell_device(device: &DeviceSignIn, account: &str, json: bool) {
    if json {
        let line = json!({
            "address": device.verification_uri().as_str(),
            "user_code": device.user_code(),
            "expires": device.expires(),
            "account": account,
        });
        return objects::write(Object::DeviceCode, line);
    }
    let values = [
        ("account", account.into()),
        ("address", device.verification_uri().as_str().into()),
        ("code", device.user_code().into()),
    ];
    words::hint(&words::word("command-sign-in-device", &values));
}

/// Single sign-on may quietly take somebody else, such as the administrator.
fn is_expected(account: &Account, plan: &MicrosoftPlan) -> Result<(), Problem> {
    if account.username.eq_ignore_ascii_case(&plan.account) {
        return Ok(());
    }
    Err(Problem::person("signed-in-as-another")
        .with("account", &account.username)
        .with("expected", &plan.account))
}

fn tell(account: &Account, plan: &MicrosoftPlan, json: bool) {
    let owner = account.username.eq_ignore_ascii_case(&plan.mailbox);
    if json {
        let line = json!({
            "account": account.username,
            "name": account.name,
            "mailbox": plan.mailbox,
            "owner": owner,
            "exit": Exit::Done as u8,
        });
        return objects::write(Object::SignedIn, line);
    }
    let name = account.name.as_deref().map_or_else(String::new, |name| format!(" ({name})"));
    words::say(&words::word_of("command-signed-in", "account", format!("{}{name}", account.username)));
    if !owner {
        words::say(&words::word_of("command-not-the-owner", "mailbox", &plan.mailbox));
    }
}
