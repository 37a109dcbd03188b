-- The DigiCert account, and the users that the services which can be linked to it have of their own. Passwords are
-- kept as salted scrypt digests, tokens as SHA-256 digests. Usernames are ASCII, so NOCASE compares them as people do.

-- `organisations` are those that certificates name; these have accounts.
CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_partner INTEGER NOT NULL CHECK (is_partner IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE company_services (
    company TEXT NOT NULL REFERENCES companies (id),
    service TEXT NOT NULL,
    PRIMARY KEY (company, service)
) STRICT, WITHOUT ROWID;

-- Everybody with a DigiCert account, the user first; `home` is the organisation it was made in.
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    username TEXT NOT NULL COLLATE NOCASE UNIQUE,
    home TEXT NOT NULL REFERENCES companies (id),
    is_user INTEGER NOT NULL CHECK (is_user IN (0, 1)),
    salt BLOB,
    digest BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    person TEXT NOT NULL REFERENCES people (id),
    company TEXT NOT NULL REFERENCES companies (id),
    is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
    PRIMARY KEY (person, company)
) STRICT, WITHOUT ROWID;

CREATE TABLE enabled_services (
    person TEXT NOT NULL,
    company TEXT NOT NULL,
    service TEXT NOT NULL,
    PRIMARY KEY (person, company, service),
    FOREIGN KEY (person, company) REFERENCES members (person, company),
    FOREIGN KEY (company, service) REFERENCES company_services (company, service)
) STRICT, WITHOUT ROWID;

-- A user of one service in one organisation: whose it is, and to whose DigiCert account it is linked, if to any.
CREATE TABLE service_users (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    service TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id),
    username TEXT NOT NULL COLLATE NOCASE,
    is_sso INTEGER NOT NULL CHECK (is_sso IN (0, 1)),
    salt BLOB,
    digest BLOB,
    holder TEXT REFERENCES people (id),
    linked_at TEXT,
    UNIQUE (company, service, person),
    UNIQUE (company, service, username),
    UNIQUE (company, service, holder),
    CHECK ((holder IS NULL) = (linked_at IS NULL)),
    FOREIGN KEY (company, service) REFERENCES company_services (company, service)
) STRICT;

-- Links that an administrator ended, until they are made again.
CREATE TABLE ended_links (
    person TEXT NOT NULL REFERENCES people (id),
    company TEXT NOT NULL,
    service TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    ended_by TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (person, company, service)
) STRICT, WITHOUT ROWID;

-- What opens a linked service, for as long as the link lasts; of each only the newest few.
CREATE TABLE link_tokens (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    service_user INTEGER NOT NULL REFERENCES service_users (id)
) STRICT;

CREATE INDEX link_tokens_by_user ON link_tokens (service_user);

CREATE TABLE account_sessions (
    digest BLOB PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    ends_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sessions of the services; those that are over are kept for a day, so that it can be said whose service they were in.
CREATE TABLE visits (
    digest BLOB PRIMARY KEY,
    service_user INTEGER NOT NULL REFERENCES service_users (id),
    ends_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was linked with which key, so that the same wish is granted once.
CREATE TABLE link_receipts (
    person TEXT NOT NULL REFERENCES people (id),
    key TEXT NOT NULL,
    service_user INTEGER NOT NULL REFERENCES service_users (id),
    before TEXT NOT NULL,
    username TEXT NOT NULL,
    linked_at TEXT NOT NULL,
    PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

-- Wrong tries by username, whether anybody has it or not, as a SHA-256 digest: people type passwords there too.
CREATE TABLE sign_in_tries (
    door TEXT NOT NULL,
    username BLOB NOT NULL,
    wrong INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (door, username)
) STRICT, WITHOUT ROWID;
