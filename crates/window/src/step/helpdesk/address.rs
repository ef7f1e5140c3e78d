//! The helpdesk's base address, out of what a person types or copies.

use url::Url;

/// The base address in a text: `help.example.com`, or what the browser shows
/// while Zammad is open, such as `https://help.example.com/#ticket/zoom/7`.
/// Without a scheme it is `https`; user, path and query are left out. `None`
/// where there is no web address in it.
pub fn base_address(text: &str) -> Option<String> {
    let text = text.trim();
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&whole).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http");
    (is_web && url.has_host()).then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_type_and_copy_becomes_the_base_address() {
        for (text, address) in [
            ("help.example.com", "https://help.example.com"),
            ("  help.example.com/  ", "https://help.example.com"),
            ("https://help.example.com/#ticket/zoom/7", "https://help.example.com"),
            ("https://help.example.com/desktop/tickets/7?tab=1", "https://help.example.com"),
            ("HTTPS://Help.Example.COM", "https://help.example.com"),
            ("help.example.com:8443/x", "https://help.example.com:8443"),
            ("https://help.example.com:443", "https://help.example.com"),
            ("https://ada:secret@help.example.com", "https://help.example.com"),
            ("http://127.0.0.1:3000/", "http://127.0.0.1:3000"),
            ("[::1]:3000", "https://[::1]:3000"),
            ("hilfe.müller.example", "https://hilfe.xn--mller-kva.example"),
        ] {
            assert_eq!(base_address(text).as_deref(), Some(address), "{text}");
        }
    }

    #[test]
    fn what_is_no_web_address_is_none() {
        for text in
            ["", "   ", "ftp://help.example.com", "help example com", "https://", "://x", "mailto:ada"]
        {
            assert_eq!(base_address(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_base_address_is_its_own_base_address_and_has_no_path(text in "\\PC{0,60}") {
            if let Some(address) = base_address(&text) {
                prop_assert_eq!(base_address(&address), Some(address.clone()));
                let rest = address.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
                prop_assert!(!rest.contains(['/', '?', '#', '@']), "{}", address);
            }
        }
    }
}
