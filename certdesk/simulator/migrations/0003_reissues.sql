-- What a reissue leaves behind and asks for ahead, and what the practice world publishes.

-- When the authority revokes a certificate by itself, because a later one carries fewer names.
ALTER TABLE certificates ADD COLUMN revokes_at TEXT;

CREATE INDEX certificates_to_revoke ON certificates (revokes_at) WHERE revokes_at IS NOT NULL AND revoked_at IS NULL;

-- Values that guests were shown before they asked for a reissue, by registered domain. 30 days old at most.
CREATE TABLE tokens_ahead (
    order_id TEXT NOT NULL REFERENCES orders (id),
    domain TEXT NOT NULL,
    token TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (order_id, domain)
) STRICT, WITHOUT ROWID;

-- At most one row: what the user published, as it was written, and where else to look for it.
CREATE TABLE zone (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    records TEXT NOT NULL,
    files TEXT NOT NULL,
    resolver TEXT NOT NULL,
    web TEXT NOT NULL
) STRICT;
