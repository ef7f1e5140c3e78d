//! `mailferry sign-in`: a person signs in, and is remembered; or, for other
//! commands, signs in for one run only.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::json;

use super::session::{self, MailboxTokens};
use super::{Exit, SignInArguments, words};
use crate::mailbox::imap::FixedToken;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::consent::Consents;
use crate::microsoft::device::DeviceSignIn;
use crate::microsoft::sign_in::{Asked, LIMIT, SignIn};
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application, SignedIn};
use crate::plan::{MicrosoftPlan, Plan};
use crate::problem::{Language, Problem};

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
    let outcome = tokio::select! {
        outcome = sign_in(&application, &plan, known.as_ref(), &way) => outcome,
        _ = session::interrupted() => {
            words::hint("\nCancelled. Nothing was kept.");
            return Ok(Exit::Again);
        }
    };
    Consents::of_person()?.note_sign_in(&application, outcome.as_ref().map(|_| ()))?;
    let signed_in = outcome?;
    is_expected(&signed_in.account, &plan.microsoft)?;
    accounts.remember(&application, &signed_in).await?;
    tell(&signed_in.account, &plan.microsoft, arguments.output.json);
    Ok(Exit::Done)
}

async fn ask_for_client_secret() -> Result<SecretString, Problem> {
    let secret = session::read_secret("Client secret (the Value, not the Secret ID): ").await?;
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
) -> Result<MailboxTokens, Problem> {
    let application = session::application(plan);
    let way = Way { device_code, open_browser: true, limit: LIMIT, json };
    let outcome = tokio::select! {
        outcome = sign_in(&application, plan, None, &way) => outcome,
        _ = session::interrupted() => Err(Problem::passing("sign-in-interrupted")),
    };
    let signed_in = outcome?;
    is_expected(&signed_in.account, &plan.microsoft)?;
    if !json {
        words::hint(&format!("Signed in as {} for this run; nothing is kept.", signed_in.account.username));
    }
    let accounts = Accounts::memory();
    match accounts.remember(&application, &signed_in).await {
        Ok(remembered) => {
            let manager = TokenManager::new(accounts, remembered, application);
            Ok(MailboxTokens::SignedIn(manager.starting_with(signed_in.tokens)))
        }
        // It serves until the access token ends.
        Err(problem) if problem.code() == "account-without-renewal" => {
            words::hint(&words::problem_text("caution", &problem));
            Ok(MailboxTokens::Given(FixedToken(signed_in.tokens.access)))
        }
        Err(problem) => Err(problem),
    }
}

async fn sign_in(
    application: &Application,
    plan: &Plan,
    known: Option<&Account>,
    way: &Way,
) -> Result<SignedIn, Problem> {
    let json = way.json;
    if way.device_code {
        let device = DeviceSignIn::begin(application, Language::English).await?;
        tell_device(&device, &plan.microsoft.account, json);
        return device.finish().await;
    }
    let asked = known
        .map_or_else(|| Asked::anew(Language::English), |account| Asked::again(account, Language::English))
        .expecting(&plan.microsoft.account);
    let sign_in = SignIn::begin(application, asked).await?;
    tell_link(sign_in.link().as_str(), &plan.microsoft.account, json);
    if way.open_browser
        && let Err(problem) = sign_in.open_browser()
    {
        words::hint(&words::problem_text("caution", &problem));
    }
    sign_in.finish(way.limit).await
}

fn tell_link(link: &str, account: &str, json: bool) {
    if json {
        words::say(&json!({ "event": "link", "link": link, "account": account }).to_string());
        return;
    }
    words::hint(&format!(
        "Sign in as {account} in the browser. If it does not open, open this address on this machine \
         (in a private window, if the browser takes another account):\n\n{link}\n\n\
         Waiting; Ctrl-C cancels. Where no browser can reach this machine, use --device-code."
    ));
}

fn tell_device(device: &DeviceSignIn, account: &str, json: bool) {
    if json {
        let line = json!({
            "event": "device-code",
            "address": device.verification_uri().as_str(),
            "user_code": device.user_code(),
            "expires": device.expires(),
            "account": account,
        });
        words::say(&line.to_string());
        return;
    }
    words::hint(&format!(
        "Sign in as {account} on any device:\n\n  address  {}\n  code     {}\n\nWaiting; Ctrl-C cancels.",
        device.verification_uri(),
        device.user_code()
    ));
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
            "event": "signed-in",
            "account": account.username,
            "name": account.name,
            "mailbox": plan.mailbox,
            "owner": owner,
            "exit": Exit::Done as u8,
        });
        words::say(&line.to_string());
        return;
    }
    let name = account.name.as_deref().map_or_else(String::new, |name| format!(" ({name})"));
    words::say(&format!("Signed in as {}{name}; remembered in the system's keychain.", account.username));
    if !owner {
        words::say(&format!(
            "The mailbox is {}: it opens where this account is a member of it with full access.",
            plan.mailbox
        ));
    }
}
