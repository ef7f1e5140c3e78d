//! The table from AADSTS numbers and OAuth errors to problems.

use super::Moment;
use crate::problem::Problem;

/// Numbers that mean the same to a person.
pub(super) struct Meaning {
    pub(super) codes: &'static [u32],
    pub(super) problem: fn() -> Problem,
}

/// Every number has one row. What they mean: Microsoft's list of error codes
/// (docs/microsoft365.md#error-numbers).
pub(super) const MEANINGS: &[Meaning] = &[
    // Consent.
    Meaning { codes: &[65001, 90008], problem: || Problem::person("sign-in-consent-needed") },
    Meaning {
        codes: &[90093, 90094, 900_941, 900_981],
        problem: || Problem::person("sign-in-admin-approval-needed"),
    },
    Meaning { codes: &[90095], problem: || Problem::person("sign-in-admin-approval-pending") },
    Meaning { codes: &[65004], problem: || Problem::person("sign-in-declined") },
    // The application's registration.
    Meaning { codes: &[50011, 70004], problem: || Problem::person("sign-in-redirect-not-registered") },
    Meaning { codes: &[7_000_218], problem: || Problem::person("sign-in-secret-missing") },
    Meaning { codes: &[7_000_215, 70002], problem: || Problem::person("sign-in-secret-wrong") },
    Meaning { codes: &[7_000_222], problem: || Problem::person("sign-in-secret-expired") },
    Meaning { codes: &[700_025], problem: || Problem::person("sign-in-secret-not-wanted") },
    Meaning { codes: &[700_016, 700_011], problem: || Problem::person("sign-in-application-unknown") },
    Meaning { codes: &[70001, 7_000_112], problem: || Problem::person("sign-in-application-disabled") },
    Meaning { codes: &[1_000_031, 90099], problem: || Problem::person("sign-in-application-not-allowed") },
    Meaning {
        codes: &[65005, 650_056, 650_057],
        problem: || Problem::person("sign-in-permission-not-registered"),
    },
    Meaning { codes: &[70011, 28002, 28003], problem: || Problem::person("sign-in-scope-wrong") },
    // The organisation.
    Meaning { codes: &[90002, 90023, 900_023], problem: || Problem::person("sign-in-tenant-unknown") },
    Meaning { codes: &[50059, 90019, 50128], problem: || Problem::person("sign-in-tenant-missing") },
    Meaning { codes: &[50194], problem: || Problem::person("sign-in-single-tenant") },
    Meaning { codes: &[9_001_023, 90124, 90130], problem: || Problem::person("sign-in-common-not-allowed") },
    Meaning { codes: &[9_002_332], problem: || Problem::person("sign-in-consumers-not-allowed") },
    Meaning {
        codes: &[90038, 90043, 90051, 900_432, 1_000_104],
        problem: || Problem::person("sign-in-wrong-cloud"),
    },
    Meaning { codes: &[500_021, 500_022, 50002], problem: || Problem::person("sign-in-network-restricted") },
    Meaning { codes: &[500_212, 500_213], problem: || Problem::person("sign-in-cross-tenant-blocked") },
    Meaning { codes: &[500_011, 500_014, 50001], problem: || Problem::person("sign-in-resource-missing") },
    Meaning { codes: &[650_052], problem: || Problem::person("sign-in-no-subscription") },
    // The account.
    Meaning {
        codes: &[16000, 16003, 50014, 50020, 90072],
        problem: || Problem::person("sign-in-wrong-tenant"),
    },
    Meaning { codes: &[50034, 51004, 50197], problem: || Problem::person("sign-in-account-unknown") },
    Meaning { codes: &[500_208], problem: || Problem::person("sign-in-personal-account") },
    Meaning { codes: &[50053], problem: || Problem::person("sign-in-locked") },
    Meaning { codes: &[50055, 50144, 50135], problem: || Problem::person("sign-in-password-expired") },
    Meaning { codes: &[50056], problem: || Problem::person("sign-in-no-password") },
    Meaning { codes: &[50057], problem: || Problem::person("sign-in-account-disabled") },
    Meaning { codes: &[50105], problem: || Problem::person("sign-in-not-assigned") },
    Meaning { codes: &[50126, 50064], problem: || Problem::person("sign-in-password-wrong") },
    Meaning {
        codes: &[
            50085, 40008, 40009, 40010, 40011, 40012, 40013, 40014, 40015, 80001, 80002, 80003, 80004, 80005,
            80006, 80007, 80008, 80009, 80010, 80011, 80012, 80013, 80014, 81004, 81005, 81006, 81007, 81008,
            81009, 81010, 81011, 81012,
        ],
        problem: || Problem::person("sign-in-federation"),
    },
    // Policies.
    Meaning {
        codes: &[50072, 50074, 50076, 50079, 50158, 53004],
        problem: || Problem::person("sign-in-mfa"),
    },
    Meaning { codes: &[50078, 70043], problem: || Problem::person("sign-in-frequency") },
    Meaning {
        codes: &[50097, 50129, 50155, 53000, 53001, 530_003],
        problem: || Problem::person("sign-in-device-needed"),
    },
    Meaning { codes: &[135_011], problem: || Problem::person("sign-in-device-disabled") },
    Meaning {
        codes: &[50131, 53002, 53003, 530_032],
        problem: || Problem::person("sign-in-conditional-access"),
    },
    Meaning { codes: &[530_035], problem: || Problem::person("sign-in-security-defaults") },
    // What was remembered no longer holds.
    Meaning { codes: &[50173], problem: || Problem::person("sign-in-revoked") },
    Meaning { codes: &[50132, 50133], problem: || Problem::person("sign-in-password-changed") },
    Meaning { codes: &[70008, 700_082], problem: || Problem::person("sign-in-expired-90-days") },
    Meaning { codes: &[70000], problem: || Problem::person("sign-in-ended") },
    Meaning { codes: &[700_084], problem: || Problem::person("sign-in-single-page") },
    Meaning { codes: &[50058, 50140], problem: || Problem::person("sign-in-interaction-needed") },
    Meaning { codes: &[50089], problem: || Problem::person("sign-in-took-too-long") },
    Meaning { codes: &[54005], problem: || Problem::person("sign-in-code-used") },
    // Another device.
    Meaning { codes: &[70016], problem: || Problem::passing("device-code-waiting") },
    Meaning { codes: &[70018, 90119, 90120], problem: || Problem::person("device-code-wrong") },
    Meaning { codes: &[70019, 70020], problem: || Problem::person("device-code-expired") },
    Meaning { codes: &[50134], problem: || Problem::person("device-code-elsewhere") },
    // What passes.
    Meaning {
        codes: &[90006, 90012, 90024, 90033, 90090, 50033, 50087, 70012],
        problem: || Problem::passing("sign-in-service-fault"),
    },
    Meaning { codes: &[90055, 50088], problem: || Problem::passing("sign-in-throttled") },
    Meaning { codes: &[50196], problem: || Problem::passing("sign-in-loop") },
    // Faults of this program.
    Meaning { codes: &[501_481, 50147, 501_491], problem: || Problem::ours("sign-in-pkce-refused") },
    Meaning {
        codes: &[90014, 900_144, 9_002_313, 90004, 700_054, 70003, 70005, 70007, 700_005, 700_022, 700_023],
        problem: || Problem::ours("sign-in-request-refused"),
    },
];

/// What a number means at this moment; `None` where nobody knows it.
pub(super) fn of_code(code: u32, at: Moment) -> Option<Problem> {
    match (code, at) {
        // Codes of the redirect live ten minutes and are grants as well.
        (70008 | 700_082, Moment::SignIn | Moment::Redeem | Moment::DeviceCode) => {
            return Some(Problem::person("sign-in-took-too-long"));
        }
        (70000, Moment::SignIn | Moment::Redeem | Moment::DeviceCode) => {
            return Some(Problem::person("sign-in-code-refused"));
        }
        (65004, Moment::Consent) => return Some(Problem::person("consent-declined")),
        // An application that is meant for other devices' sign-in, too.
        (7_000_218, Moment::DeviceCode) => return Some(Problem::person("device-code-not-allowed")),
        (54005, Moment::DeviceCode) => return Some(Problem::person("device-code-expired")),
        _ => {}
    }
    MEANINGS.iter().find(|meaning| meaning.codes.contains(&code)).map(|meaning| (meaning.problem)())
}

/// What the platform's finer word means, where it says more than the error.
pub(super) fn of_subcode(subcode: &str) -> Option<Problem> {
    Some(match subcode {
        "user_password_expired" => Problem::person("sign-in-password-expired"),
        "consent_required" => Problem::person("sign-in-consent-needed"),
        _ => return None,
    })
}

/// What a status alone says (RFC 6585 section 4, RFC 9110 section 15.6).
pub(super) fn of_status(status: u16) -> Option<Problem> {
    match status {
        429 => Some(Problem::passing("sign-in-throttled")),
        500..=599 => Some(Problem::passing("sign-in-service-fault")),
        _ => None,
    }
}

/// What an OAuth error means by itself. Where it came with a number that
/// nobody knows, only what decides the kind is taken from it.
pub(super) fn of_error(error: &str, numbered: bool, at: Moment) -> Problem {
    match error {
        "server_error" | "temporarily_unavailable" => return Problem::passing("sign-in-service-fault"),
        "slow_down" => return Problem::passing("sign-in-throttled"),
        "authorization_pending" => return Problem::passing("device-code-waiting"),
        "expired_token" => return Problem::person("device-code-expired"),
        "bad_verification_code" => return Problem::person("device-code-wrong"),
        "authorization_declined" => return Problem::person("sign-in-declined"),
        "consent_required" if at == Moment::Consent => return Problem::person("consent-declined"),
        "consent_required" => return Problem::person("sign-in-consent-needed"),
        _ if numbered => return Problem::person("sign-in-refused"),
        _ => {}
    }
    match (error, at) {
        ("access_denied", Moment::Consent) => Problem::person("consent-declined"),
        ("access_denied", _) => Problem::person("sign-in-declined"),
        ("invalid_grant", Moment::Refresh) => Problem::person("sign-in-ended"),
        ("invalid_grant", _) => Problem::person("sign-in-code-refused"),
        ("invalid_client", _) => Problem::person("sign-in-client-refused"),
        ("unauthorized_client", Moment::DeviceCode) => Problem::person("device-code-not-allowed"),
        ("unauthorized_client", _) => Problem::person("sign-in-grant-not-allowed"),
        ("interaction_required" | "login_required" | "account_selection_required", _) => {
            Problem::person("sign-in-interaction-needed")
        }
        ("invalid_scope", _) => Problem::person("sign-in-scope-wrong"),
        ("invalid_resource" | "invalid_target", _) => Problem::person("sign-in-resource-missing"),
        ("invalid_request" | "unsupported_response_type" | "unsupported_grant_type", _) => {
            Problem::ours("sign-in-request-refused")
        }
        _ => Problem::person("sign-in-refused"),
    }
}
