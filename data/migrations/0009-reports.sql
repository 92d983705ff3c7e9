-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 9: forms of one's own, reports that were made with their figures then, tables of other offices, and files kept with the
-- last two. Frozen once released.

CREATE TABLE report_definition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  based_on TEXT,
  note TEXT,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE report_made (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER REFERENCES plan (id),
  definition TEXT NOT NULL,
  title TEXT NOT NULL,
  period TEXT,
  first_day TEXT CHECK (first_day IS date (first_day, '+0 days')),
  last_day TEXT CHECK (last_day IS date (last_day, '+0 days')),
  as_of TEXT CHECK (as_of IS date (as_of, '+0 days')),
  made_at TEXT,
  made_by TEXT,
  reporter TEXT,
  file_name TEXT,
  note TEXT,
  body TEXT,
  figures TEXT
) STRICT;
CREATE INDEX report_made_plan ON report_made (plan);

CREATE TABLE report_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  title TEXT NOT NULL,
  report TEXT,
  note TEXT,
  mapping TEXT
) STRICT;

-- ---- files with more records ----

CREATE TABLE attachment_9 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER REFERENCES measure (id),
  progress INTEGER REFERENCES progress (id),
  accident INTEGER REFERENCES accident (id),
  duty_occurrence INTEGER REFERENCES duty_occurrence (id),
  supervision INTEGER REFERENCES supervision (id),
  enforcement INTEGER REFERENCES enforcement (id),
  enterprise INTEGER REFERENCES enterprise (id),
  inspection INTEGER REFERENCES inspection (id),
  hazard INTEGER REFERENCES hazard (id),
  hazard_step INTEGER REFERENCES hazard_step (id),
  listing INTEGER REFERENCES listing (id),
  institution INTEGER REFERENCES institution (id),
  risk_point INTEGER REFERENCES risk_point (id),
  risk_map INTEGER REFERENCES risk_map (id),
  report_made INTEGER REFERENCES report_made (id),
  report_template INTEGER REFERENCES report_template (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on IS date (added_on, '+0 days')),
  note TEXT,
  CHECK ((measure IS NOT NULL) + (progress IS NOT NULL) + (accident IS NOT NULL) + (duty_occurrence IS NOT NULL)
    + (supervision IS NOT NULL) + (enforcement IS NOT NULL) + (enterprise IS NOT NULL) + (inspection IS NOT NULL)
    + (hazard IS NOT NULL) + (hazard_step IS NOT NULL) + (listing IS NOT NULL) + (institution IS NOT NULL)
    + (risk_point IS NOT NULL) + (risk_map IS NOT NULL) + (report_made IS NOT NULL)
    + (report_template IS NOT NULL) = 1)
) STRICT;
INSERT INTO attachment_9 (id, uid, revision, measure, progress, accident, duty_occurrence, supervision, enforcement, enterprise,
    inspection, hazard, hazard_step, listing, institution, risk_point, risk_map, name, media_type, size, sha256, added_on, note)
  SELECT id, uid, revision, measure, progress, accident, duty_occurrence, supervision, enforcement, enterprise,
    inspection, hazard, hazard_step, listing, institution, risk_point, risk_map, name, media_type, size, sha256, added_on, note
  FROM attachment;
DELETE FROM sqlite_sequence WHERE name = 'attachment_9';
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachment_9', seq FROM sqlite_sequence WHERE name = 'attachment';
DROP TABLE attachment;
ALTER TABLE attachment_9 RENAME TO attachment;
CREATE INDEX attachment_measure ON attachment (measure) WHERE measure IS NOT NULL;
CREATE INDEX attachment_progress ON attachment (progress) WHERE progress IS NOT NULL;
CREATE INDEX attachment_accident ON attachment (accident) WHERE accident IS NOT NULL;
CREATE INDEX attachment_duty_occurrence ON attachment (duty_occurrence) WHERE duty_occurrence IS NOT NULL;
CREATE INDEX attachment_supervision ON attachment (supervision) WHERE supervision IS NOT NULL;
CREATE INDEX attachment_enforcement ON attachment (enforcement) WHERE enforcement IS NOT NULL;
CREATE INDEX attachment_enterprise ON attachment (enterprise) WHERE enterprise IS NOT NULL;
CREATE INDEX attachment_inspection ON attachment (inspection) WHERE inspection IS NOT NULL;
CREATE INDEX attachment_hazard ON attachment (hazard) WHERE hazard IS NOT NULL;
CREATE INDEX attachment_hazard_step ON attachment (hazard_step) WHERE hazard_step IS NOT NULL;
CREATE INDEX attachment_listing ON attachment (listing) WHERE listing IS NOT NULL;
CREATE INDEX attachment_institution ON attachment (institution) WHERE institution IS NOT NULL;
CREATE INDEX attachment_risk_point ON attachment (risk_point) WHERE risk_point IS NOT NULL;
CREATE INDEX attachment_risk_map ON attachment (risk_map) WHERE risk_map IS NOT NULL;
CREATE INDEX attachment_report_made ON attachment (report_made) WHERE report_made IS NOT NULL;
CREATE INDEX attachment_report_template ON attachment (report_template) WHERE report_template IS NOT NULL;
CREATE INDEX attachment_sha256 ON attachment (sha256);
