-- When a client was reminded last: of confirming (reminded_at), and of telling a customer number (asked_again_at). NULL
-- where they were not. And whom a client's letter goes to; who signs is a preference.

ALTER TABLE handover ADD COLUMN reminded_at TEXT;
ALTER TABLE handover ADD COLUMN asked_again_at TEXT;
ALTER TABLE migration ADD COLUMN webmaster_name TEXT NOT NULL DEFAULT '';
ALTER TABLE migration ADD COLUMN webmaster_email TEXT NOT NULL DEFAULT '';
