//! The people of an import: which address is which user of Zammad, known to all
//! parts of it, and who is being looked for or made right now.
//!
//! A customer whom this plan has not met is left to the create of the first ticket:
//! Zammad looks for the address in its database and makes the user where there is
//! none, in the transaction that makes the ticket. Of two that do so at once for one
//! address one would fail (docs/zammad.md#customers), so that each address is in one
//! hand at a time.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, OnceCell};

use super::Shared;
use crate::control::Control;
use crate::journal::{CustomerName, KnownCustomer};
use crate::patience::{Interrupted, Patience};
use crate::problem::Problem;
use crate::zammad::Customer;

/// People held in memory before asking the journal again.
const HELD: usize = 10_000;

/// Who ticket and article are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Person {
    /// A user there is.
    User(u64),
    /// Somebody whom this plan had not met when the mail was prepared.
    Unmet {
        /// The address, lower-case.
        email: String,
        /// The display name; may be empty.
        name: String,
    },
}

/// What is known of people, and who is in hand.
#[derive(Debug, Default)]
pub struct People {
    known: Mutex<HashMap<String, KnownCustomer>>,
    in_hand: Mutex<HashSet<String>>,
    freed: Notify,
    /// One user after the other is made where that is not part of a create.
    making: tokio::sync::Mutex<()>,
    /// The newest user before this import made any.
    newest: OnceCell<Option<u64>>,
}

/// For as long as this lives nobody else looks for this address or makes a user of
/// it.
#[derive(Debug)]
pub(super) struct Hand<'a> {
    people: &'a People,
    email: String,
}

impl Drop for Hand<'_> {
    fn drop(&mut self) {
        locked(&self.people.in_hand).remove(&self.email);
        self.people.freed.notify_waiters();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl People {
    /// Takes an address in hand, once nobody else has it.
    pub(super) async fn take(&self, email: &str) -> Hand<'_> {
        loop {
            let freed = self.freed.notified();
            tokio::pin!(freed);
            // From here on nothing is missed.
            freed.as_mut().enable();
            if locked(&self.in_hand).insert(email.to_owned()) {
                return Hand { people: self, email: email.to_owned() };
            }
            freed.await;
        }
    }

    /// Forgets a user who may be gone.
    pub(super) fn forget(&self, id: u64) {
        locked(&self.known).retain(|_, known| known.id != id);
    }

    fn hold(&self, email: &str, known: KnownCustomer) {
        let mut all = locked(&self.known);
        if all.len() >= HELD {
            all.clear();
        }
        all.insert(email.to_owned(), known);
    }
}

/// Somebody who sees to people: with the patience of whoever asks for it.
pub(super) struct Meeting<'a, C> {
    pub shared: &'a Shared<C>,
    pub control: &'a mut Control,
    pub patience: &'a mut Patience,
}

impl<C> Meeting<'_, C> {
    /// A customer whom this plan has met before.
    pub(super) async fn met(&self, email: &str) -> Result<Option<KnownCustomer>, Problem> {
        let people = &self.shared.people;
        if let Some(known) = locked(&people.known).get(email) {
            return Ok(Some(*known));
        }
        let known = self.shared.journal.customer(email).await?;
        if let Some(known) = known {
            people.hold(email, known);
        }
        Ok(known)
    }

    /// The user with this address, looked for and made if there is none.
    pub(super) async fn ensure(&mut self, email: &str, name: &str) -> Result<u64, Interrupted> {
        let shared = self.shared;
        let _hand = shared.people.take(email).await;
        let known = if let Some(known) = self.met(email).await? {
            known
        } else {
            let _making = shared.people.making.lock().await;
            let customer = self.ask(|| shared.client.ensure_customer(email, name)).await?;
            self.note(email, as_met(customer)).await?
        };
        self.named(email, name, known).await
    }

    /// The same of somebody in To or Cc; `false`: it is no address that Zammad takes.
    pub(super) async fn ensure_addressee(&mut self, email: &str, name: &str) -> Result<bool, Interrupted> {
        let shared = self.shared;
        let _hand = shared.people.take(email).await;
        let known = if let Some(known) = self.met(email).await? {
            known
        } else {
            let _making = shared.people.making.lock().await;
            match self.ask(|| shared.client.ensure_addressee(email, name)).await? {
                Some(customer) => self.note(email, as_met(customer)).await?,
                None => return Ok(false),
            }
        };
        self.named(email, name, known).await.map(|_| true)
    }

    /// Gives a customer without a name the one that this mail has.
    pub(super) async fn named(
        &mut self,
        email: &str,
        name: &str,
        known: KnownCustomer,
    ) -> Result<u64, Interrupted> {
        if known.name == CustomerName::Missing && !name.trim().is_empty() {
            let shared = self.shared;
            let given = self.ask(|| shared.client.name_customer(known.id, name)).await?;
            let name = if given { CustomerName::Given } else { CustomerName::Known };
            self.note(email, KnownCustomer { name, ..known }).await?;
        }
        Ok(known.id)
    }

    /// Asks once in an import who its newest user is, before a create may make one:
    /// who comes later came with a name where the mail had one.
    pub(super) async fn ask_newest(&mut self) -> Result<(), Interrupted> {
        let shared = self.shared;
        if shared.people.newest.initialized() {
            return Ok(());
        }
        let newest = self.ask(|| shared.client.newest_user()).await?;
        // Somebody else may have been faster: that answer is as good.
        let _ = shared.people.newest.set(newest);
        Ok(())
    }

    /// Notes who the customer of a ticket is that a create has found or made. One
    /// who was there before may lack a name, which is seen to by the way: it costs no
    /// mail.
    pub(super) async fn made(&mut self, email: &str, name: &str, id: u64) -> Result<(), Problem> {
        let newest = self.shared.people.newest.get().copied().flatten();
        let is_new = newest.is_some_and(|newest| id > newest);
        let is_named = is_new && !name.trim().is_empty();
        let known =
            KnownCustomer { id, name: if is_named { CustomerName::Known } else { CustomerName::Missing } };
        self.note(email, known).await?;
        if !is_new && let Err(interrupted) = self.named(email, name, known).await {
            // A later mail brings the name again.
            tracing::warn!(id, ?interrupted, "whether a customer has a name is not known");
        }
        Ok(())
    }

    async fn note(&mut self, email: &str, known: KnownCustomer) -> Result<KnownCustomer, Problem> {
        self.shared.journal.add_customer(email, known).await?;
        self.shared.people.hold(email, known);
        Ok(known)
    }

    /// Asks Zammad until it answers, as long as passing trouble is borne.
    pub(super) async fn ask<T, F>(&mut self, request: impl Fn() -> F) -> Result<T, Interrupted>
    where
        F: Future<Output = Result<T, Problem>>,
    {
        let answer = self.patience.ask(self.control, &self.shared.reporter, request).await?;
        self.patience.renew();
        Ok(answer)
    }
}

fn as_met(customer: Customer) -> KnownCustomer {
    let name = if customer.is_nameless { CustomerName::Missing } else { CustomerName::Known };
    KnownCustomer { id: customer.id, name }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn an_address_is_in_one_hand_at_a_time_and_others_do_not_wait_for_it() {
        let people = People::default();
        let first = people.take("ann@x.example").await;
        let other = people.take("bob@x.example").await;
        let second = people.take("ann@x.example");
        tokio::pin!(second);
        assert!(tokio::time::timeout(Duration::from_millis(20), &mut second).await.is_err());
        drop(other);
        assert!(tokio::time::timeout(Duration::from_millis(20), &mut second).await.is_err());
        drop(first);
        second.await;
    }
}
