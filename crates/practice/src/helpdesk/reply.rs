//! Replies and refusals, in JSON and, for who does not ask for JSON, as pages.

use serde_json::{Value, json};

/// What goes back to a client.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// Zammad's content type for JSON.
const JSON: &str = "application/json; charset=utf-8";

impl Reply {
    pub(super) fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self { status, content_type: content_type.to_owned(), body, headers: Vec::new() }
    }

    /// JSON with a status.
    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self::new(status, JSON, value.to_string().into_bytes())
    }

    /// JSON with status 200.
    pub(super) fn ok(value: impl Into<Value>) -> Self {
        Self::json(200, &value.into())
    }

    /// JSON with status 201.
    pub(super) fn created(value: impl Into<Value>) -> Self {
        Self::json(201, &value.into())
    }

    /// Status 200 without a body, as a delete answers.
    pub(super) fn empty() -> Self {
        Self::new(200, "application/json", Vec::new())
    }

    /// The page of a web server in front of Zammad.
    pub(super) fn proxy(status: u16) -> Self {
        let title = format!("{status} {}", reason(status));
        let page = format!(
            "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
        );
        Self::new(status, "text/html", page.into_bytes())
    }

    /// The same with a header.
    pub(super) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) text: String,
    /// Zammad repeats the text as `error_human` where it was made for people.
    pub(super) human: bool,
    /// The attribute at fault, which 7.0 and later name.
    pub(super) attribute: Option<&'static str>,
}

impl Refusal {
    /// A text made for people.
    pub(super) fn human(status: u16, text: impl Into<String>) -> Self {
        Self { status, text: text.into(), human: true, attribute: None }
    }

    /// A text not made for people.
    pub(super) fn technical(status: u16, text: impl Into<String>) -> Self {
        Self { human: false, ..Self::human(status, text) }
    }

    pub(super) fn unprocessable(text: impl Into<String>) -> Self {
        Self::human(422, text)
    }

    pub(super) fn forbidden(text: &str) -> Self {
        Self::human(403, text)
    }

    /// No such record.
    pub(super) fn missing(class: &str, id: impl std::fmt::Display) -> Self {
        Self::human(404, format!("Couldn't find {class} with 'id'={id}"))
    }

    pub(super) fn no_route(method: &str, path: &str) -> Self {
        Self::human(404, format!("No route matches [{method}] {path}"))
    }

    /// What a client without admin rights sees of an unexpected failure.
    pub(super) fn masked() -> Self {
        let id = format!("{:08x}", rand::random::<u32>());
        Self::technical(500, format!("Error ID {id}: Please contact your administrator."))
    }

    /// As JSON, or as a page for a client that did not ask for JSON.
    pub(super) fn reply(&self, wants_json: bool, names_attributes: bool) -> Reply {
        let reply = if wants_json { self.as_json(names_attributes) } else { self.as_page() };
        if matches!(self.status, 401 | 403) {
            reply.with_header("X-Failure", self.text.clone())
        } else {
            reply
        }
    }

    fn as_json(&self, names_attributes: bool) -> Reply {
        let mut body = json!({"error": self.text});
        if self.human {
            body["error_human"] = self.text.clone().into();
        }
        if let (true, Some(attribute)) = (names_attributes, self.attribute) {
            body["invalid_attribute"] = json!({ attribute: self.text });
        }
        Reply::json(self.status, &body)
    }

    fn as_page(&self) -> Reply {
        let (heading, picture, advice) = match self.status {
            401 => (
                "Unauthorized",
                1,
                "Sorry, but your authentication failed. Double check your credentials and try again.",
            ),
            403 => (
                "Forbidden",
                1,
                "Sorry, but you're not allowed to access this page. If you're registered please log in and refresh this page.",
            ),
            404 => (
                "Requested resource was not found",
                2,
                "Sorry, but the Phoenix is not able to find your resource. Try checking the URL for errors.",
            ),
            422 => ("The change was rejected", 1, "Something in the request cannot be changed like this."),
            _ => ("Something went wrong", 1, "The server could not do what was asked."),
        };
        let (status, reason) = (self.status, reason(self.status));
        let text = escape(&self.text);
        let page = format!(
            "<!DOCTYPE html>\n<html class=\"dark\">\n<meta charset=\"utf-8\">\n<title>{status}: {reason}</title>\n<link rel=\"stylesheet\" href=\"/assets/error/style.css\">\n<body >\n  <h1>{status}: {heading}</h1>\n  <div>{text}</div>\n  <div class=\"error-image\" style=\"background-image: url(/assets/error/error-{picture}.svg)\"></div>\n  <p>{advice}</p>\n</body>\n</html>\n"
        );
        Reply::new(status, "text/html; charset=utf-8", page.into_bytes())
    }
}

/// Escapes text for HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

fn reason(status: u16) -> &'static str {
    match status {
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        413 => "Request Entity Too Large",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        503 => "Service Temporarily Unavailable",
        504 => "Gateway Time-out",
        _ => "Internal Server Error",
    }
}
