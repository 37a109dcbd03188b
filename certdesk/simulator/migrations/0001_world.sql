-- The practice CA's own world. Moments are UTC in ISO 8601, in whole seconds, with a Z: they sort as text.

CREATE TABLE world (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    seed INTEGER NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

-- How many seconds the practice clock is ahead of the computer's.
CREATE TABLE clock (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    moved INTEGER NOT NULL CHECK (moved >= 0)
) STRICT;

CREATE TABLE authorities (
    name TEXT PRIMARY KEY,
    certificate BLOB NOT NULL,
    wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    validation TEXT NOT NULL,
    wildcard INTEGER NOT NULL CHECK (wildcard IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

-- Who a certificate names; the last three columns are for EV.
CREATE TABLE organisations (
    name TEXT PRIMARY KEY,
    country TEXT NOT NULL,
    locality TEXT NOT NULL,
    business_category TEXT NOT NULL,
    registration_number TEXT NOT NULL,
    jurisdiction TEXT NOT NULL
) STRICT;

-- issued_at is the first issuance as the panel lists it; valid_from and expires_at are the present certificate's.
CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL UNIQUE,
    common_name TEXT NOT NULL,
    product INTEGER NOT NULL REFERENCES products (id),
    organisation TEXT NOT NULL REFERENCES organisations (name),
    admin_email TEXT NOT NULL,
    status TEXT NOT NULL,
    status_since TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    issued_at TEXT,
    expires_at TEXT,
    covered_until TEXT,
    valid_from TEXT,
    key_kind TEXT NOT NULL,
    method TEXT,
    reusable_until TEXT,
    guest_access INTEGER NOT NULL CHECK (guest_access IN (0, 1))
) STRICT;

CREATE INDEX orders_by_contact ON orders (admin_email);

CREATE TABLE names (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- The key of the signing request that the next certificate of an order is made from (SubjectPublicKeyInfo).
CREATE TABLE requests (
    order_id TEXT PRIMARY KEY REFERENCES orders (id),
    public_key BLOB NOT NULL
) STRICT;

CREATE TABLE certificates (
    order_id TEXT NOT NULL REFERENCES orders (id),
    valid_from TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authorities (name),
    certificate BLOB NOT NULL,
    PRIMARY KEY (order_id, valid_from)
) STRICT;

-- What happened to an order, and what will: an event comes true when the clock passes it.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    happened INTEGER NOT NULL CHECK (happened IN (0, 1))
) STRICT;

CREATE INDEX events_by_order ON events (order_id, at);
CREATE INDEX events_to_come ON events (at) WHERE happened = 0;

-- Access codes, as salted scrypt digests only.
CREATE TABLE codes (
    request TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    salt BLOB NOT NULL,
    digest BLOB NOT NULL,
    sent_at TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    wrong_tries INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'replaced', 'closed')),
    closed_at TEXT
) STRICT;

CREATE INDEX codes_by_order ON codes (order_id, sent_at);

-- haystack is the searchable text of a mail, case-folded.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY,
    mailbox TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
    body TEXT NOT NULL,
    haystack TEXT NOT NULL,
    raw BLOB NOT NULL
) STRICT;

CREATE INDEX mails_by_mailbox ON mails (mailbox, sent_at);
