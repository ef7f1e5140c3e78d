//! The tables of a journal, and the words their columns use.

/// Version of the tables. A journal of a newer version is refused.
pub(super) const FORMAT: i64 = 7;

/// Marks the file as ours among SQLite files ("MFry").
pub(super) const APPLICATION_ID: i64 = 0x4d46_7279;

/// From one version to the next: the version that comes out, and how.
pub(super) const STEPS: [(i64, &str); 6] = [
    (2, FROM_1_TO_2),
    (3, FROM_2_TO_3),
    (4, FROM_3_TO_4),
    (5, FROM_4_TO_5),
    (6, FROM_5_TO_6),
    (7, FROM_6_TO_7),
];

/// Makes an empty journal of version 1. The tally is kept by triggers, so that every number
/// shown comes from the journal itself and costs nothing to ask for.
pub(super) const TABLES: &str = "
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    ending     TEXT,
    problem    TEXT
) STRICT;

CREATE TABLE folders (
    id           INTEGER PRIMARY KEY,
    path         TEXT NOT NULL UNIQUE,
    uid_validity INTEGER
) STRICT;

CREATE TABLE messages (
    id           INTEGER PRIMARY KEY,
    folder       INTEGER NOT NULL REFERENCES folders(id),
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    dated        INTEGER NOT NULL,
    date_missing INTEGER NOT NULL,
    archived     INTEGER NOT NULL,
    message_id   TEXT,
    md5          TEXT,
    identity     INTEGER,
    likeness     INTEGER NOT NULL,
    from_email   TEXT,
    customer     TEXT,
    subject      TEXT NOT NULL,
    machine_made INTEGER NOT NULL,
    thread       INTEGER,
    state        TEXT NOT NULL CHECK (state IN
        ('found', 'skipped', 'sending', 'imported', 'settled', 'unsettled', 'failed')),
    reason       TEXT NOT NULL DEFAULT '',
    detail       TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    posted_at    INTEGER,
    part_md5s    TEXT,
    looked_up    INTEGER NOT NULL DEFAULT 0,
    ticket       INTEGER,
    article      INTEGER,
    run          INTEGER,
    UNIQUE (folder, uid_validity, uid)
) STRICT;
CREATE INDEX messages_in_order ON messages (state, dated, id);
CREATE INDEX messages_by_identity ON messages (identity);
CREATE INDEX messages_by_thread ON messages (thread);

CREATE TABLE mentions (
    message  INTEGER NOT NULL REFERENCES messages(id),
    place    INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    md5      TEXT NOT NULL,
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE threads (
    id            INTEGER PRIMARY KEY,
    ticket        INTEGER NOT NULL,
    ticket_number TEXT NOT NULL,
    dated_to      INTEGER
) STRICT;

CREATE TABLE customers (
    email TEXT PRIMARY KEY,
    id    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    target   INTEGER NOT NULL,
    name     TEXT NOT NULL,
    former   TEXT NOT NULL,
    restored INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tally (
    folder   INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    state    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    messages INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    PRIMARY KEY (folder, archived, state, reason)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tally_insert AFTER INSERT ON messages BEGIN
    INSERT INTO tally VALUES (new.folder, new.archived, new.state, new.reason, 1, new.size)
    ON CONFLICT DO UPDATE SET messages = messages + 1, bytes = bytes + new.size;
END;
CREATE TRIGGER tally_update AFTER UPDATE OF folder, archived, state, reason, size ON messages BEGIN
    UPDATE tally SET messages = messages - 1, bytes = bytes - old.size
    WHERE folder = old.folder AND archived = old.archived AND state = old.state AND reason = old.reason;
    INSERT INTO tally VALUES (new.folder, new.archived, new.state, new.reason, 1, new.size)
    ON CONFLICT DO UPDATE SET messages = messages + 1, bytes = bytes + new.size;
END;
CREATE TRIGGER tally_delete AFTER DELETE ON messages BEGIN
    UPDATE tally SET messages = messages - 1, bytes = bytes - old.size
    WHERE folder = old.folder AND archived = old.archived AND state = old.state AND reason = old.reason;
END;
";

/// Makes a journal of version 1 one of version 2: lists need to know which
/// messages came without a Message-ID, which were forgotten (their ids are given
/// out again), and whom the mail was written to.
const FROM_1_TO_2: &str = "
ALTER TABLE messages ADD COLUMN nameless INTEGER NOT NULL DEFAULT 0;
UPDATE messages SET nameless = 1
WHERE message_id IS NULL OR message_id LIKE '<mailferry-%@made-up.invalid>';
DROP INDEX messages_in_order;
CREATE INDEX messages_in_order ON messages (state, dated, id, archived);
CREATE INDEX messages_by_reason ON messages (state, reason) WHERE reason <> '';
CREATE INDEX messages_by_date ON messages (dated, id);
CREATE INDEX threads_by_ticket ON threads (ticket);

CREATE TABLE recipients (
    message INTEGER NOT NULL REFERENCES messages(id),
    address TEXT NOT NULL,
    PRIMARY KEY (message, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten (messages INTEGER NOT NULL) STRICT;
INSERT INTO forgotten VALUES (0);
CREATE TRIGGER messages_forgotten AFTER DELETE ON messages BEGIN
    DELETE FROM recipients WHERE message = old.id;
    UPDATE forgotten SET messages = messages + 1;
END;
";

/// Makes a journal of version 2 one of version 3: of each message whether its
/// article has the original mail among its files because it shows it only as well
/// as is possible (1), or should have and has not (2).
const FROM_2_TO_3: &str = "
ALTER TABLE messages ADD COLUMN original INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_by_original ON messages (original) WHERE original > 0;
";

/// Makes a journal of version 3 one of version 4: copies are told by their text
/// and files, which are kept as one short text once a mail was read, beside the
/// size of what cannot be cut; and made-up identities by when the mail arrived.
const FROM_3_TO_4: &str = "
ALTER TABLE messages ADD COLUMN arrived INTEGER;
ALTER TABLE messages ADD COLUMN content TEXT;
ALTER TABLE messages ADD COLUMN piece INTEGER;
ALTER TABLE messages ADD COLUMN may_have_files INTEGER NOT NULL DEFAULT 1;
CREATE INDEX messages_by_likeness ON messages (likeness) WHERE nameless = 1;
CREATE INDEX messages_by_content ON messages (likeness, content) WHERE content IS NOT NULL;
";

/// Makes a journal of version 4 one of version 5: everybody to whom a message was
/// addressed, where it was listed by this version, whom only some plans make users
/// of (`own` are those of former versions); and which customers lacked a name.
const FROM_4_TO_5: &str = "
ALTER TABLE messages ADD COLUMN addressed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recipients ADD COLUMN own INTEGER NOT NULL DEFAULT 1;
ALTER TABLE customers ADD COLUMN name TEXT NOT NULL DEFAULT 'known';
";

/// Makes a journal of version 5 one of version 6: what a run has begun to do with a
/// message in the mailbox and not seen the end of (`move`, `delete`), and whether it
/// may carry `\Deleted` through us (1).
const FROM_5_TO_6: &str = "
ALTER TABLE messages ADD COLUMN begun TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_marked ON messages (folder, uid_validity, uid) WHERE marked = 1;
";

/// Makes a journal of version 6 one of version 7: messages that were kept as files
/// before they were deleted, with what it takes to put them back. They are known by
/// their place in the mailbox, since ids of forgotten messages are given out again;
/// `path` is below `root`, and `place` is it in small letters, by which no two share a
/// file on any disk.
const FROM_6_TO_7: &str = "
CREATE TABLE safety_copies (
    id           INTEGER PRIMARY KEY,
    folder       INTEGER NOT NULL REFERENCES folders(id),
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    root         TEXT NOT NULL,
    path         TEXT NOT NULL,
    place        TEXT NOT NULL,
    size         INTEGER NOT NULL,
    sha256       TEXT NOT NULL,
    arrived      INTEGER,
    flags        TEXT NOT NULL,
    put_back     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (folder, uid_validity, uid),
    UNIQUE (root, place)
) STRICT;
CREATE INDEX safety_copies_put_back ON safety_copies (put_back) WHERE put_back > 0;
";
