-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1: the unit directory, the plan with its document, the measures with what hangs on them, progress, and
-- the journal. Frozen once released: later versions are later files.
--
-- Every record has id (this file's), uid (the same in every office's file) and revision (raised by every change).
-- The other columns are the fields declared in src/core; a test holds the two against each other.
-- Dates are YYYY-MM-DD; "x IS date (x, '+0 days')" is true of real days and of NULL only. Empty text is NULL.
-- Rows that belong to a deleted row are deleted by the write path, which journals them; no foreign key does it silently.

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT NOT NULL
    CHECK (kind IN ('department', 'township', 'party', 'government', 'enterprise', 'collective', 'other')),
  status TEXT NOT NULL CHECK (status IN ('confirmed', 'pending')),
  code TEXT,
  valid_from TEXT CHECK (valid_from IS date (valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date (valid_to, '+0 days')),
  liaison TEXT,
  office_phone TEXT,
  mobile TEXT,
  note TEXT,
  position INTEGER
) STRICT;
CREATE INDEX unit_name ON unit (name);
CREATE INDEX unit_short_name ON unit (short_name);
CREATE INDEX unit_position ON unit (position, id);

CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  unit INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  reason TEXT,
  valid_from TEXT CHECK (valid_from IS date (valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date (valid_to, '+0 days'))
) STRICT;
CREATE INDEX unit_alias_unit ON unit_alias (unit);
CREATE INDEX unit_alias_name ON unit_alias (name);

CREATE TABLE unit_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  collective INTEGER NOT NULL REFERENCES unit (id),
  member INTEGER NOT NULL REFERENCES unit (id),
  position INTEGER,
  CHECK (collective <> member)
) STRICT;
CREATE INDEX unit_member_collective ON unit_member (collective, member);
CREATE INDEX unit_member_member ON unit_member (member, collective);

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  title TEXT NOT NULL,
  issuer TEXT,
  doc_number TEXT,
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  first_day TEXT NOT NULL CHECK (first_day IS date (first_day, '+0 days')),
  last_day TEXT NOT NULL CHECK (last_day IS date (last_day, '+0 days')),
  near_days INTEGER CHECK (near_days BETWEEN 0 AND 366),
  behind_points INTEGER CHECK (behind_points BETWEEN 0 AND 100),
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  note TEXT,
  CHECK (first_day <= last_day)
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  name TEXT NOT NULL,
  encoding TEXT,
  sha256 TEXT,
  imported_on TEXT CHECK (imported_on IS date (imported_on, '+0 days')),
  text TEXT
) STRICT;
CREATE INDEX source_plan ON source (plan);

CREATE TABLE part (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  number INTEGER,
  title TEXT NOT NULL,
  position INTEGER
) STRICT;
CREATE INDEX part_plan ON part (plan, position, id);

CREATE TABLE phase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  title TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (first_day IS date (first_day, '+0 days')),
  last_day TEXT NOT NULL CHECK (last_day IS date (last_day, '+0 days')),
  text TEXT,
  position INTEGER,
  CHECK (first_day <= last_day)
) STRICT;
CREATE INDEX phase_plan ON phase (plan, position, id);

CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  part INTEGER NOT NULL REFERENCES part (id),
  kind TEXT NOT NULL CHECK (kind IN ('measure', 'goal', 'phase', 'guarantee')),
  path TEXT,
  heading TEXT,
  title TEXT NOT NULL,
  text TEXT,
  responsibility TEXT,
  leader TEXT,
  start_on TEXT CHECK (start_on IS date (start_on, '+0 days')),
  note TEXT,
  position INTEGER,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX measure_plan ON measure (plan);
CREATE INDEX measure_part ON measure (part, position, id);
CREATE INDEX measure_position ON measure (position, id);

CREATE TABLE subitem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER NOT NULL REFERENCES measure (id),
  kind TEXT NOT NULL CHECK (kind IN ('point', 'check')),
  label TEXT,
  text TEXT NOT NULL,
  done_on TEXT CHECK (done_on IS date (done_on, '+0 days')),
  position INTEGER,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX subitem_measure ON subitem (measure, position, id);

-- The indexes of measure_unit, deadline and progress hold all that a schedule needs, so that it never reads the rows.
CREATE TABLE measure_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER NOT NULL REFERENCES measure (id),
  unit INTEGER NOT NULL REFERENCES unit (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'territorial', 'support')),
  printed_name TEXT,
  inherited INTEGER NOT NULL CHECK (inherited IN (0, 1)),
  position INTEGER,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX measure_unit_measure ON measure_unit (measure, position, id, role, unit);
CREATE INDEX measure_unit_unit ON measure_unit (unit, role, measure);

CREATE TABLE deadline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER NOT NULL REFERENCES measure (id),
  kind TEXT NOT NULL CHECK (kind IN ('by', 'within', 'from', 'recurring')),
  due TEXT CHECK (due IS date (due, '+0 days')),
  original_due TEXT CHECK (original_due IS date (original_due, '+0 days')),
  recurrence TEXT NOT NULL
    CHECK (recurrence IN ('none', 'year', 'half-year', 'quarter', 'month', 'week', 'day')),
  every INTEGER CHECK (every BETWEEN 0 AND 100),
  due_month INTEGER CHECK (due_month BETWEEN 0 AND 12),
  due_day INTEGER CHECK (due_day BETWEEN 0 AND 31),
  text TEXT,
  clause TEXT,
  relative INTEGER NOT NULL CHECK (relative IN (0, 1)),
  done_on TEXT CHECK (done_on IS date (done_on, '+0 days')),
  position INTEGER,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX deadline_measure ON deadline (measure, due, kind, done_on);

CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER NOT NULL REFERENCES measure (id),
  op TEXT NOT NULL CHECK (op IN ('>=', '<=', '=', '>', '<', 'decrease_by', 'increase_by')),
  value REAL NOT NULL,
  measured_in TEXT,
  by_date TEXT CHECK (by_date IS date (by_date, '+0 days')),
  text TEXT,
  clause TEXT,
  position INTEGER,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX target_measure ON target (measure, position, id);

CREATE TABLE progress (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER NOT NULL REFERENCES measure (id),
  unit INTEGER REFERENCES unit (id),
  as_of TEXT NOT NULL CHECK (as_of IS date (as_of, '+0 days')),
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  done TEXT,
  problems TEXT,
  next_steps TEXT,
  reporter TEXT
) STRICT;
CREATE INDEX progress_measure ON progress (measure, as_of, id, unit, percent);
CREATE INDEX progress_unit ON progress (unit);

CREATE TABLE doubt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  measure INTEGER REFERENCES measure (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('number', 'unit', 'date', 'clause', 'count', 'heading', 'encoding', 'other')),
  message TEXT NOT NULL,
  proposal TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'changed', 'dismissed')),
  answer TEXT,
  line INTEGER,
  source_start INTEGER,
  source_end INTEGER,
  position INTEGER
) STRICT;
CREATE INDEX doubt_plan ON doubt (plan, position, id);
CREATE INDEX doubt_measure ON doubt (measure);

-- The journal. An action is what a person did in one go. "target" is the action that an undo or a redo was about;
-- "undone_by" is the undo by which an edit or an import is out of force at present.
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo')),
  label TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL CHECK (at LIKE '____-__-__T__:__:__.___Z'),
  n_changes INTEGER NOT NULL,
  target INTEGER REFERENCES action (id),
  undone_by INTEGER REFERENCES action (id),
  CHECK ((target IS NULL) = (kind IN ('edit', 'import')))
) STRICT;
CREATE INDEX action_undone ON action (undone_by) WHERE undone_by IS NOT NULL;
CREATE INDEX action_target ON action (target) WHERE target IS NOT NULL;

-- One row for each field of an updated record; one for a whole inserted or deleted record, whose fields stand
-- in new_value or old_value as a JSON object. Values are codes; '' is none. "measure" is the measure it belongs to.
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action INTEGER NOT NULL REFERENCES action (id),
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  record_table TEXT NOT NULL,
  record INTEGER NOT NULL,
  uid TEXT NOT NULL,
  revision INTEGER NOT NULL,
  measure INTEGER,
  field TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  CHECK ((field = '') = (kind <> 'update'))
) STRICT;
CREATE INDEX change_action ON change (action, id);
CREATE INDEX change_record ON change (record_table, record, id);
CREATE INDEX change_measure ON change (measure, id) WHERE measure IS NOT NULL;
