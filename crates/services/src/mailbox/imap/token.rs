//! A token that was given to the program and cannot be renewed by it.

use futures::future::BoxFuture;
use secrecy::SecretString;

use crate::mailbox::TokenSource;
use crate::problem::Problem;

/// One access token, as `MAILFERRY_ACCESS_TOKEN` gives it.
pub struct FixedToken(pub SecretString);

impl TokenSource for FixedToken {
    /// # Errors
    /// `access-token-refused` once the server has refused it: there is no other.
    fn access_token(&self, refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        let token = if refused { Err(Problem::person("access-token-refused")) } else { Ok(self.0.clone()) };
        Box::pin(std::future::ready(token))
    }
}
