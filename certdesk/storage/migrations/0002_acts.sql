-- Acts that were begun and not yet heard of, every certificate of an order, and an activity that shows when it was
-- changed from outside.

-- A wish is written down before it is sent, and goes when its answer was noted.
CREATE TABLE intent (
    key TEXT NOT NULL PRIMARY KEY,
    deed TEXT NOT NULL,
    order_id TEXT,
    begun_at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE portal_view ADD COLUMN may_revoke INTEGER NOT NULL DEFAULT 1;

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
    PRIMARY KEY (order_id, position)
) STRICT, WITHOUT ROWID;

-- The seal of an entry is a digest over it and the seal before it; NULL in entries from before there were seals.
ALTER TABLE desk_entry ADD COLUMN detail TEXT NOT NULL DEFAULT '';
ALTER TABLE desk_entry ADD COLUMN seal BLOB;

-- At most one row: the newest entry and its seal, so that a cut end shows too.
CREATE TABLE activity_head (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    entry INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;

-- Entries are added and never changed; they go all at once, and only after the head was taken away.
CREATE TRIGGER desk_entry_is_sealed BEFORE UPDATE ON desk_entry WHEN OLD.seal IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an entry of the activity is not changed any more');
END;

CREATE TRIGGER desk_entry_stays BEFORE DELETE ON desk_entry WHEN EXISTS (SELECT 1 FROM activity_head)
BEGIN
    SELECT RAISE(ABORT, 'an entry of the activity is not taken out');
END;
