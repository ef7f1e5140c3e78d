//! Who signed in: ids, id tokens, and the documents that describe the tenant.
//!
//! Id tokens are signed with a throw-away P-256 key (ES256); Microsoft signs
//! with RS256. A native client that has the token from the token endpoint need
//! not verify it (docs/microsoft365.md#id-token), and one that does finds the
//! key under the address that the configuration names.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

use super::guid::stable_guid;
use super::{Account, Home, Shared, answers};

const KEY_ID: &str = "practice";

/// Signs id tokens with a key of its own.
pub(super) struct Signer {
    key: EcdsaKeyPair,
    random: SystemRandom,
}

impl Signer {
    pub(super) fn new() -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random)
            .ok()
            .and_then(|document| EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).ok())
            // Making a P-256 key only fails where the system has no randomness.
            .expect("the system gives random numbers");
        Self { key, random }
    }

    /// A signed JWT of these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let head = json!({ "typ": "JWT", "alg": "ES256", "kid": KEY_ID });
        let input = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(head.to_string()),
            URL_SAFE_NO_PAD.encode(claims.to_string())
        );
        let signature = self
            .key
            .sign(&self.random, input.as_bytes())
            // Signing only fails where the system has no randomness.
            .expect("the system gives random numbers");
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }

    /// The public key as a JWK.
    fn public(&self) -> Value {
        // An uncompressed point: 4, then x and y of 32 bytes each (SEC 1, 2.3.3).
        let point = self.key.public_key().as_ref();
        json!({
            "kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": KEY_ID,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]),
            "y": URL_SAFE_NO_PAD.encode(&point[33..65]),
        })
    }
}

/// The id token for a signed-in account (claims:
/// docs/microsoft365.md#id-token).
pub(super) fn id_token(shared: &Shared, client_id: &str, account: &Account, nonce: Option<&str>) -> String {
    let now = jiff::Timestamp::now().as_second();
    let mut claims = json!({
        "ver": "2.0",
        "iss": format!("{}/v2.0", shared.authority()),
        "aud": client_id,
        "iat": now,
        "nbf": now,
        "exp": now + 3600,
        "name": account.name,
        "preferred_username": account.address,
        "email": account.address,
        "oid": account.object_id,
        "tid": shared.options.tenant_id,
        "sub": stable_guid(&format!("{client_id}/{}", account.address)),
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = Value::from(nonce);
    }
    shared.signer.sign(&claims)
}

/// `/.well-known/openid-configuration`.
pub(super) async fn configuration(State(shared): State<Arc<Shared>>, Path(tenant): Path<String>) -> Response {
    if let Some(code) = shared.refuses(&tenant) {
        return answers::refusal(&shared, code);
    }
    let base = shared.authority();
    let mut metadata = json!({
        "issuer": format!("{base}/v2.0"),
        "authorization_endpoint": format!("{base}/oauth2/v2.0/authorize"),
        "token_endpoint": format!("{base}/oauth2/v2.0/token"),
        "device_authorization_endpoint": format!("{base}/oauth2/v2.0/devicecode"),
        "end_session_endpoint": format!("{base}/oauth2/v2.0/logout"),
        "jwks_uri": format!("{base}/discovery/v2.0/keys"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment"],
        "code_challenge_methods_supported": ["S256", "plain"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
    });
    if let Home::Named(cloud) = shared.levers().home {
        metadata["cloud_instance_name"] = Value::from(cloud);
    }
    Json(metadata).into_response()
}

/// The keys that sign id tokens.
pub(super) async fn keys(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({ "keys": [shared.signer.public()] }))
}
