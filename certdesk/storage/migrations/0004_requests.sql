-- Reissues that are being prepared, keys that were made here, and lists of keys that are known to be bad.

ALTER TABLE portal_certificate ADD COLUMN revokes_at TEXT;
ALTER TABLE portal_certificate ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE portal_certificate ADD COLUMN key_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE portal_certificate ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';

CREATE INDEX portal_certificate_by_key ON portal_certificate (key_digest);

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
