-- How many changes of a migration were kept: which of two answers about it is the later one. Its times do not tell, since
-- the practice clock goes back when the practice world starts over.

ALTER TABLE migration ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
