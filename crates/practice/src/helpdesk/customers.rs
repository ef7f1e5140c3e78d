//! The customer of a new ticket: found, guessed or made.

use jiff::Timestamp;
use serde_json::Value;

use super::names;
use super::records::User;
use super::reply::Refusal;
use super::seed;
use super::store::Store;
use super::table::{self, Row};

/// What a request says of its customer.
#[derive(Debug, Clone)]
pub(super) enum Customer {
    /// A user there is.
    Known(u64),
    /// A user to be made when everything else is in order.
    New(Row),
    /// None was named.
    Missing,
}

/// Whether an address has the form that Zammad takes.
pub(super) fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !address
            .chars()
            .any(|character| character.is_whitespace() || matches!(character, '<' | '>' | ',' | ';'))
}

/// The address that a create would make a new user of, if any.
pub(super) fn address_to_be_made(store: &Store, body: &Value) -> Option<String> {
    let address = match body.get("customer_id").and_then(Value::as_str) {
        Some(text) => text.strip_prefix("guess:")?.to_lowercase(),
        None => body.get("customer")?.get("email")?.as_str()?.to_lowercase(),
    };
    (is_address(&address) && store.user_by_email(&address).is_none()).then_some(address)
}

/// Reads `customer_id` and `customer` as the ticket's create does.
pub(super) fn read(store: &Store, body: &Value) -> Result<Customer, Refusal> {
    let by_id = body.get("customer_id");
    if let Some(guess) = by_id.and_then(Value::as_str).and_then(|text| text.strip_prefix("guess:")) {
        return guessed(store, guess);
    }
    if let Some(id) = by_id.and_then(id_of) {
        return if store.users.contains_key(&id) {
            Ok(Customer::Known(id))
        } else {
            Err(Refusal::technical(422, format!("Invalid value '{id}' for field 'customer_id'!")))
        };
    }
    match body.get("customer") {
        Some(Value::Object(fields)) => Ok(described(store, fields)),
        Some(Value::String(name)) => {
            store.user_by_login(name).or_else(|| store.user_by_email(name)).map(Customer::Known).ok_or_else(
                || Refusal::unprocessable(format!("No lookup value found for 'customer': \"{name}\"")),
            )
        }
        _ => Ok(Customer::Missing),
    }
}

/// An id sent as a number or as digits.
pub(super) fn id_of(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn guessed(store: &Store, address: &str) -> Result<Customer, Refusal> {
    if !is_address(address) {
        return Err(Refusal::technical(422, format!("Invalid email '{address}' of customer")));
    }
    Ok(match store.user_by_email(address) {
        Some(id) => Customer::Known(id),
        None => Customer::New(table::row(serde_json::json!({ "email": address }))),
    })
}

fn described(store: &Store, fields: &Row) -> Customer {
    let by_id = fields.get("id").and_then(id_of).filter(|id| store.users.contains_key(id));
    let email = table::text(fields, "email");
    let login = table::text(fields, "login");
    by_id
        .or_else(|| (!email.is_empty()).then(|| store.user_by_email(email)).flatten())
        .or_else(|| (!login.is_empty()).then(|| store.user_by_login(login)).flatten())
        .map_or_else(|| Customer::New(fields.clone()), Customer::Known)
}

/// A customer's fields as a user, checked as `POST users` does.
pub(super) fn check(store: &Store, fields: &Row) -> Result<(), Refusal> {
    let identifiers = ["login", "firstname", "lastname", "phone", "email"];
    if identifiers.iter().all(|column| table::text(fields, column).trim().is_empty()) {
        return Err(Refusal::unprocessable(
            "At least one identifier (login, firstname, lastname, phone or email) for user is required.",
        ));
    }
    let email = table::text(fields, "email").trim();
    if email.is_empty() {
        return Ok(());
    }
    if !is_address(email) {
        return Err(Refusal::unprocessable(format!("Invalid email '{email}'")));
    }
    if !store.import_mode() && store.user_by_email(email).is_some() {
        let email = email.to_lowercase();
        return Err(Refusal::unprocessable(format!(
            "Email address '{email}' is already used for another user."
        )));
    }
    Ok(())
}

/// Makes the user. In import mode the address keeps its case and may be there
/// already; the login then gets a number.
pub(super) fn make(store: &mut Store, fields: &Row, by: u64, now: Timestamp) -> u64 {
    let id = store.new_user_id();
    let given = |column: &str| table::text(fields, column).trim().replace('\0', "");
    let email = if store.import_mode() { given("email") } else { given("email").to_lowercase() };
    let (firstname, lastname) = names::stored(&given("firstname"), &given("lastname"), &email);
    let mut login = given("login").to_lowercase();
    if login.is_empty() {
        login = if email.is_empty() {
            format!("auto-{:016x}", rand::random::<u64>())
        } else {
            email.to_lowercase()
        };
    }
    let login = free_login(store, login);
    let user = User {
        login,
        firstname,
        lastname,
        email,
        phone: given("phone"),
        note: given("note"),
        ..seed::new_customer(id, by, now)
    };
    store.put_user(user);
    store.touch("roles", seed::CUSTOMER_ROLE, Some(by), now);
    id
}

fn free_login(store: &Store, login: String) -> String {
    if store.user_by_login(&login).is_none() {
        return login;
    }
    (1..=u32::MAX)
        .map(|number| format!("{login}{number}"))
        .find(|candidate| store.user_by_login(candidate).is_none())
        .unwrap_or(login)
}
