-- The practice registrar: one ISO account of the webmaster, and the customer accounts that its certificates are in.

-- At most one row. `removal` is the day (UTC) from whose start on the account is gone, where one is set.
CREATE TABLE iso_account (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    username TEXT NOT NULL,
    removal TEXT
) STRICT;

-- Customer numbers are text: leading zeros count. `email` is the address on file.
CREATE TABLE customer_accounts (
    number TEXT PRIMARY KEY CHECK (length(number) BETWEEN 1 AND 10 AND number NOT GLOB '*[^0-9]*'),
    holder TEXT NOT NULL,
    email TEXT NOT NULL,
    is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_domains (
    domain TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES customer_accounts (number)
) STRICT, WITHOUT ROWID;

-- The registrar's own authorities. Their keys are not kept: it issues nothing more.
CREATE TABLE registrar_authorities (
    name TEXT PRIMARY KEY,
    certificate BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the ISO account shows, in its order. `account` is NULL for what is in no customer account.
CREATE TABLE iso_certificates (
    id INTEGER PRIMARY KEY,
    common_name TEXT NOT NULL UNIQUE,
    client TEXT NOT NULL,
    product TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    account TEXT REFERENCES customer_accounts (number),
    authority TEXT NOT NULL REFERENCES registrar_authorities (name),
    certificate BLOB NOT NULL
) STRICT;

CREATE INDEX iso_certificates_by_account ON iso_certificates (account);

CREATE TABLE iso_names (
    certificate INTEGER NOT NULL REFERENCES iso_certificates (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (certificate, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX iso_names_by_name ON iso_names (name);
