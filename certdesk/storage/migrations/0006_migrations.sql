-- Moves off an ISO account: what is moved, where it was found to live, what is planned, and how far each client is.
-- No password is in here, and nothing that opens an account.

CREATE TABLE migration (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    situation TEXT,
    step TEXT NOT NULL,
    decision TEXT,
    removal TEXT,
    archived_at TEXT
) STRICT, WITHOUT ROWID;

-- chosen is the number that was chosen where answers disagreed, chosen_among the numbers that there were, as JSON.
-- order_id is no reference: the order book is of the practice world, a migration may be of the real one.
CREATE TABLE holding (
    migration TEXT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    common_name TEXT NOT NULL,
    names TEXT NOT NULL,
    shown_name TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    ends_at TEXT,
    is_end_told INTEGER NOT NULL,
    client TEXT NOT NULL,
    contact TEXT NOT NULL,
    product TEXT NOT NULL,
    issuer TEXT NOT NULL,
    origins TEXT NOT NULL,
    files TEXT NOT NULL,
    order_id TEXT,
    asked_at TEXT,
    plan TEXT,
    is_share_kept INTEGER NOT NULL,
    chosen TEXT,
    chosen_among TEXT NOT NULL,
    PRIMARY KEY (migration, id)
) STRICT, WITHOUT ROWID;

-- Who says a customer number, the strongest first. evidence is a JSON object: the mail, the line, and its text.
CREATE TABLE finding (
    migration TEXT NOT NULL,
    holding TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    witness TEXT NOT NULL,
    confidence INTEGER NOT NULL,
    said_at TEXT,
    names TEXT NOT NULL,
    ends TEXT NOT NULL,
    evidence TEXT,
    suspects TEXT NOT NULL,
    is_vouched INTEGER NOT NULL,
    PRIMARY KEY (migration, holding, position),
    FOREIGN KEY (migration, holding) REFERENCES holding (migration, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
    migration TEXT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
    client TEXT NOT NULL,
    email TEXT NOT NULL,
    prepared_at TEXT,
    sent_at TEXT,
    confirmed_at TEXT,
    PRIMARY KEY (migration, client)
) STRICT, WITHOUT ROWID;

-- Customer accounts that the user has signed in to, as they ticked them off.
CREATE TABLE ticked_account (
    migration TEXT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    PRIMARY KEY (migration, number)
) STRICT, WITHOUT ROWID;
