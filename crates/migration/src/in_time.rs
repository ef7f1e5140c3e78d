//! Reading a mail beside everything else: on a thread of its own, for no longer
//! than any honest mail takes, and without a fault of the program on one mail
//! stopping the others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::message::{self, Context, Mail};
use crate::problem::Problem;

/// How long one mail may be read. The largest that Exchange hands out takes a
/// few seconds on a slow machine.
pub const LONGEST: Duration = Duration::from_mins(2);

/// Reads a mail on a thread for such work, and makes there of it and its bytes
/// what is wanted.
///
/// # Errors
/// What [`message::read`] says; `message-reading-failed` for a fault of the
/// program, `message-reading-too-long` where it took longer than that.
pub async fn read<T: Send + 'static>(
    raw: Vec<u8>,
    context: Context,
    make: impl FnOnce(Mail, Vec<u8>) -> T + Send + 'static,
) -> Result<T, Problem> {
    within(LONGEST, move || message::read(&raw, &context).map(|mail| make(mail, raw))).await
}

/// Does work that may have faults or not end. Its time begins when it does, not
/// when it is put in line.
async fn within<T: Send + 'static>(
    longest: Duration,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let failed = || Problem::message("message-reading-failed");
    let (begins, began) = oneshot::channel();
    let task = tokio::task::spawn_blocking(move || {
        let _ = begins.send(());
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(failed()))
    });
    began.await.map_err(|_| Problem::ours("reading-thread-failed"))?;
    match tokio::time::timeout(longest, task).await {
        Ok(read) => read.map_err(|_| Problem::ours("reading-thread-failed"))?,
        Err(_) => Err(Problem::message("message-reading-too-long").with("seconds", longest.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn what_does_not_end_or_has_a_fault_is_told_as_that_mails_alone() {
        let (release, released) = mpsc::channel::<()>();
        let endless = within(Duration::from_millis(20), move || {
            let _ = released.recv();
            Ok(())
        });
        assert_eq!(endless.await.expect_err("too long").code(), "message-reading-too-long");
        drop(release);
        let faulty = within(LONGEST, || -> Result<(), Problem> { panic!("a fault") });
        assert_eq!(faulty.await.expect_err("a fault").code(), "message-reading-failed");
        let mail = b"Subject: x\r\n\r\nbody".to_vec();
        let read = read(mail, Context::default(), |mail, raw| (mail, raw)).await;
        let (mail, raw) = read.expect("read");
        assert_eq!((mail.subject.as_str(), raw.len()), ("x", 18));
    }
}
