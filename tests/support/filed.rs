//! A mail and where it is filed, for the tests of what is made of both.

use mailferry::message::{Account, ContentType, Mail, Original, Sender};
use mailferry::zammad::quiet::Filing;

/// A customer's plain mail, as it was read.
pub fn mail() -> Mail {
    Mail {
        from: "Jane Doe <jane.doe@example.net>".into(),
        from_email: Some("jane.doe@example.net".into()),
        from_name: "Jane Doe".into(),
        to: "support@example.com".into(),
        cc: String::new(),
        reply_to: String::new(),
        recipients: vec!["support@example.com".into()],
        recipient_names: Vec::new(),
        subject: "Printer on fire".into(),
        title: "Printer on fire".into(),
        message_id: "<abc-1@example.net>".into(),
        message_id_made_up: false,
        in_reply_to: String::new(),
        references: Vec::new(),
        date: Some("2019-03-01T10:00:00Z".parse().expect("a date")),
        sender: Sender::Customer,
        customer_email: Some("jane.doe@example.net".into()),
        customer_name: "Jane Doe".into(),
        content: "1-it-burns".into(),
        content_type: ContentType::Plain,
        body: "It burns".into(),
        attachments: Vec::new(),
        auto_submitted: false,
        bounce: false,
        out_of_office: false,
        ticket_number: None,
        substitute: false,
        account: Account::default(),
        original: Original::NotAttached,
        warnings: Vec::new(),
    }
}

/// Where it goes.
pub fn filing() -> Filing {
    Filing {
        group_id: 2,
        state_id: 4,
        state_closed: true,
        priority_id: Some(2),
        customer_id: 6,
        author_id: Some(6),
        new_customer: None,
        run: "r1".into(),
        mailbox: "support@example.com".into(),
        sent: None,
        language: mailferry::words::Language::English,
    }
}
