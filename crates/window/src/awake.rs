//! The system does not fall asleep while an import runs.

use std::sync::mpsc;

/// Keeps the system awake for as long as it lives; the screen may go dark.
#[derive(Debug)]
pub struct Awake {
    /// Ends the thread that holds the system when this is dropped.
    _held: mpsc::Sender<()>,
}

impl Awake {
    /// Asks the system to stay awake, on a thread of its own: asking waits for
    /// other programs. Where it refuses, the import goes on without; that is only
    /// logged.
    pub fn begin() -> Self {
        let (held, ended) = mpsc::channel();
        std::thread::spawn(move || {
            let awake = ask(true).or_else(|refused| {
                tracing::debug!(%refused, "only idleness can be kept off");
                ask(false)
            });
            if let Err(refused) = &awake {
                tracing::warn!(%refused, "the system may fall asleep during the import");
            }
            // Nothing is ever sent: this waits until the other end is gone.
            let _ = ended.recv();
        });
        Self { _held: held }
    }
}

/// Also sleep that is ordered, as by a closed lid, may be kept off; not every
/// system lets a program do that.
fn ask(also_ordered: bool) -> keepawake::Result<keepawake::KeepAwake> {
    keepawake::Builder::default()
        .idle(true)
        .sleep(also_ordered)
        .reason("A mailbox is being imported")
        .app_name("Mailferry")
        .app_reverse_domain("mailferry")
        .create()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_system_refuses_the_import_goes_on() {
        // A machine of tests has no session to ask; nothing may fail or hang.
        drop(Awake::begin());
    }
}
