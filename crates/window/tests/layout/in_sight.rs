//! What matters most in a scene is in sight at once: in the least window, at 100 %,
//! before anything is scrolled, in both languages.
//!
//! Every scene names what matters by one line in the table of its step: its own name,
//! and the ids of the nodes (of a control, a field, or any `container(…).id(…)`).
//! The main button need not be named: where there is one it counts for every scene.

use iced::Rectangle;
use iced::advanced::widget::Id;
use mailferry_base::words::Language;
use mailferry_window::scenes;

use super::page::Page;
use super::{LEAST, expect_nothing, in_every_scene};

/// A scene, and the ids of what matters in it.
type Line = (&'static str, &'static [&'static str]);

/// Every table, one for each step.
const ALL: [&[Line]; 10] =
    [FRAME_AND_BAND, START, HELPDESK, CONSENT, SIGN_IN, SETTINGS, CHECK, IMPORT, RESULT, GOING_LIVE];

const FRAME_AND_BAND: &[Line] = &[
    ("frame-help", &["dialog-cancel"]),
    ("frame-steps", &["dialog-cancel"]),
    ("frame-doctor", &["dialog-cancel"]),
    ("frame-doctor-looking", &["dialog-cancel"]),
    ("frame-support", &["dialog-cancel", "dialog-confirm"]),
    ("frame-support-gathering", &["dialog-cancel"]),
    ("frame-support-saved", &["dialog-cancel"]),
    ("practice-band", &["practice-sign-in", "practice-switches", "practice-leave"]),
    ("practice-problem", &["practice-seen", "practice-switches", "practice-leave"]),
    ("practice-signing-in", &["practice-sign-in", "practice-switches", "practice-leave"]),
    ("practice-switches", &["practice-switches", "practice-leave"]),
];

const START: &[Line] = &[
    ("start-first", &["start-practice"]),
    ("start-unfinished", &["start-review-0", "start-discard-0"]),
    ("start-left", &["start-review-0", "start-discard-0"]),
    ("start-discard", &["dialog-cancel", "dialog-confirm"]),
    ("start-help", &["dialog-cancel"]),
    ("start-practice-failed", &["problem"]),
    ("start-practice-starting", &["content"]),
    ("start-problem", &["problem"]),
    ("start-unsaved", &["problem"]),
];

const HELPDESK: &[Line] = &[
    ("helpdesk-first", &["helpdesk-address", "helpdesk-token"]),
    ("helpdesk-address-wrong", &["helpdesk-address", "helpdesk-token"]),
    ("helpdesk-looking", &["helpdesk-connected", "helpdesk-cancel"]),
    (
        "helpdesk-found",
        &["helpdesk-connected", "helpdesk-sum", "helpdesk-look-again", "helpdesk-note", "helpdesk-passed"],
    ),
    ("helpdesk-token-refused", &["helpdesk-address", "helpdesk-token", "helpdesk-sum"]),
    ("helpdesk-no-keychain", &["helpdesk-connected", "helpdesk-keep-again", "helpdesk-only-this-run"]),
    ("helpdesk-cut-short", &["helpdesk-address", "helpdesk-token", "helpdesk-sum"]),
    ("helpdesk-token-being-kept", &["helpdesk-connected", "helpdesk-sum", "helpdesk-note"]),
    ("helpdesk-token-in-memory", &["helpdesk-connected", "helpdesk-sum", "helpdesk-note"]),
    ("helpdesk-certificate-unreadable", &["helpdesk-address", "helpdesk-token", "helpdesk-certificate"]),
    ("helpdesk-certificate-untrusted", &["helpdesk-certificate", "helpdesk-sum", "helpdesk-look-again"]),
    ("helpdesk-long", &["helpdesk-address", "helpdesk-token", "helpdesk-sum", "helpdesk-look-again"]),
];

const CONSENT: &[Line] = &[
    ("consent-empty", &["consent-source", "consent-client-id", "consent-tenant"]),
    ("consent-filled", &["consent-source", "consent-client-id", "consent-tenant"]),
    ("consent-zammad", &["consent-source"]),
    ("consent-none-yet", &["consent-source"]),
    ("consent-page-asked-for", &["consent-cancel"]),
    ("consent-no-browser", &["consent-cancel"]),
    ("consent-page-open", &["consent-cancel"]),
    ("consent-copied", &["consent-check", "consent-copy-again"]),
    ("consent-waiting", &["consent-check", "consent-copy-again", "consent-stop"]),
    ("consent-granted", &["consent-granted", "consent-change"]),
    ("consent-checking", &["consent-check", "consent-copy-again", "consent-stop"]),
    ("consent-custom", &["consent-source", "consent-client-id", "consent-tenant"]),
    ("consent-denied", &["content"]),
    (
        "consent-granted-changing",
        &["consent-granted", "consent-source", "consent-client-id", "consent-tenant"],
    ),
    ("consent-long", &["consent-source"]),
    ("consent-needed", &["consent-source"]),
    ("consent-trouble", &["problem"]),
    ("consent-wrong", &["consent-source"]),
];

const SIGN_IN: &[Line] = &[
    ("sign-in-empty", &["sign-in-mailbox", "sign-in-whose", "sign-in-application"]),
    ("sign-in-mailbox-wrong", &["sign-in-mailbox", "sign-in-whose"]),
    ("sign-in-remembered", &["sign-in-mailbox", "sign-in-whose", "sign-in-use-0", "sign-in-out-0"]),
    ("sign-in-signed-out", &["sign-in-mailbox", "sign-in-whose"]),
    ("sign-in-preparing", &["sign-in-cancel"]),
    ("sign-in-browser", &["sign-in-another-device", "sign-in-cancel"]),
    ("sign-in-no-browser", &["sign-in-another-device", "sign-in-cancel"]),
    ("sign-in-device", &["sign-in-cancel"]),
    ("sign-in-somebody-else", &["sign-in-confirm", "sign-in-not-meant"]),
    ("sign-in-member", &["sign-in-confirm", "sign-in-not-meant"]),
    ("sign-in-still-signed-in", &["sign-in-confirm", "sign-in-not-meant"]),
    ("sign-in-opening", &["sign-in-cancel"]),
    ("sign-in-opened", &["sign-in-change"]),
    ("sign-in-opened-shared", &["sign-in-change"]),
    ("sign-in-no-keychain", &["sign-in-keychain-again", "sign-in-keychain-memory"]),
    ("sign-in-application-wrong", &["problem", "sign-in-mend-application"]),
    ("sign-in-approval-needed", &["problem", "sign-in-ask-administrator"]),
    ("sign-in-long", &["sign-in-mailbox", "sign-in-whose", "sign-in-use-0", "sign-in-out-0"]),
    ("sign-in-mailbox-refused", &["problem", "sign-in-another-device"]),
    ("sign-in-opened-for-an-hour", &["sign-in-change"]),
    ("sign-in-timed-out", &["problem", "sign-in-another-device"]),
    ("sign-in-without-application", &["sign-in-mailbox", "sign-in-whose", "sign-in-application"]),
];

/// Every question, as far as it is asked wherever the step is shown.
const QUESTIONS: &[&str] = &[
    "settings-ask-folders",
    "settings-ask-group",
    "settings-ask-wanted",
    "settings-ask-after",
    "settings-ask-archive",
    "settings-ask-dates",
    "settings-ask-more",
];
/// What is asked above the folders, once these are open.
const FOLDERS: &[&str] = &["settings-ask-folders", "settings-search"];
/// The questions down to the originals, once these are open.
const ORIGINALS: &[&str] = &[
    "settings-ask-folders",
    "settings-ask-group",
    "settings-ask-wanted",
    "settings-ask-after",
    "settings-after",
];

const SETTINGS: &[Line] = &[
    ("settings-without-helpdesk", &["settings-go-to"]),
    ("settings-looking", QUESTIONS),
    ("settings-filled", QUESTIONS),
    ("settings-right", QUESTIONS),
    ("settings-folders", FOLDERS),
    ("settings-delete", ORIGINALS),
    ("settings-delete-and-dates", &["settings-ask-after", "settings-ask-dates", "settings-dates"]),
    ("settings-address", QUESTIONS),
    ("settings-typed", FOLDERS),
    ("settings-unreachable", &["settings-ask-folders", "settings-look-again"]),
    ("settings-long", FOLDERS),
    ("settings-surveying", &["content"]),
    ("settings-helpdesk-unreachable", &["settings-go-to"]),
    ("settings-nobody-signed-in", &["settings-go-to"]),
    ("settings-many-groups", &["settings-ask-dates", "settings-other-token"]),
    ("settings-groups", &["settings-ask-folders", "settings-ask-group", "settings-group", "list-rows"]),
    ("settings-few-groups", QUESTIONS),
    ("settings-folder-group", &["settings-group", "dialog-cancel"]),
    ("settings-folder-groups", &["settings-group", "list-rows", "dialog-cancel"]),
    ("settings-wanted", &["settings-ask-wanted", "settings-wanted", "settings-from", "settings-ask-after"]),
    ("settings-archive", &["settings-ask-archive", "settings-archive", "settings-archive-date"]),
    ("settings-more", &["settings-ask-dates", "settings-ask-more", "settings-auto-replies"]),
    ("settings-move", ORIGINALS),
    ("settings-nothing-ticked", FOLDERS),
    ("settings-typed-added", FOLDERS),
];

/// What the import would do, and the offer to test it.
const REVIEW: &[&str] = &["check-pages", "check-facts", "check-trial-card"];

const CHECK: &[Line] = &[
    ("check-unready", &["content"]),
    ("check-checking", &["content"]),
    ("check-scanning", &["check-stop"]),
    ("check-throttled", &["check-stop"]),
    ("check-stopped", &["check-again"]),
    ("check-problem", &["check-again"]),
    ("check-failed", &["check-again"]),
    ("check-numbers", REVIEW),
    ("check-deleting", REVIEW),
    ("check-delete-asked", &["check-confirm", "dialog-cancel", "dialog-confirm"]),
    ("check-messages", &["check-pages", "check-search", "check-picks", "list-rows"]),
    ("check-none", &["check-pages", "check-search", "check-picks"]),
    ("check-preview", &["dialog-cancel"]),
    ("check-trial-asked", &["dialog-cancel", "dialog-confirm"]),
    ("check-trial-done", &["check-pages", "check-facts"]),
];

const IMPORT: &[Line] = &[
    ("import-running", &["import-head", "import-pause", "import-stop"]),
    ("import-dating", &["import-head", "import-leave-dates", "import-pause", "import-stop"]),
    ("import-waiting", &["import-head", "import-pause", "import-stop"]),
    ("import-paused", &["import-head", "import-stop"]),
    ("import-attention", &["import-head", "import-pause", "import-stop"]),
    ("import-done", &["import-head"]),
    (
        "import-undeleted",
        &["import-head", "import-move-instead", "import-mark-instead", "import-delete-again"],
    ),
    ("import-undeleted-by-right", &["import-head", "import-mark-instead", "import-delete-again"]),
    ("import-mark-asked", &["dialog-cancel", "dialog-confirm"]),
    ("import-marks", &["import-head", "import-stop"]),
    ("import-folder-missing", &["import-way-out"]),
    ("import-held", &["import-take-over"]),
    ("import-closing-asked", &["dialog-cancel", "dialog-confirm"]),
    ("import-folder-gone", &["problem"]),
    ("import-folder-renamed", &["problem", "import-way-out"]),
    ("import-waiting-in-folder", &["import-head", "import-pause", "import-stop"]),
    ("import-idle", &["content"]),
    ("import-marked", &["import-head"]),
    ("import-move-asked", &["import-move-folder", "dialog-cancel", "dialog-confirm"]),
    ("import-opening", &["back"]),
    ("import-saved", &["import-head"]),
    ("import-scanning", &["import-pause", "import-stop"]),
    ("import-take-over-asked", &["dialog-cancel", "dialog-confirm"]),
    ("import-uncertain", &["import-head", "import-pause", "import-stop"]),
    ("import-unreachable", &["problem"]),
];

const RESULT: &[Line] = &[
    ("result-done", &["result-counts", "result-balance", "result-page", "result-forms"]),
    ("result-after", &["result-counts", "result-balance", "result-page", "result-forms"]),
    (
        "result-attention",
        &["result-counts", "result-causes", "result-move-instead", "result-mark-instead", "result-page"],
    ),
    ("result-mark-instead-asked", &["dialog-cancel", "dialog-confirm"]),
    ("result-undeleted", &["result-counts", "result-causes", "result-again-0", "result-balance"]),
    ("result-undated", &["result-counts", "result-undated", "result-balance", "result-page"]),
    ("result-looked-at", &["result-counts", "result-page"]),
    ("result-unfinished", &["result-counts", "result-restore", "result-balance", "result-page"]),
    ("result-saved", &["result-open-folder", "result-counts", "result-page"]),
    ("result-delete-asked", &["result-delete-confirm", "dialog-cancel", "dialog-confirm"]),
    ("result-emls-saved", &["result-counts", "result-move-instead", "result-page"]),
    ("result-forms", &["result-form-page", "result-table", "result-data", "dialog-cancel"]),
    ("result-mark-asked", &["dialog-cancel", "dialog-confirm"]),
    ("result-none", &["content"]),
    ("result-not-saved", &["problem", "result-counts", "result-page"]),
    ("result-originals-move-asked", &["result-originals-folder", "dialog-cancel", "dialog-confirm"]),
    ("result-reading", &["content"]),
    ("result-unread", &["problem"]),
    ("result-deleted", &["result-counts", "result-page"]),
    ("result-return", &["result-return-search", "dialog-cancel", "dialog-confirm"]),
    ("result-returned", &["result-counts", "result-page"]),
];

const GOING_LIVE: &[Line] = &[
    ("live-connect", &["live-address", "live-token"]),
    ("live-unread", &["live-address", "live-token"]),
    ("live-reading", &["content"]),
    ("live-channels", &["live-way", "live-new", "live-again"]),
    ("live-none", &["live-way", "live-new", "live-again"]),
    ("live-unseen", &["live-way", "live-again"]),
    ("live-watch", &["live-way"]),
    ("live-nobody", &["live-way"]),
    ("live-failing", &["live-standing", "live-hour"]),
    ("live-fetching", &["live-standing", "live-hour", "live-ask-group"]),
    ("live-fetching-shut", &["live-standing", "live-hour", "live-hour-sign-in"]),
    ("live-roll-back-over", &["live-standing", "live-ask-group", "live-ask-keep"]),
    ("live-sign-in-first", &["live-standing", "live-trap", "live-sign-in"]),
    ("live-another-mailbox", &["live-standing", "live-trap", "live-sign-in", "live-same-mailbox"]),
    ("live-counting", &["live-standing", "live-trap", "live-ask-group"]),
    ("live-trap", &["live-standing", "live-trap-head"]),
    ("live-trap-move", &["live-standing", "live-trap-head"]),
    ("live-trap-left", &["live-standing", "live-trap-head", "live-count"]),
    ("live-clear", &["live-standing", "live-trap", "live-ask-group"]),
    ("live-folder", &["live-standing", "live-trap"]),
    ("live-folder-unknown", &["live-standing", "live-trap"]),
    ("live-folder-shut", &["live-standing", "live-trap", "live-sign-in"]),
    ("live-folder-unread", &["live-standing", "live-trap"]),
    ("live-found-addresses", &["live-standing", "live-hour", "live-ask-group"]),
    ("live-switching-on", &["live-standing"]),
    ("live-refused", &["live-standing", "problem"]),
    ("live-other-mailbox", &["problem"]),
    ("live-migrate", &["live-standing", "live-migrating"]),
    ("live-new", &["live-kind"]),
    ("live-new-typed", &["live-kind"]),
    ("live-new-graph", &["live-kind"]),
    ("live-new-elsewhere", &["live-kind"]),
    ("live-waiting", &["live-link-open", "live-cancel", "live-error"]),
    ("live-waiting-error", &["live-link-open", "live-cancel", "live-error-text"]),
    ("live-waiting-over", &["live-link-open", "live-cancel", "live-error"]),
    ("live-migrating", &["live-which"]),
];

/// What every scene has, where it has it.
const FRAME: [&str; 1] = ["main"];

/// So much is no fault.
const SLACK: f32 = 1.0;

fn named_in(scene: &str) -> &'static [&'static str] {
    let lines = ALL.into_iter().flatten();
    lines.filter(|(name, _)| *name == scene).map(|(_, ids)| *ids).next().unwrap_or_default()
}

#[test]
fn what_matters_is_in_sight_in_the_least_window_without_scrolling() {
    expect_nothing(&in_every_scene(&Language::ALL, LEAST, |scene, wizard, size, renderer| {
        let mut page = Page::new(wizard.view(), size, renderer);
        let named = page.places().named;
        let is_there = |id: &str| named.iter().any(|(of, ..)| *of == Id::from(id.to_owned()));
        let missing = named_in(scene).iter().filter(|id| !is_there(id));
        let mut faults: Vec<String> = missing.map(|id| format!("there is no {id}")).collect();
        for id in named_in(scene).iter().chain(&FRAME) {
            let places = named.iter().filter(|(of, ..)| *of == Id::from((*id).to_owned()));
            faults.extend(places.filter_map(|(_, place, clip)| out_of_sight(id, *place, *clip)));
        }
        faults
    }));
}

fn out_of_sight(id: &str, place: Rectangle, clip: Rectangle) -> Option<String> {
    let Rectangle { x, y, width, height } = place;
    let seen = place.is_within(&clip.expand(SLACK));
    let to = clip.y + clip.height;
    (!seen).then(|| format!("{id} at {x:.0}, {y:.0} ({width:.0} x {height:.0}) is seen only to {to:.0}"))
}

#[test]
fn the_tables_name_every_scene_and_none_that_there_is_not() {
    let scenes: Vec<&str> = scenes().iter().map(|scene| scene.name).collect();
    let unknown = ALL.into_iter().flatten().filter(|(name, _)| !scenes.contains(name));
    let mut faults: Vec<String> = unknown.map(|(name, _)| format!("there is no scene {name}")).collect();
    let unnamed = scenes.iter().filter(|scene| named_in(scene).is_empty());
    faults.extend(unnamed.map(|scene| format!("{scene} names nothing that matters")));
    expect_nothing(&faults);
}

mod the_test_itself {
    use iced::Rectangle;

    use super::out_of_sight;

    #[test]
    fn what_begins_below_the_window_or_runs_out_of_it_is_found() {
        let window = Rectangle { x: 0.0, y: 0.0, width: 300.0, height: 200.0 };
        let at = |y: f32| Rectangle { x: 10.0, y, width: 100.0, height: 40.0 };
        assert_eq!(out_of_sight("one", at(150.0), window), None);
        assert!(out_of_sight("two", at(180.0), window).is_some());
        assert!(out_of_sight("three", at(400.0), window).is_some());
    }
}
