//! Users as Zammad's own intake would have made them, and articles that its window
//! folds.

use mailferry::practice::helpdesk::UserCopy;

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter};

fn from(letter: Letter, from: &str) -> Letter {
    Letter { from: from.to_owned(), ..letter }
}

fn user(journey: &Journey, email: &str) -> Option<UserCopy> {
    journey.snapshot().users.into_iter().find(|user| user.email == email)
}

fn name(journey: &Journey, email: &str) -> (String, String) {
    let user = user(journey, email).expect("a user");
    (user.firstname, user.lastname)
}

fn named(first: &str, last: &str) -> (String, String) {
    (first.to_owned(), last.to_owned())
}

fn puts(journey: &Journey) -> u64 {
    let requests = journey.helpdesk.requests();
    requests.iter().filter(|(route, _)| route.starts_with("PUT /api/v1/users")).map(|(_, count)| count).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_without_a_name_gets_it_from_a_later_mail_once() {
    let mut journey = Journey::start().await;
    for letter in [
        from(Letter::archived("first", 9), "info@fabrikam.example"),
        // In the same run, and again: once.
        from(Letter::archived("named", 8), "\"INFO DESK\" <Info@fabrikam.example>"),
        from(Letter::archived("other", 7), "Another Name <info@fabrikam.example>"),
        from(Letter::archived("nameless", 6), "sales@fabrikam.example"),
        from(Letter::archived("capitals", 5), "\"DOE, JANE\" <jane@fabrikam.example>"),
        from(Letter::archived("dotted", 4), "ann.lee@fabrikam.example"),
    ] {
        journey.deliver_letter(&letter);
    }
    let ended = journey.import_all().await;
    // Made with the name of the next mail, or given it where that came to be read
    // after the first was sent.
    let given = ended.balance("customers_named");
    assert!(given <= 1, "{ended}");
    assert_eq!(name(&journey, "info@fabrikam.example"), named("Info", "Desk"));
    assert_eq!(name(&journey, "sales@fabrikam.example"), named("", ""));
    assert_eq!(name(&journey, "jane@fabrikam.example"), named("Jane", "Doe"));
    assert_eq!(name(&journey, "ann.lee@fabrikam.example"), named("Ann", "Lee"));
    assert_eq!(puts(&journey), given);

    // A later run knows who still lacks one, and asks for nobody else.
    journey.deliver_letter(&from(Letter::archived("later", 3), "Sales <sales@fabrikam.example>"));
    journey.deliver_letter(&from(Letter::archived("again", 2), "Janet Roe <jane@fabrikam.example>"));
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("customers_named"), given + 1, "{ended}");
    assert_eq!(name(&journey, "sales@fabrikam.example"), named("Sales", ""));
    assert_eq!(name(&journey, "jane@fabrikam.example"), named("Jane", "Doe"), "a name is never changed");
    assert_eq!(puts(&journey), given + 1);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_names_a_customer_meanwhile_is_not_overruled() {
    let mut journey = Journey::start().await;
    journey.deliver_letter(&from(Letter::archived("first", 9), "info@fabrikam.example"));
    journey.import_all().await;
    let client =
        mailferry::zammad::Client::new(&journey.helpdesk.url(), journey.helpdesk.token().into(), None);
    let client = client.expect("a client");
    let id = user(&journey, "info@fabrikam.example").expect("a user").id;
    assert!(client.name_customer(id, "Front Office").await.expect("named"));
    assert!(!client.name_customer(id, "Back Office").await.expect("left as it is"));

    journey.deliver_letter(&from(Letter::archived("later", 3), "Info <info@fabrikam.example>"));
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("customers_named"), 0, "{ended}");
    assert_eq!(name(&journey, "info@fabrikam.example"), named("Front", "Office"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_in_to_and_cc_become_users_only_where_the_plan_asks_for_it() {
    let mut journey = Journey::start().await;
    let mut letter = Letter::archived("first", 9);
    letter.to = format!("{MAILBOX}, Ben <ben@partner.example>");
    letter.header = "Cc: \"KIM, LEE\" <lee@partner.example>, nobody, Not There <q@invalid>\r\n".to_owned();
    journey.deliver_letter(&letter);
    let mut sent = Letter::archived("sent", 8).by_us("Ben Two <ben@partner.example>, eve@partner.example");
    sent.header = format!("Cc: {MAILBOX}\r\n");
    journey.deliver_letter(&sent);

    let checked = journey.check().await;
    assert_eq!(checked.summary["forecast"]["new_addressees"], 0, "{checked}");
    journey.plan.create_users = "everyone";
    let checked = journey.check().await;
    let forecast = &checked.summary["forecast"];
    assert_eq!(forecast["new_customers"], 2, "first and ben: {checked}");
    assert!(forecast["new_addressees"].as_u64().is_some_and(|people| (2..=3).contains(&people)), "{checked}");

    journey.import_all().await;
    assert_eq!(name(&journey, "ben@partner.example"), named("Ben", ""), "the first mail that has a name");
    assert_eq!(name(&journey, "lee@partner.example"), named("Lee", "Kim"));
    assert!(user(&journey, "eve@partner.example").is_some());
    assert!(user(&journey, MAILBOX).is_none(), "the helpdesk itself is nobody");
    assert!(journey.snapshot().users.iter().all(|user| !user.login.starts_with("mailferry-")));
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_that_wish_only_who_wrote_and_whose_ticket_it_is_become_users() {
    let mut journey = Journey::start().await;
    let mut letter = Letter::archived("first", 9);
    letter.header = "Cc: Lee <lee@partner.example>\r\n".to_owned();
    journey.deliver_letter(&letter);
    let before = journey.snapshot().users.len();
    journey.import_all().await;
    assert_eq!(journey.snapshot().users.len(), before + 1);
    assert!(user(&journey, "lee@partner.example").is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quoted_mail_is_marked_so_that_zammads_window_folds_it() {
    let mut journey = Journey::start().await;
    let raw = "From: Ann <ann@fabrikam.example>\r\nTo: support@contoso.example\r\nSubject: Re: Boiler\r\n\
        Message-ID: <quoting@fabrikam.example>\r\nDate: Tue, 12 Mar 2024 09:15:00 +0100\r\n\
        Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><div class=WordSection1><p class=MsoNormal>It works.</p>\
        <div style='border:none'><p class=MsoNormal><b>From:</b> Support &lt;support@contoso.example&gt;<br>\
        <b>Sent:</b> Monday</p></div><p>Does it?</p></div></body></html>\r\n";
    journey.deliver("INBOX", raw.as_bytes(), crate::support::journey::cut_off(), "");
    journey.import_all().await;
    let (_, article) = journey.article("<quoting@fabrikam.example>");
    let (new, quoted) =
        article.body.split_once("<span class=\"js-signatureMarker\"></span>").expect("a mark that is kept");
    assert!(new.contains("It works.") && !new.contains("From:"), "{}", article.body);
    assert!(quoted.contains("From:") && quoted.contains("Does it?"), "{}", article.body);
}
