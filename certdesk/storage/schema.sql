-- The order book, what guest sessions showed, what was done here, and what the user prefers.
-- Times are UTC in ISO 8601 text; lists of names are JSON arrays.

CREATE TABLE orders (
    id TEXT NOT NULL PRIMARY KEY,
    supplier_id TEXT NOT NULL,
    common_name TEXT NOT NULL,
    product TEXT NOT NULL,
    brand TEXT NOT NULL,
    validation TEXT NOT NULL,
    wildcard INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    organisation TEXT NOT NULL,
    admin_email TEXT NOT NULL,
    status_word TEXT NOT NULL,
    status_since TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    issued_at TEXT,
    expires_at TEXT,
    covered_until TEXT,
    client TEXT NOT NULL,
    shown_name TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    note TEXT NOT NULL DEFAULT '',
    -- The status with which the order was taken out of the list. It comes back when the panel tells another one.
    removed_with TEXT
) STRICT, WITHOUT ROWID;

-- At most one row: when the reseller's panel was last asked for all orders.
CREATE TABLE panel_listing (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    seen_at TEXT NOT NULL
) STRICT;

CREATE TABLE portal_view (
    order_id TEXT NOT NULL PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
    seen_at TEXT NOT NULL,
    names TEXT NOT NULL,
    method TEXT,
    reusable_until TEXT,
    may_revoke INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE portal_event (
    order_id TEXT NOT NULL REFERENCES portal_view (order_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- Leaf first, root last. The facts stand beside the text, so that reading needs no X.509.
CREATE TABLE chain_link (
    order_id TEXT NOT NULL REFERENCES portal_view (order_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    pem TEXT NOT NULL,
    common_name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    names TEXT NOT NULL,
    issuer TEXT NOT NULL,
    serial TEXT NOT NULL,
    not_before TEXT NOT NULL,
    not_after TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signature TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    is_authority INTEGER NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT;

-- What the user did. A code can be asked for before its order is in the book, so there is no reference.
CREATE TABLE desk_entry (
    id INTEGER NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    format TEXT,
    server TEXT,
    file_name TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    -- A digest over this entry and the seal before it; NULL in entries from before there were seals.
    seal BLOB
) STRICT;

CREATE INDEX desk_entry_by_order ON desk_entry (order_id);

CREATE TABLE client_server (
    client TEXT NOT NULL PRIMARY KEY,
    server TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A wish is written down before it is sent, and goes when its answer was noted.
CREATE TABLE intent (
    key TEXT NOT NULL PRIMARY KEY,
    deed TEXT NOT NULL,
    order_id TEXT,
    begun_at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Newest first.
CREATE TABLE portal_certificate (
    order_id TEXT NOT NULL REFERENCES portal_view (order_id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    serial TEXT NOT NULL,
    names TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    is_present INTEGER NOT NULL,
    revoked_at TEXT,
    reason TEXT,
    revokes_at TEXT,
    key TEXT NOT NULL DEFAULT '',
    key_digest TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX portal_certificate_by_key ON portal_certificate (key_digest);

-- At most one row: the newest entry and its seal, so that a cut end shows too.
CREATE TABLE activity_head (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    entry INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TABLE saved_view (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    view TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries are added and never changed; they go all at once, and only after the head was taken away.
CREATE TRIGGER desk_entry_is_sealed BEFORE UPDATE ON desk_entry WHEN OLD.seal IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an entry of the activity is not changed any more');
END;

CREATE TRIGGER desk_entry_stays BEFORE DELETE ON desk_entry WHEN EXISTS (SELECT 1 FROM activity_head)
BEGIN
    SELECT RAISE(ABORT, 'an entry of the activity is not taken out');
END;

-- By which ID the desk knew an order from a list, before it was looked up. The activity from then keeps that ID.
CREATE TABLE listed_as (
    former TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_as_by_order ON listed_as (order_id);

-- answers is a JSON object of message keys and choices. Nothing in here opens anything.
CREATE TABLE reissue_draft (
    order_id TEXT NOT NULL PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
    saved_at TEXT NOT NULL,
    csr BLOB NOT NULL,
    file TEXT NOT NULL,
    place TEXT NOT NULL,
    answers TEXT NOT NULL,
    method TEXT,
    reason TEXT NOT NULL,
    step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- digest is the SHA-256 of SubjectPublicKeyInfo, in hexadecimal. wrapped is PKCS #8 under the vault's key.
CREATE TABLE private_key (
    digest TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    choice TEXT NOT NULL,
    names TEXT NOT NULL,
    csr BLOB NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX private_key_by_order ON private_key (order_id);

-- At most one row: the keyring's account that has the vault's key. Where it has, there is no vault_lock.
CREATE TABLE vault_account (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    account TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- At most one row: how the vault's key comes out of a pass phrase (scrypt, RFC 7914), where there is no keyring.
CREATE TABLE vault_lock (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    salt BLOB NOT NULL,
    n INTEGER NOT NULL,
    r INTEGER NOT NULL,
    p INTEGER NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE key_list (
    name TEXT NOT NULL PRIMARY KEY,
    added_at TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 32 bytes: SHA-256 of SubjectPublicKeyInfo; 10 bytes: as Debian's blacklists have them, of the modulus.
CREATE TABLE listed_key (
    digest BLOB NOT NULL,
    list TEXT NOT NULL REFERENCES key_list (name) ON DELETE CASCADE,
    PRIMARY KEY (digest, list)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE migration (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    situation TEXT,
    step TEXT NOT NULL,
    decision TEXT,
    removal TEXT,
    archived_at TEXT,
    revision INTEGER NOT NULL DEFAULT 0,
    webmaster_name TEXT NOT NULL DEFAULT '',
    webmaster_email TEXT NOT NULL DEFAULT ''
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

-- contents is what the pack held when it was prepared last, as JSON: a name, its customer number and its plan each.
CREATE TABLE handover (
    migration TEXT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
    client TEXT NOT NULL,
    email TEXT NOT NULL,
    prepared_at TEXT,
    sent_at TEXT,
    confirmed_at TEXT,
    contents TEXT,
    reminded_at TEXT,
    asked_again_at TEXT,
    PRIMARY KEY (migration, client)
) STRICT, WITHOUT ROWID;

-- Customer accounts that the user has signed in to, as they ticked them off.
CREATE TABLE ticked_account (
    migration TEXT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    PRIMARY KEY (migration, number)
) STRICT, WITHOUT ROWID;
