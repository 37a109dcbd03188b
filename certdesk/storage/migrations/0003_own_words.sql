-- What the user adds to the order book: tags, notes, what is left out of the list, and saved views.

ALTER TABLE orders ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE orders ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- The status with which the order was taken out of the list. It comes back when the panel tells another one.
ALTER TABLE orders ADD COLUMN removed_with TEXT;

CREATE TABLE saved_view (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    typed TEXT NOT NULL,
    view TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- By which ID the desk knew an order from a list, before it was looked up. The activity from then keeps that ID.
CREATE TABLE listed_as (
    former TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_as_by_order ON listed_as (order_id);
