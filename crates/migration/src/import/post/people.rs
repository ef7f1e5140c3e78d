//! The people of a mail that is posted now: met by then, or made within the create.

use super::super::people::{Hand, Meeting, Person};
use super::{Obstacle, Posting};
use crate::patience::Interrupted;
use crate::problem::Kind;
use crate::zammad::quiet::NewCustomer;

impl<'a, C> Posting<'a, C> {
    /// Sees to the people of the next request. Whoever has come to be known since
    /// the mail was prepared is taken; an author of an article for a ticket that is
    /// there must be a user, and so must one beside a customer who is none yet. What
    /// is left is the customer of a new ticket, in hand, for the create.
    pub(super) async fn meet(&mut self) -> Result<Option<Hand<'a>>, Obstacle> {
        let is_new_ticket = self.ticket.is_none();
        if let Some(Person::Unmet { email, name }) = self.prepared.author.clone()
            && !(is_new_ticket && self.prepared.author.as_ref() == Some(&self.prepared.customer))
        {
            let id = self.ensure(&email, &name).await?;
            self.is_user(&email, id);
        }
        let Person::Unmet { email, name } = self.prepared.customer.clone() else { return Ok(None) };
        if !is_new_ticket {
            return Ok(None);
        }
        let hand = self.shared.people.take(&email).await;
        let mut meeting = self.meeting();
        if let Some(known) = meeting.met(&email).await? {
            let id = meeting.named(&email, &name, known).await?;
            self.is_user(&email, id);
            return Ok(None);
        }
        meeting.ask_newest().await?;
        Ok(Some(hand))
    }

    /// The customer as the create is to find or make it.
    pub(super) fn new_customer(&self) -> Option<NewCustomer> {
        let Person::Unmet { email, name } = &self.prepared.customer else { return None };
        let is_author = self.prepared.author.as_ref() == Some(&self.prepared.customer);
        Some(NewCustomer { email: email.clone(), name: name.clone(), is_author })
    }

    /// Keeps in mind whom the create has found or made. Where the answer does not say
    /// it, the next create finds the same again.
    pub(super) async fn has_met(&mut self, id: Option<u64>) -> Result<(), Obstacle> {
        let Person::Unmet { email, name } = self.prepared.customer.clone() else { return Ok(()) };
        if let Some(id) = id {
            self.meeting().made(&email, &name, id).await?;
            self.is_user(&email, id);
        }
        Ok(())
    }

    /// Looks for the customer, and makes one apart from any ticket.
    pub(super) async fn ensure_customer(&mut self) -> Result<(), Obstacle> {
        let Person::Unmet { email, name } = self.prepared.customer.clone() else { return Ok(()) };
        let id = self.ensure(&email, &name).await?;
        self.is_user(&email, id);
        Ok(())
    }

    async fn ensure(&mut self, email: &str, name: &str) -> Result<u64, Obstacle> {
        self.meeting().ensure(email, name).await.map_err(|interrupted| match interrupted {
            Interrupted::Trouble(problem) if problem.kind() == Kind::Message => Obstacle::Failed(problem),
            interrupted => Obstacle::Interrupted(interrupted),
        })
    }

    fn is_user(&mut self, email: &str, id: u64) {
        let is_meant = |person: &Person| matches!(person, Person::Unmet { email: own, .. } if own == email);
        let (customer, author) = (&mut self.prepared.customer, &mut self.prepared.author);
        for person in std::iter::once(customer).chain(author).filter(|person| is_meant(person)) {
            *person = Person::User(id);
        }
    }

    fn meeting(&mut self) -> Meeting<'_, C> {
        Meeting { shared: self.shared, control: &mut self.control, patience: &mut self.patience }
    }
}
