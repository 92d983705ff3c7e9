-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3: what is kept between two reports: extensions and occurrences of deadlines, indicators, accidents, duties,
-- supervision, enforcement, and files. Frozen once released. Columns as in 0001.

ALTER TABLE plan ADD COLUMN supervise_days INTEGER CHECK (supervise_days BETWEEN 0 AND 366);
ALTER TABLE plan ADD COLUMN interview_days INTEGER CHECK (interview_days BETWEEN 0 AND 366);

-- Why a report stands although it is unusual: it speaks of a day outside the plan, takes back a completion…
ALTER TABLE progress ADD COLUMN reason TEXT;
CREATE INDEX deadline_original ON deadline (measure, original_due) WHERE original_due IS NOT NULL;

CREATE TABLE extension (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deadline INTEGER NOT NULL REFERENCES deadline (id),
  granted_on TEXT NOT NULL CHECK (granted_on IS date (granted_on, '+0 days')),
  old_due TEXT NOT NULL CHECK (old_due IS date (old_due, '+0 days')),
  new_due TEXT NOT NULL CHECK (new_due IS date (new_due, '+0 days')),
  reason TEXT NOT NULL,
  document TEXT,
  CHECK (old_due <> new_due)
) STRICT;
CREATE INDEX extension_deadline ON extension (deadline, granted_on, old_due);

CREATE TABLE deadline_occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  deadline INTEGER NOT NULL REFERENCES deadline (id),
  period_start TEXT NOT NULL CHECK (period_start IS date (period_start, '+0 days')),
  due TEXT NOT NULL CHECK (due IS date (due, '+0 days')),
  done_on TEXT CHECK (done_on IS date (done_on, '+0 days')),
  note TEXT,
  UNIQUE (deadline, period_start)
) STRICT;
CREATE INDEX deadline_occurrence_deadline ON deadline_occurrence (deadline, due, done_on);

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  measure INTEGER REFERENCES measure (id),
  target INTEGER REFERENCES target (id),
  name TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('>=', '<=', '=', '>', '<', 'decrease_by', 'increase_by')),
  measured_in TEXT,
  base_year INTEGER CHECK (base_year BETWEEN 0 AND 2200),
  base_value REAL,
  total TEXT NOT NULL CHECK (total IN ('latest', 'sum', 'ratio')),
  lead INTEGER REFERENCES unit (id),
  note TEXT,
  position INTEGER
) STRICT;
CREATE INDEX indicator_plan ON indicator (plan, position, id);
CREATE INDEX indicator_measure ON indicator (measure);
CREATE INDEX indicator_target ON indicator (target);
CREATE INDEX indicator_lead ON indicator (lead);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  by_date TEXT NOT NULL CHECK (by_date IS date (by_date, '+0 days')),
  value REAL NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX milestone_indicator ON milestone (indicator, by_date);

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  unit INTEGER REFERENCES unit (id),
  as_of TEXT NOT NULL CHECK (as_of IS date (as_of, '+0 days')),
  value REAL,
  done REAL,
  whole REAL,
  source TEXT,
  note TEXT
) STRICT;
CREATE INDEX indicator_value_indicator ON indicator_value (indicator, as_of, id);
CREATE INDEX indicator_value_unit ON indicator_value (unit);

CREATE TABLE accident (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  number TEXT,
  title TEXT NOT NULL,
  happened_on TEXT NOT NULL CHECK (happened_on IS date (happened_on, '+0 days')),
  industry TEXT NOT NULL
    CHECK (industry IN ('coal', 'mining', 'construction', 'chemicals', 'fireworks', 'manufacture',
      'road', 'railway', 'water', 'aviation', 'farming', 'fire', 'other')),
  township INTEGER REFERENCES unit (id),
  enterprise TEXT,
  place TEXT,
  deaths INTEGER CHECK (deaths BETWEEN 0 AND 100000),
  serious_injuries INTEGER CHECK (serious_injuries BETWEEN 0 AND 100000),
  light_injuries INTEGER CHECK (light_injuries BETWEEN 0 AND 100000),
  loss REAL CHECK (loss BETWEEN 0 AND 1000000000),
  cause TEXT,
  handling TEXT,
  note TEXT
) STRICT;
CREATE INDEX accident_happened_on ON accident (happened_on, id);
CREATE INDEX accident_township ON accident (township);

CREATE TABLE accident_total (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2200),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  industry TEXT NOT NULL
    CHECK (industry IN ('coal', 'mining', 'construction', 'chemicals', 'fireworks', 'manufacture',
      'road', 'railway', 'water', 'aviation', 'farming', 'fire', 'other')),
  accidents INTEGER CHECK (accidents BETWEEN 0 AND 100000),
  deaths INTEGER CHECK (deaths BETWEEN 0 AND 100000),
  injuries INTEGER CHECK (injuries BETWEEN 0 AND 100000),
  loss REAL CHECK (loss BETWEEN 0 AND 1000000000),
  source TEXT
) STRICT;
CREATE INDEX accident_total_year ON accident_total (year, month);

CREATE TABLE duty (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  measure INTEGER REFERENCES measure (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('meeting', 'liaison', 'report', 'statistics', 'enterprise', 'inspection', 'other')),
  title TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  recurrence TEXT NOT NULL
    CHECK (recurrence IN ('none', 'year', 'half-year', 'quarter', 'month', 'week', 'day')),
  every INTEGER CHECK (every BETWEEN 0 AND 100),
  due_month INTEGER CHECK (due_month BETWEEN 0 AND 12),
  due_day INTEGER CHECK (due_day BETWEEN 0 AND 31),
  first_day TEXT NOT NULL CHECK (first_day IS date (first_day, '+0 days')),
  last_day TEXT NOT NULL CHECK (last_day IS date (last_day, '+0 days')),
  basis TEXT,
  note TEXT,
  position INTEGER,
  CHECK (first_day <= last_day)
) STRICT;
CREATE INDEX duty_plan ON duty (plan, position, id);
CREATE INDEX duty_measure ON duty (measure);
CREATE INDEX duty_unit ON duty (unit);

CREATE TABLE duty_occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  duty INTEGER NOT NULL REFERENCES duty (id),
  period_start TEXT NOT NULL CHECK (period_start IS date (period_start, '+0 days')),
  due TEXT NOT NULL CHECK (due IS date (due, '+0 days')),
  done_on TEXT CHECK (done_on IS date (done_on, '+0 days')),
  is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
  document TEXT,
  note TEXT,
  UNIQUE (duty, period_start)
) STRICT;
CREATE INDEX duty_occurrence_duty ON duty_occurrence (duty, due);

CREATE TABLE supervision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('urge', 'circular', 'interview', 'warning', 'exposure', 'appraisal', 'transfer', 'blame')),
  number TEXT,
  title TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  issued_on TEXT NOT NULL CHECK (issued_on IS date (issued_on, '+0 days')),
  cause TEXT,
  deadline TEXT CHECK (deadline IS date (deadline, '+0 days')),
  reply TEXT,
  replied_on TEXT CHECK (replied_on IS date (replied_on, '+0 days')),
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days')),
  note TEXT
) STRICT;
CREATE INDEX supervision_plan ON supervision (plan, issued_on, id);
CREATE INDEX supervision_unit ON supervision (unit);

CREATE TABLE supervision_measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  supervision INTEGER NOT NULL REFERENCES supervision (id),
  measure INTEGER NOT NULL REFERENCES measure (id),
  UNIQUE (supervision, measure)
) STRICT;
CREATE INDEX supervision_measure_supervision ON supervision_measure (supervision);
CREATE INDEX supervision_measure_measure ON supervision_measure (measure);

CREATE TABLE enforcement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  department INTEGER REFERENCES unit (id),
  township INTEGER REFERENCES unit (id),
  industry TEXT NOT NULL
    CHECK (industry IN ('coal', 'mining', 'construction', 'chemicals', 'fireworks', 'manufacture',
      'road', 'railway', 'water', 'aviation', 'farming', 'fire', 'other')),
  enterprise TEXT,
  document TEXT,
  groups INTEGER CHECK (groups BETWEEN 0 AND 1000000),
  inspectors INTEGER CHECK (inspectors BETWEEN 0 AND 1000000),
  enterprises INTEGER CHECK (enterprises BETWEEN 0 AND 1000000),
  corrections INTEGER CHECK (corrections BETWEEN 0 AND 1000000),
  shutdowns INTEGER CHECK (shutdowns BETWEEN 0 AND 1000000),
  licences INTEGER CHECK (licences BETWEEN 0 AND 1000000),
  closures INTEGER CHECK (closures BETWEEN 0 AND 1000000),
  penalties INTEGER CHECK (penalties BETWEEN 0 AND 1000000),
  fines REAL CHECK (fines BETWEEN 0 AND 1000000000),
  interviews INTEGER CHECK (interviews BETWEEN 0 AND 1000000),
  joint_punishments INTEGER CHECK (joint_punishments BETWEEN 0 AND 1000000),
  transfers INTEGER CHECK (transfers BETWEEN 0 AND 1000000),
  exposures INTEGER CHECK (exposures BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;
CREATE INDEX enforcement_day ON enforcement (day, id);
CREATE INDEX enforcement_department ON enforcement (department);
CREATE INDEX enforcement_township ON enforcement (township);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER REFERENCES measure (id),
  progress INTEGER REFERENCES progress (id),
  accident INTEGER REFERENCES accident (id),
  duty_occurrence INTEGER REFERENCES duty_occurrence (id),
  supervision INTEGER REFERENCES supervision (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on IS date (added_on, '+0 days')),
  note TEXT,
  CHECK ((measure IS NOT NULL) + (progress IS NOT NULL) + (accident IS NOT NULL)
    + (duty_occurrence IS NOT NULL) + (supervision IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attachment_measure ON attachment (measure);
CREATE INDEX attachment_progress ON attachment (progress);
CREATE INDEX attachment_accident ON attachment (accident);
CREATE INDEX attachment_duty_occurrence ON attachment (duty_occurrence);
CREATE INDEX attachment_supervision ON attachment (supervision);
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- The bytes of files, each content once, under its hash. Rows are never changed, and go only when the file is tidied up and
-- no attachment, also none that undo could bring back, names them.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY CHECK (length (sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;
