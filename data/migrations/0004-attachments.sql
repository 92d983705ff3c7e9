-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4: files are kept with enforcement actions, too; the plan says how large a file may be; how many subitems of
-- a measure are done is read from an index. Columns as in 0001.

ALTER TABLE plan ADD COLUMN file_limit INTEGER CHECK (file_limit BETWEEN 1 AND 500);
CREATE INDEX subitem_done ON subitem (measure, done_on);

CREATE TABLE attachment_4 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  measure INTEGER REFERENCES measure (id),
  progress INTEGER REFERENCES progress (id),
  accident INTEGER REFERENCES accident (id),
  duty_occurrence INTEGER REFERENCES duty_occurrence (id),
  supervision INTEGER REFERENCES supervision (id),
  enforcement INTEGER REFERENCES enforcement (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on IS date (added_on, '+0 days')),
  note TEXT,
  CHECK ((measure IS NOT NULL) + (progress IS NOT NULL) + (accident IS NOT NULL) + (duty_occurrence IS NOT NULL)
    + (supervision IS NOT NULL) + (enforcement IS NOT NULL) = 1)
) STRICT;
INSERT INTO attachment_4 (id, uid, revision, measure, progress, accident, duty_occurrence, supervision, name,
    media_type, size, sha256, added_on, note)
  SELECT id, uid, revision, measure, progress, accident, duty_occurrence, supervision, name, media_type, size, sha256,
    added_on, note FROM attachment;
-- Ids of deleted attachments are never given again: the journal names them.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'attachment')
  WHERE name = 'attachment_4' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'attachment');
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachment_4', seq FROM sqlite_sequence
  WHERE name = 'attachment' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'attachment_4');
DROP TABLE attachment;
ALTER TABLE attachment_4 RENAME TO attachment;
CREATE INDEX attachment_measure ON attachment (measure);
CREATE INDEX attachment_progress ON attachment (progress);
CREATE INDEX attachment_accident ON attachment (accident);
CREATE INDEX attachment_duty_occurrence ON attachment (duty_occurrence);
CREATE INDEX attachment_supervision ON attachment (supervision);
CREATE INDEX attachment_enforcement ON attachment (enforcement);
CREATE INDEX attachment_sha256 ON attachment (sha256);
