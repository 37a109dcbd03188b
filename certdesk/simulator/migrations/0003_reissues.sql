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

-- What an earlier CertDesk had put in its place, as lines of the zone: from now on these alone say what is there.
INSERT INTO zone (only, records, files, resolver, web)
SELECT 1, records, files, '', '' FROM (
    SELECT coalesce(group_concat(record, ''), '') AS records, coalesce(group_concat(file, ''), '') AS files FROM (
        SELECT
            CASE method
                WHEN 'dns-txt-token' THEN '_dnsauth.' || host || '. TXT "' || token || '"' || char(10)
                WHEN 'dns-cname-token' THEN
                    '_dnsauth.' || host || '. CNAME ' || token || '.dcv.practice-ca.example.' || char(10)
            END AS record,
            CASE method
                WHEN 'http-token' THEN
                    'http://' || host || '/.well-known/pki-validation/fileauth.txt ' || token || char(10)
            END AS file
        FROM (
            SELECT method, token, CASE WHEN name LIKE '*.%' THEN substr(name, 3) ELSE name END AS host
            FROM proofs WHERE is_published = 1 ORDER BY order_id, name
        )
    )
) WHERE records <> '' OR files <> '';

ALTER TABLE proofs DROP COLUMN is_published;

-- How far the proof of a name holds where that is less than its registered domain: `site` for a file, `below` for a
-- record at the name itself, which proves what is below it too (BR 3.2.2.4.7, .18).
CREATE TABLE scopes (
    order_id TEXT NOT NULL REFERENCES orders (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('below', 'site')),
    PRIMARY KEY (order_id, name)
) STRICT, WITHOUT ROWID;
