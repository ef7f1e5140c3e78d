//! Finding or making the customer of a ticket.
//!
//! In import mode Zammad does not look whether an address is already taken
//! (docs/zammad.md#import-mode), and its user search may lag behind where
//! Elasticsearch answers it. So before a user is made, two looks are taken: the
//! user search, and the tickets of a customer with that address, which the
//! database answers at once, so that everyone who ever wrote is found. What
//! remains is a user made by somebody else, without a ticket, within the last
//! seconds: then a second user with the same address could come to be, which
//! costs a merge of two users, and no mail. Outside import mode Zammad refuses
//! the second user, and we look again.
//!
//! A name is sent as Zammad's own intake has it, in one piece: Zammad splits it and
//! sees to its capitals by itself (docs/zammad.md#names-of-users).

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::RequestOutcome;
use super::{Client, Failure};
use crate::problem::Problem;

/// Looks after Zammad said that an address is taken, while its index is still
/// catching up.
const LOOKS: u32 = 4;

#[derive(Deserialize)]
struct UserReply {
    id: u64,
    login: Option<String>,
    email: Option<String>,
    firstname: Option<String>,
    lastname: Option<String>,
    active: Option<bool>,
    #[serde(default)]
    role_ids: Vec<u64>,
}

/// Ids of the roles Admin and Agent, as the seeds give them.
const STAFF_ROLES: [u64; 2] = [1, 2];

impl UserReply {
    /// A customer without first and last name. Nothing is missing from whoever
    /// works for the helpdesk.
    fn is_nameless(&self) -> bool {
        let is_blank = |name: &Option<String>| name.as_deref().is_none_or(|name| name.trim().is_empty());
        is_blank(&self.firstname)
            && is_blank(&self.lastname)
            && !self.role_ids.iter().any(|role| STAFF_ROLES.contains(role))
    }
}

impl From<UserReply> for Customer {
    fn from(user: UserReply) -> Self {
        Self { id: user.id, is_nameless: user.is_nameless() }
    }
}

/// A user in Zammad, known or made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customer {
    /// The user's id.
    pub id: u64,
    /// A customer whom Zammad knows no name of.
    pub is_nameless: bool,
}

/// Users asked for at once; Zammad gives up to 1,000 (docs/zammad.md#lists).
const USERS_AT_ONCE: &str = "500";

/// A helpdesk with more users than 100,000 is not counted through.
const USER_PAGES: usize = 200;

#[derive(Deserialize)]
struct AddressReply {
    id: u64,
    email: Option<String>,
}

impl Client {
    /// Addresses of all users, lower-case: a request for every 500 of them.
    /// `None` where the token may not see them, or they are too many.
    pub async fn user_addresses(&self) -> Result<Option<HashSet<String>>, Problem> {
        let mut addresses = HashSet::new();
        let mut last = 0;
        for page in 1..=USER_PAGES {
            let page = page.to_string();
            let query = [("page", page.as_str()), ("per_page", USERS_AT_ONCE), ("sort_by", "id")];
            let users: Vec<AddressReply> = match self.get("users", &query).await {
                Ok(users) => users,
                Err(failure) if failure.is_forbidden() => return Ok(None),
                Err(failure) => return Err(failure.into()),
            };
            let newest = users.iter().map(|user| user.id).max().unwrap_or(0);
            // A server that does not page gives the same again.
            if newest <= last {
                return Ok(Some(addresses));
            }
            last = newest;
            addresses
                .extend(users.into_iter().filter_map(|user| user.email).map(|email| email.to_lowercase()));
        }
        Ok(None)
    }

    /// The user with exactly this address, made if there is none; one without an
    /// address that Zammad takes is known by a login alone. Never called for two
    /// addresses at once.
    pub async fn ensure_customer(&self, email: &str, name: &str) -> Result<Customer, Problem> {
        match self.ensure_addressee(email, name).await? {
            Some(customer) => Ok(customer),
            None => self.ensure_without_address(&email.trim().to_lowercase(), name).await,
        }
    }

    /// The user with exactly this address, made if there is none. `None`: it is no
    /// address that Zammad takes. Never called for two addresses at once.
    pub async fn ensure_addressee(&self, email: &str, name: &str) -> Result<Option<Customer>, Problem> {
        let email = email.trim().to_lowercase();
        if !looks_like_an_address(&email) {
            return Ok(None);
        }
        if let Some(found) = self.look_for_customer(&email).await? {
            return Ok(Some(found));
        }
        let mut user = name_fields(name);
        user["email"] = json!(email);
        match self.post::<UserReply>("users", &[], user).await {
            Ok(user) => Ok(Some(user.into())),
            Err(failure) if failure.is_unacceptable() && complains_of_the_address(&failure) => Ok(None),
            Err(failure) if failure.is_unacceptable() => match self.look_again(&email).await? {
                Some(found) => Ok(Some(found)),
                None => Err(refused(&failure)),
            },
            // It may have been made all the same, and must not be made again.
            Err(failure) if failure.outcome == RequestOutcome::Unknown => match self.look_again(&email).await
            {
                Ok(Some(found)) => Ok(Some(found)),
                _ => Err(failure.into()),
            },
            Err(failure) => Err(failure.into()),
        }
    }

    /// Id of the newest user; `None` where the token may not see it.
    ///
    /// # Errors
    /// What the request met.
    pub async fn newest_user(&self) -> Result<Option<u64>, Problem> {
        let query = [("sort_by", "id"), ("order_by", "desc"), ("page", "1"), ("per_page", "1")];
        match self.get::<Vec<AddressReply>>("users", &query).await {
            Ok(users) => Ok(users.iter().map(|user| user.id).max()),
            Err(failure) if failure.is_forbidden() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Gives a customer a name who has none, as Zammad's own intake does when a later
    /// mail has it; one with a name keeps it. Whether a name was given: a refusal
    /// is none, since the mail can do without.
    pub async fn name_customer(&self, id: u64, name: &str) -> Result<bool, Problem> {
        let path = format!("users/{id}");
        let user: UserReply = match self.get(&path, &[]).await {
            Ok(user) => user,
            Err(failure) if failure.is_missing() || failure.is_forbidden() => return Ok(false),
            Err(failure) => return Err(failure.into()),
        };
        if !user.is_nameless() || name.trim().is_empty() {
            return Ok(false);
        }
        match self.put(&path, name_fields(name)).await {
            Ok(()) => Ok(true),
            Err(failure) if failure.is_missing() || failure.is_forbidden() || failure.is_unacceptable() => {
                tracing::warn!(id, "a customer without a name could not be given one");
                Ok(false)
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn look_for_customer(&self, email: &str) -> Result<Option<Customer>, Failure> {
        if let Some(found) = self.search_user(email, email).await? {
            return Ok(Some(found));
        }
        let plain = email.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"@.-_".contains(&byte));
        if !plain && let Some(found) = self.search_user(&quoted(email), email).await? {
            return Ok(Some(found));
        }
        self.customer_of_tickets(email).await
    }

    /// Zammad's user search finds parts of names and addresses, so that the
    /// exact one is picked out. Without Elasticsearch it takes the words as
    /// they are; with it, they are a query in which an address stands quoted.
    async fn search_user(&self, query: &str, email: &str) -> Result<Option<Customer>, Failure> {
        let users: Vec<UserReply> =
            match self.get("users/search", &[("query", query), ("limit", "200"), ("expand", "true")]).await {
                Ok(users) => users,
                // A query that Elasticsearch cannot read is no answer.
                Err(failure) if failure.is_unacceptable() || failure.status == Some(500) => return Ok(None),
                Err(failure) => return Err(failure),
            };
        Ok(exact(users, email))
    }

    /// The customer of a ticket whose address is this one, asked of the
    /// database. Where the condition is not understood, nobody is found.
    async fn customer_of_tickets(&self, email: &str) -> Result<Option<Customer>, Failure> {
        let condition = json!({ "customer.email": { "operator": "is", "value": email } });
        let query = json!({ "condition": condition, "expand": true, "limit": 1, "per_page": 1 });
        let tickets: Vec<super::tickets::TicketReply> =
            match self.post("tickets/search", &[("expand", "true")], query).await {
                Ok(tickets) => tickets,
                Err(failure) if failure.is_unacceptable() || failure.status.is_some_and(|s| s >= 500) => {
                    return Ok(None);
                }
                Err(failure) => return Err(failure),
            };
        let Some(id) = tickets.first().and_then(|ticket| ticket.customer_id) else { return Ok(None) };
        // A condition that was ignored gives anybody's ticket.
        let user: UserReply = match self.get(&format!("users/{id}"), &[]).await {
            Ok(user) => user,
            Err(failure) if failure.is_missing() || failure.is_forbidden() => return Ok(None),
            Err(failure) => return Err(failure),
        };
        Ok(exact(vec![user], email))
    }

    /// The user is most likely there, and the search does not know it yet.
    async fn look_again(&self, email: &str) -> Result<Option<Customer>, Failure> {
        let quoted = quoted(email);
        for pause in self.pauses(LOOKS) {
            for query in [email, quoted.as_str()] {
                if let Some(found) = self.search_user(query, email).await? {
                    return Ok(Some(found));
                }
            }
            if let Some(found) = self.customer_of_tickets(email).await? {
                return Ok(Some(found));
            }
            tokio::time::sleep(pause).await;
        }
        Ok(None)
    }

    /// A user for a sender without an address that Zammad takes: known by a login
    /// alone (docs/zammad.md#customers).
    async fn ensure_without_address(&self, address: &str, name: &str) -> Result<Customer, Problem> {
        let login = stand_in_login(address, name);
        let users: Vec<UserReply> = self
            .get("users/search", &[("query", login.as_str()), ("limit", "200"), ("expand", "true")])
            .await?;
        let known = users.into_iter().find(|user| user.login.as_deref() == Some(login.as_str()));
        if let Some(user) = known {
            return Ok(user.into());
        }
        let mut user = name_fields(if name.trim().is_empty() { &login } else { name });
        user["login"] = json!(login);
        match self.post::<UserReply>("users", &[], user).await {
            Ok(user) => Ok(user.into()),
            Err(failure) if failure.is_unacceptable() => Err(refused(&failure)),
            Err(failure) => Err(failure.into()),
        }
    }
}

/// An address as Elasticsearch reads it whole.
fn quoted(email: &str) -> String {
    format!("email:\"{}\"", email.replace(['"', '\\'], ""))
}

fn refused(failure: &Failure) -> Problem {
    Problem::message("zammad-customer-refused").words(failure.problem.server_words().unwrap_or_default())
}

/// The user with exactly this address; an active one first, then the oldest.
fn exact(mut users: Vec<UserReply>, email: &str) -> Option<Customer> {
    users.retain(|user| user.email.as_deref().is_some_and(|found| found.trim().to_lowercase() == email));
    users.sort_by_key(|user| (user.active == Some(false), user.id));
    users.into_iter().next().map(Customer::from)
}

fn complains_of_the_address(failure: &Failure) -> bool {
    let words = failure.problem.server_words().unwrap_or_default().to_lowercase();
    words.contains("invalid email")
}

/// Whether it is worth offering to Zammad as an address at all.
pub fn looks_like_an_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

/// A login that is the same for the same sender in every run, and no address.
fn stand_in_login(address: &str, name: &str) -> String {
    let (firstname, lastname) = split_name(name);
    let identity = format!("{address}\n{firstname}\n{lastname}").to_lowercase();
    let digest = super::super::columns::message_id_md5(&identity);
    format!("mailferry-{}", &digest[..16])
}

/// Characters that each of a user's two names holds.
const NAME_COLUMN: usize = 100;

/// A display name as the fields of a user: in one piece, which Zammad splits, unless
/// it is longer than a column.
fn name_fields(name: &str) -> Value {
    let (firstname, lastname) = names(name);
    json!({ "firstname": firstname, "lastname": lastname })
}

/// The same as the two names themselves.
pub(in crate::zammad) fn names(name: &str) -> (String, String) {
    let name = name.replace('\0', "");
    let name = name.trim();
    if name.chars().count() <= NAME_COLUMN {
        return (name.to_owned(), String::new());
    }
    split_name(name)
}

/// First and last name of a display name: "Last, First" or split at the first blank.
fn split_name(name: &str) -> (String, String) {
    let name = name.replace('\0', "");
    let name = name.trim();
    let (first, last) = match name.split_once(", ") {
        Some((last, first)) => (first, last),
        None => name.split_once(char::is_whitespace).unwrap_or((name, "")),
    };
    let cut = |part: &str| part.trim().chars().take(NAME_COLUMN).collect::<String>();
    (cut(first), cut(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_in_one_piece_unless_it_is_longer_than_a_column() {
        let long = format!("Jane {}", "Doe ".repeat(40));
        assert_eq!(name_fields(" Doe, JANE "), json!({ "firstname": "Doe, JANE", "lastname": "" }));
        let fields = name_fields(&long);
        assert_eq!(fields["firstname"], "Jane");
        assert_eq!(fields["lastname"].as_str().map(str::len), Some(NAME_COLUMN));
    }

    #[test]
    fn only_a_customer_without_any_name_is_nameless() {
        let user = |firstname: &str, lastname: &str, role| {
            let user = json!({ "id": 9, "firstname": firstname, "lastname": lastname, "role_ids": [role] });
            serde_json::from_value::<UserReply>(user).expect("a user").is_nameless()
        };
        assert!(user("", " ", 3));
        for (firstname, lastname, role) in [("Ann", "", 3), ("", "Lee", 3), ("", "", 2), ("", "", 1)] {
            assert!(!user(firstname, lastname, role), "{firstname} {lastname} {role}");
        }
    }

    #[test]
    fn a_long_display_name_is_split_as_zammad_splits_it() {
        let cases = [
            ("Jane Doe", ("Jane", "Doe")),
            ("Jane van der Doe", ("Jane", "van der Doe")),
            ("Doe, Jane", ("Jane", "Doe")),
            ("Jane", ("Jane", "")),
            ("", ("", "")),
            (" Jörg  Müller ", ("Jörg", "Müller")),
        ];
        for (name, (first, last)) in cases {
            assert_eq!(split_name(name), (first.to_owned(), last.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_sender_without_an_address_gets_the_same_login_each_time() {
        let login = stand_in_login("/O=EXAMPLE/CN=JANE", "Jane Doe");
        assert_eq!(login, stand_in_login("/o=example/cn=jane", "doe, jane"));
        assert_ne!(login, stand_in_login("/o=example/cn=john", "jane doe"));
        assert!(!login.contains('@'));
    }

    #[test]
    fn only_the_exact_address_counts() {
        let user = |id, email: &str, active| UserReply {
            id,
            login: None,
            email: Some(email.to_owned()),
            firstname: None,
            lastname: None,
            active: Some(active),
            role_ids: Vec::new(),
        };
        let users =
            vec![user(1, "ann@x.org.example", true), user(4, "Ann@X.org", false), user(9, "ann@x.org", true)];
        assert_eq!(exact(users, "ann@x.org").map(|user| user.id), Some(9));
    }
}
