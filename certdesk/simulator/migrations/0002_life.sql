-- The whole life of an order: its requests, the proof of its names, its certificates' ends, and what was already done.

ALTER TABLE orders ADD COLUMN needs_approval INTEGER NOT NULL DEFAULT 0 CHECK (needs_approval IN (0, 1));
ALTER TABLE orders ADD COLUMN may_revoke INTEGER NOT NULL DEFAULT 1 CHECK (may_revoke IN (0, 1));

-- Hexadecimal, two digits for each byte, as certificates show it; NULL until a certificate from before is looked at.
ALTER TABLE certificates ADD COLUMN serial TEXT;
-- SHA-256 of its SubjectPublicKeyInfo; NULL as long as the serial number is.
ALTER TABLE certificates ADD COLUMN key_digest BLOB;
ALTER TABLE certificates ADD COLUMN revoked_at TEXT;
ALTER TABLE certificates ADD COLUMN reason TEXT;

CREATE UNIQUE INDEX certificates_by_serial ON certificates (serial);
CREATE INDEX certificates_by_key ON certificates (key_digest);
CREATE INDEX certificates_revoked ON certificates (authority, revoked_at) WHERE revoked_at IS NOT NULL;

UPDATE certificates SET reason = 'unspecified',
    revoked_at = (SELECT status_since FROM orders WHERE orders.id = certificates.order_id)
WHERE order_id IN (SELECT id FROM orders WHERE status = 'revoked');

CREATE INDEX requests_by_key ON requests (public_key);

-- The names that a reissue asks for, where they differ from those of its order.
CREATE TABLE wanted_names (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- What was asked of the account's administrator.
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    settled_at TEXT,
    note TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX approvals_by_state ON approvals (state, asked_at);
CREATE INDEX approvals_by_order ON approvals (order_id);

UPDATE orders SET needs_approval = 1 WHERE status = 'needs_approval';
INSERT INTO approvals (order_id, kind, state, asked_at)
SELECT id,
    CASE status WHEN 'reissue_pending' THEN 'reissue' ELSE 'new_request' END,
    CASE status WHEN 'needs_approval' THEN 'pending' ELSE 'submitted' END,
    CASE status WHEN 'reissue_pending' THEN status_since ELSE placed_at END
FROM orders WHERE status IN ('needs_csr', 'pending', 'needs_approval', 'reissue_pending') ORDER BY rowid;

-- How control over each name of an order is proved. A token is 30 days old at most.
CREATE TABLE proofs (
    order_id TEXT NOT NULL REFERENCES orders (id),
    name TEXT NOT NULL,
    method TEXT NOT NULL,
    token TEXT NOT NULL,
    made_at TEXT NOT NULL,
    is_published INTEGER NOT NULL DEFAULT 0 CHECK (is_published IN (0, 1)),
    checked_at TEXT,
    proved_at TEXT,
    PRIMARY KEY (order_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX proofs_by_token ON proofs (token);

-- Keys of certificates that were revoked for key compromise, as SHA-256 of their SubjectPublicKeyInfo.
CREATE TABLE compromised_keys (
    digest BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Every revocation list that was signed; the one with the highest number is in force.
CREATE TABLE crls (
    authority TEXT NOT NULL REFERENCES authorities (name),
    number INTEGER NOT NULL,
    this_update TEXT NOT NULL,
    next_update TEXT NOT NULL,
    crl BLOB NOT NULL,
    PRIMARY KEY (authority, number)
) STRICT;

-- Every deed by the key it was sent with, so that the same one is done once, and how the order stood after it.
CREATE TABLE deeds (
    key TEXT PRIMARY KEY,
    deed TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES orders (id),
    done_at TEXT NOT NULL,
    is_refundable INTEGER NOT NULL CHECK (is_refundable IN (0, 1)),
    reason TEXT,
    common_name TEXT NOT NULL,
    status TEXT NOT NULL,
    status_since TEXT NOT NULL,
    issued_at TEXT,
    expires_at TEXT,
    covered_until TEXT
) STRICT, WITHOUT ROWID;

-- At most one row: the loopback port that certificates of this world name, and whether the CA answers.
CREATE TABLE counter (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    port INTEGER,
    is_online INTEGER NOT NULL DEFAULT 1 CHECK (is_online IN (0, 1))
) STRICT;
