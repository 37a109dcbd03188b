-- What was in a client's pack when it was prepared last, so that a later change of it can be told: a JSON array of
-- certificate names, each with its customer number and plan. NULL where no pack was prepared, or before it was kept.

ALTER TABLE handover ADD COLUMN contents TEXT;
