-- DigiCert accounts as they were last seen, attempts to link, and what of theirs is in the keyring.
-- Nothing in here opens anything: tokens are in the system's keyring, passwords nowhere.

-- seen_at is NULL until the seats of the account were seen.
CREATE TABLE account (
    username TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    organisation TEXT NOT NULL,
    seen_at TEXT
) STRICT, WITHOUT ROWID;

-- At most one row: whose account the user signed in to last.
CREATE TABLE account_in_use (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    username TEXT NOT NULL REFERENCES account (username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- administrators is a JSON array of names and addresses by turns.
CREATE TABLE account_organisation (
    username TEXT NOT NULL REFERENCES account (username) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    administrators TEXT NOT NULL,
    is_partner INTEGER NOT NULL,
    PRIMARY KEY (username, id)
) STRICT, WITHOUT ROWID;

-- In the order of the directory.
CREATE TABLE account_seat (
    username TEXT NOT NULL,
    organisation TEXT NOT NULL,
    service TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_administrator INTEGER NOT NULL,
    is_enabled INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    is_sso INTEGER NOT NULL,
    service_username TEXT NOT NULL,
    clash TEXT,
    linked_at TEXT,
    unlinked_at TEXT,
    unlinked_by TEXT NOT NULL,
    PRIMARY KEY (username, organisation, service),
    FOREIGN KEY (username, organisation) REFERENCES account_organisation (username, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What the last attempt at a seat met, and what was chosen then.
CREATE TABLE link_attempt (
    username TEXT NOT NULL,
    organisation TEXT NOT NULL,
    service TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    service_username TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    proceeded_at TEXT,
    is_paused INTEGER NOT NULL,
    PRIMARY KEY (username, organisation, service)
) STRICT, WITHOUT ROWID;

-- A wish to link is written down before it is sent, and goes when its answer was noted.
CREATE TABLE link_intent (
    key TEXT NOT NULL PRIMARY KEY,
    username TEXT NOT NULL,
    organisation TEXT NOT NULL,
    service TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What CertDesk put into the keyring: the entry's name there and the SHA-256 of its content, by which it is known
-- again. Of one name there are several while it is not known which content it has. is_over marks what could not be
-- taken out yet.
CREATE TABLE keyring_entry (
    name TEXT NOT NULL,
    digest BLOB NOT NULL,
    username TEXT NOT NULL,
    is_over INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (name, digest)
) STRICT, WITHOUT ROWID;
