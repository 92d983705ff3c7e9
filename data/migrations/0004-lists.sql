-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4: the two lists and what they stand on: industries, parameters of rules, enterprises, criteria of major hazards,
-- inspections, hazards with their steps, institutions; how large
-- a file may be; how many subitems of a measure are done is read from an index. Frozen once released. Columns as in 0001.

ALTER TABLE plan ADD COLUMN file_limit INTEGER CHECK (file_limit BETWEEN 1 AND 500);
CREATE INDEX subitem_done ON subitem (measure, done_on);

-- ---- industries: one list for enterprises, hazards and enforcement; accidents keep the categories of the bulletins ----

CREATE TABLE industry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  accident_industry TEXT NOT NULL
    CHECK (accident_industry IN ('coal', 'mining', 'construction', 'chemicals', 'fireworks', 'manufacture',
      'road', 'railway', 'water', 'aviation', 'farming', 'fire', 'other')),
  report_month INTEGER CHECK (report_month BETWEEN 1 AND 12),
  report_day INTEGER CHECK (report_day BETWEEN 1 AND 31),
  note TEXT,
  position INTEGER
) STRICT;
CREATE INDEX industry_name ON industry (name);

-- The same in every office's file, so their uids are fixed.
INSERT INTO industry (id, uid, revision, name, accident_industry, report_month, report_day, position) VALUES
  (1, '01700000-0000-7000-8000-000000000001', 1, '煤矿', 'coal', 12, 31, 1),
  (2, '01700000-0000-7000-8000-000000000002', 1, '非煤矿山', 'mining', 12, 31, 2),
  (3, '01700000-0000-7000-8000-000000000003', 1, '尾矿库', 'mining', 12, 31, 3),
  (4, '01700000-0000-7000-8000-000000000004', 1, '化工和危险化学品', 'chemicals', 12, 31, 4),
  (5, '01700000-0000-7000-8000-000000000005', 1, '烟花爆竹', 'fireworks', 12, 31, 5),
  (6, '01700000-0000-7000-8000-000000000006', 1, '冶金工贸', 'manufacture', 12, 15, 6),
  (7, '01700000-0000-7000-8000-000000000007', 1, '道路交通', 'road', 12, 31, 7),
  (8, '01700000-0000-7000-8000-000000000008', 1, '建筑施工', 'construction', 12, 31, 8),
  (9, '01700000-0000-7000-8000-000000000009', 1, '城镇燃气', 'other', 12, 31, 9),
  (10, '01700000-0000-7000-8000-000000000010', 1, '消防及人员密集场所', 'fire', 12, 31, 10),
  (11, '01700000-0000-7000-8000-000000000011', 1, '油气长输管道', 'chemicals', 12, 31, 11),
  (12, '01700000-0000-7000-8000-000000000012', 1, '特种设备', 'other', 12, 31, 12),
  (13, '01700000-0000-7000-8000-000000000013', 1, '民用爆炸物品', 'other', 12, 31, 13),
  (14, '01700000-0000-7000-8000-000000000014', 1, '水利', 'construction', 12, 31, 14),
  (15, '01700000-0000-7000-8000-000000000015', 1, '矿产资源', 'mining', 12, 31, 15),
  (16, '01700000-0000-7000-8000-000000000016', 1, '旅游', 'other', 12, 31, 16),
  (17, '01700000-0000-7000-8000-000000000017', 1, '铁路运输', 'railway', 12, 31, 17),
  (18, '01700000-0000-7000-8000-000000000018', 1, '水上交通', 'water', 12, 31, 18),
  (19, '01700000-0000-7000-8000-000000000019', 1, '民航', 'aviation', 12, 31, 19),
  (20, '01700000-0000-7000-8000-000000000020', 1, '农林牧渔', 'farming', 12, 31, 20),
  (21, '01700000-0000-7000-8000-000000000021', 1, '其他', 'other', 12, 31, 21);

-- Numbers that rules go by and that differ from place to place; what each is for stands in the source of the program.
CREATE TABLE parameter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  counted_in TEXT,
  source TEXT,
  position INTEGER
) STRICT;

INSERT INTO parameter (uid, revision, code, name, value, counted_in, source, position) VALUES
  ('01700000-0000-7000-8001-000000000001', 1, 'listing-days', '挂牌督办最长期限', 365, '天', '各地挂牌督办办法，例如青岛', 1),
  ('01700000-0000-7000-8001-000000000002', 1, 'listing-report-workdays', '挂牌后报备', 3, '个工作日', '各地挂牌督办办法，例如青岛', 2),
  ('01700000-0000-7000-8001-000000000003', 1, 'listing-announce-workdays', '挂牌后公告', 5, '个工作日', '各地挂牌督办办法，例如青岛', 3),
  ('01700000-0000-7000-8001-000000000004', 1, 'extension-request-workdays', '届满前申请延期', 20, '个工作日', '各地挂牌督办办法，例如青岛', 4),
  ('01700000-0000-7000-8001-000000000005', 1, 'extension-decide-workdays', '决定是否延期', 10, '个工作日', '各地挂牌督办办法，例如青岛', 5),
  ('01700000-0000-7000-8001-000000000006', 1, 'acceptance-days', '收到验收申请后审查', 10, '天', '安全生产事故隐患排查治理暂行规定第二十三条', 6),
  ('01700000-0000-7000-8001-000000000007', 1, 'acceptance-announce-workdays', '销号后公告', 5, '个工作日', '各地挂牌督办办法，例如青岛', 7),
  ('01700000-0000-7000-8001-000000000008', 1, 'penalty-days-short', '提请关闭：较短的期间', 180, '天', '安全生产法第一百一十三条', 8),
  ('01700000-0000-7000-8001-000000000009', 1, 'penalty-times-short', '提请关闭：较短期间内处罚', 3, '次', '安全生产法第一百一十三条', 9),
  ('01700000-0000-7000-8001-000000000010', 1, 'penalty-days-long', '提请关闭：较长的期间', 365, '天', '安全生产法第一百一十三条', 10),
  ('01700000-0000-7000-8001-000000000011', 1, 'penalty-times-long', '提请关闭：较长期间内处罚', 4, '次', '安全生产法第一百一十三条', 11);

-- ---- enterprises ----

CREATE TABLE enterprise (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  short_name TEXT,
  former_name TEXT,
  credit_code TEXT CHECK (length (credit_code) = 18),
  industry INTEGER REFERENCES industry (id),
  township INTEGER REFERENCES unit (id),
  department INTEGER REFERENCES unit (id),
  address TEXT,
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  legal_person TEXT,
  legal_phone TEXT,
  safety_person TEXT,
  safety_phone TEXT,
  employees INTEGER CHECK (employees BETWEEN 0 AND 1000000),
  size TEXT NOT NULL CHECK (size IN ('unknown', 'large', 'medium', 'small', 'micro', 'household')),
  is_state_owned INTEGER NOT NULL CHECK (is_state_owned IN (0, 1)),
  standardisation TEXT NOT NULL CHECK (standardisation IN ('none', 'first', 'second', 'third')),
  standardised_until TEXT CHECK (standardised_until IS date (standardised_until, '+0 days')),
  is_insured INTEGER NOT NULL CHECK (is_insured IN (0, 1)),
  insured_until TEXT CHECK (insured_until IS date (insured_until, '+0 days')),
  hazard_source TEXT NOT NULL CHECK (hazard_source IN ('none', 'first', 'second', 'third', 'fourth')),
  tailings_pond TEXT,
  tailings_leader TEXT,
  credit TEXT NOT NULL CHECK (credit IN ('normal', 'red', 'black')),
  status TEXT NOT NULL CHECK (status IN ('producing', 'stopped', 'closed', 'withdrawn')),
  status_on TEXT CHECK (status_on IS date (status_on, '+0 days')),
  status_document TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX enterprise_credit_code ON enterprise (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX enterprise_name ON enterprise (name);
CREATE INDEX enterprise_industry ON enterprise (industry);
CREATE INDEX enterprise_township ON enterprise (township);
CREATE INDEX enterprise_department ON enterprise (department);

CREATE TABLE licence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  enterprise INTEGER NOT NULL REFERENCES enterprise (id),
  name TEXT NOT NULL,
  number TEXT,
  issuer TEXT,
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  expires_on TEXT CHECK (expires_on IS date (expires_on, '+0 days')),
  note TEXT
) STRICT;
CREATE INDEX licence_enterprise ON licence (enterprise, expires_on);
CREATE INDEX licence_expires_on ON licence (expires_on);

-- What accidents and punishments call an enterprise stays as printed beside the registry's.
ALTER TABLE accident ADD COLUMN registered INTEGER REFERENCES enterprise (id);
CREATE INDEX accident_registered ON accident (registered) WHERE registered IS NOT NULL;

-- ---- criteria of major hazards ----

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  industry INTEGER REFERENCES industry (id),
  topic TEXT,
  standard TEXT NOT NULL,
  number TEXT,
  text TEXT NOT NULL,
  valid_from TEXT CHECK (valid_from IS date (valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date (valid_to, '+0 days')),
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  note TEXT,
  position INTEGER
) STRICT;
CREATE INDEX criterion_industry ON criterion (industry, position, id);

-- ---- inspections ----

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  enterprise INTEGER REFERENCES enterprise (id),
  place TEXT,
  department INTEGER REFERENCES unit (id),
  people TEXT,
  experts TEXT,
  record_number TEXT,
  order_number TEXT,
  review_number TEXT,
  measure_number TEXT,
  findings TEXT,
  recheck_on TEXT CHECK (recheck_on IS date (recheck_on, '+0 days')),
  note TEXT
) STRICT;
CREATE INDEX inspection_day ON inspection (day, id);
CREATE INDEX inspection_enterprise ON inspection (enterprise, day);
CREATE INDEX inspection_department ON inspection (department);

-- ---- hazards ----

-- What stands behind "state" follows from the hazard's steps and is written with them.
CREATE TABLE hazard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  number TEXT,
  description TEXT NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('general', 'major')),
  criterion INTEGER REFERENCES criterion (id),
  basis TEXT,
  category TEXT NOT NULL CHECK (category IN ('thing', 'person', 'management', 'environment')),
  source TEXT NOT NULL
    CHECK (source IN ('department', 'enterprise', 'committee', 'expert', 'report', 'transfer', 'other')),
  part INTEGER REFERENCES part (id),
  enterprise INTEGER REFERENCES enterprise (id),
  place TEXT,
  township INTEGER REFERENCES unit (id),
  industry INTEGER REFERENCES industry (id),
  department INTEGER REFERENCES unit (id),
  found_on TEXT NOT NULL CHECK (found_on IS date (found_on, '+0 days')),
  found_by TEXT,
  inspection INTEGER REFERENCES inspection (id),
  document TEXT,
  treatment TEXT NOT NULL CHECK (treatment IN ('limited', 'immediate')),
  measures TEXT,
  rectifier TEXT,
  person TEXT,
  phone TEXT,
  funds REAL CHECK (funds BETWEEN 0 AND 1000000000),
  contingency TEXT,
  precautions TEXT,
  authority_told_on TEXT CHECK (authority_told_on IS date (authority_told_on, '+0 days')),
  workers_told_on TEXT CHECK (workers_told_on IS date (workers_told_on, '+0 days')),
  is_filed INTEGER NOT NULL CHECK (is_filed IN (0, 1)),
  is_interviewed INTEGER NOT NULL CHECK (is_interviewed IN (0, 1)),
  is_fined INTEGER NOT NULL CHECK (is_fined IN (0, 1)),
  is_exposed INTEGER NOT NULL CHECK (is_exposed IN (0, 1)),
  is_shut_down INTEGER NOT NULL CHECK (is_shut_down IN (0, 1)),
  is_closed_down INTEGER NOT NULL CHECK (is_closed_down IN (0, 1)),
  is_handed_over INTEGER NOT NULL CHECK (is_handed_over IN (0, 1)),
  note TEXT,
  deadline TEXT CHECK (deadline IS date (deadline, '+0 days')),
  original_deadline TEXT CHECK (original_deadline IS date (original_deadline, '+0 days')),
  state TEXT NOT NULL
    CHECK (state IN ('registered', 'assigned', 'rectifying', 'applied', 'checked', 'closed', 'transferred', 'revoked')),
  assigned_on TEXT CHECK (assigned_on IS date (assigned_on, '+0 days')),
  rectified_on TEXT CHECK (rectified_on IS date (rectified_on, '+0 days')),
  applied_on TEXT CHECK (applied_on IS date (applied_on, '+0 days')),
  checked_on TEXT CHECK (checked_on IS date (checked_on, '+0 days')),
  checked_by TEXT,
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days')),
  ended_on TEXT CHECK (ended_on IS date (ended_on, '+0 days')),
  spent REAL CHECK (spent BETWEEN 0 AND 1000000000),
  n_returns INTEGER CHECK (n_returns >= 0)
) STRICT;
CREATE INDEX hazard_found_on ON hazard (found_on, id);
CREATE INDEX hazard_number ON hazard (number);
CREATE INDEX hazard_criterion ON hazard (criterion) WHERE criterion IS NOT NULL;
CREATE INDEX hazard_part ON hazard (part) WHERE part IS NOT NULL;
CREATE INDEX hazard_enterprise ON hazard (enterprise, found_on);
CREATE INDEX hazard_township ON hazard (township, found_on);
CREATE INDEX hazard_industry ON hazard (industry, found_on);
CREATE INDEX hazard_department ON hazard (department, found_on);
CREATE INDEX hazard_inspection ON hazard (inspection) WHERE inspection IS NOT NULL;
CREATE INDEX hazard_open ON hazard (deadline, id) WHERE closed_on IS NULL AND ended_on IS NULL;

CREATE TABLE hazard_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  hazard INTEGER NOT NULL REFERENCES hazard (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('assign', 'start', 'extend', 'apply', 'check', 'return', 'close', 'transfer', 'revoke', 'reopen')),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  person TEXT,
  unit INTEGER REFERENCES unit (id),
  document TEXT,
  deadline TEXT CHECK (deadline IS date (deadline, '+0 days')),
  rectified_on TEXT CHECK (rectified_on IS date (rectified_on, '+0 days')),
  spent REAL CHECK (spent BETWEEN 0 AND 1000000000),
  reason TEXT,
  note TEXT
) STRICT;
CREATE INDEX hazard_step_hazard ON hazard_step (hazard, day, id);
CREATE INDEX hazard_step_unit ON hazard_step (unit) WHERE unit IS NOT NULL;
-- The few steps that go back or put off, for counts as of an earlier day.
CREATE INDEX hazard_step_turn ON hazard_step (hazard, day) WHERE kind IN ('extend', 'return', 'reopen');

CREATE TABLE listing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  hazard INTEGER NOT NULL REFERENCES hazard (id),
  level TEXT NOT NULL CHECK (level IN ('township', 'county', 'prefecture', 'province')),
  office TEXT NOT NULL,
  supervisor TEXT,
  number TEXT,
  listed_on TEXT NOT NULL CHECK (listed_on IS date (listed_on, '+0 days')),
  deadline TEXT NOT NULL CHECK (deadline IS date (deadline, '+0 days')),
  signer TEXT,
  delivered_on TEXT CHECK (delivered_on IS date (delivered_on, '+0 days')),
  delivered_by TEXT,
  received_by TEXT,
  reported_on TEXT CHECK (reported_on IS date (reported_on, '+0 days')),
  announced_on TEXT CHECK (announced_on IS date (announced_on, '+0 days')),
  extension_requested_on TEXT CHECK (extension_requested_on IS date (extension_requested_on, '+0 days')),
  extension_reason TEXT,
  extension_decided_on TEXT CHECK (extension_decided_on IS date (extension_decided_on, '+0 days')),
  extended_to TEXT CHECK (extended_to IS date (extended_to, '+0 days')),
  acceptance_requested_on TEXT CHECK (acceptance_requested_on IS date (acceptance_requested_on, '+0 days')),
  accepted_on TEXT CHECK (accepted_on IS date (accepted_on, '+0 days')),
  accepted_by TEXT,
  delisted_on TEXT CHECK (delisted_on IS date (delisted_on, '+0 days')),
  delisting_announced_on TEXT CHECK (delisting_announced_on IS date (delisting_announced_on, '+0 days')),
  resumed_on TEXT CHECK (resumed_on IS date (resumed_on, '+0 days')),
  note TEXT
) STRICT;
CREATE INDEX listing_hazard ON listing (hazard, listed_on);
CREATE INDEX listing_listed_on ON listing (listed_on, id);

CREATE TABLE supervision_hazard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  supervision INTEGER NOT NULL REFERENCES supervision (id),
  hazard INTEGER NOT NULL REFERENCES hazard (id),
  UNIQUE (supervision, hazard)
) STRICT;
CREATE INDEX supervision_hazard_hazard ON supervision_hazard (hazard);

-- ---- institutions ----

CREATE TABLE institution (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  plan INTEGER NOT NULL REFERENCES plan (id),
  part INTEGER REFERENCES part (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('chain', 'system', 'method', 'project', 'mechanism', 'standard')),
  lead INTEGER REFERENCES unit (id),
  planned_on TEXT CHECK (planned_on IS date (planned_on, '+0 days')),
  progress TEXT,
  note TEXT,
  position INTEGER,
  state TEXT NOT NULL CHECK (state IN ('drafting', 'consulting', 'reviewing', 'issued', 'revising', 'abolished')),
  document TEXT,
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  abolished_on TEXT CHECK (abolished_on IS date (abolished_on, '+0 days'))
) STRICT;
CREATE INDEX institution_plan ON institution (plan, position, id);
CREATE INDEX institution_part ON institution (part);
CREATE INDEX institution_lead ON institution (lead);

CREATE TABLE institution_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  institution INTEGER NOT NULL REFERENCES institution (id),
  state TEXT NOT NULL CHECK (state IN ('drafting', 'consulting', 'reviewing', 'issued', 'revising', 'abolished')),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  person TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX institution_step_institution ON institution_step (institution, day, id);

CREATE TABLE institution_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  institution INTEGER NOT NULL REFERENCES institution (id),
  unit INTEGER NOT NULL REFERENCES unit (id),
  UNIQUE (institution, unit)
) STRICT;
CREATE INDEX institution_unit_unit ON institution_unit (unit);

CREATE TABLE institution_measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  institution INTEGER NOT NULL REFERENCES institution (id),
  measure INTEGER NOT NULL REFERENCES measure (id),
  UNIQUE (institution, measure)
) STRICT;
CREATE INDEX institution_measure_measure ON institution_measure (measure);

CREATE TABLE institution_hazard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  institution INTEGER NOT NULL REFERENCES institution (id),
  hazard INTEGER NOT NULL REFERENCES hazard (id),
  UNIQUE (institution, hazard)
) STRICT;
CREATE INDEX institution_hazard_hazard ON institution_hazard (hazard);

-- ---- enforcement by the list of industries ----
-- The sequences go on, so that no id of a deleted row, which undo may bring back, is given again.

CREATE TABLE enforcement_4 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  department INTEGER REFERENCES unit (id),
  township INTEGER REFERENCES unit (id),
  industry INTEGER REFERENCES industry (id),
  enterprise TEXT,
  registered INTEGER REFERENCES enterprise (id),
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
CREATE TEMP TABLE industry_of AS
  SELECT accident_industry AS code, min (id) AS id FROM industry WHERE accident_industry <> 'other' GROUP BY 1
  UNION ALL SELECT 'other', 21;
INSERT INTO enforcement_4
  SELECT e.id, e.uid, e.revision, e.day, e.department, e.township, o.id, e.enterprise, NULL, e.document, e.groups,
    e.inspectors, e.enterprises, e.corrections, e.shutdowns, e.licences, e.closures, e.penalties, e.fines, e.interviews,
    e.joint_punishments, e.transfers, e.exposures, e.note
  FROM enforcement AS e JOIN industry_of AS o ON o.code = e.industry;
DELETE FROM sqlite_sequence WHERE name = 'enforcement_4';
INSERT INTO sqlite_sequence (name, seq) SELECT 'enforcement_4', seq FROM sqlite_sequence WHERE name = 'enforcement';
DROP TABLE enforcement;
ALTER TABLE enforcement_4 RENAME TO enforcement;
CREATE INDEX enforcement_day ON enforcement (day, id);
CREATE INDEX enforcement_department ON enforcement (department);
CREATE INDEX enforcement_township ON enforcement (township);
CREATE INDEX enforcement_industry ON enforcement (industry);
CREATE INDEX enforcement_registered ON enforcement (registered) WHERE registered IS NOT NULL;

-- The journal speaks of the column as it is now, or undo could not read it.
UPDATE change SET old_value = (SELECT CAST (id AS TEXT) FROM industry_of WHERE code = old_value)
  WHERE record_table = 'enforcement' AND field = 'industry' AND old_value <> '';
UPDATE change SET new_value = (SELECT CAST (id AS TEXT) FROM industry_of WHERE code = new_value)
  WHERE record_table = 'enforcement' AND field = 'industry' AND new_value <> '';
UPDATE change SET old_value = json_set (old_value, '$.industry',
    (SELECT CAST (id AS TEXT) FROM industry_of WHERE code = json_extract (old_value, '$.industry')))
  WHERE record_table = 'enforcement' AND kind = 'delete';
UPDATE change SET new_value = json_set (new_value, '$.industry',
    (SELECT CAST (id AS TEXT) FROM industry_of WHERE code = json_extract (new_value, '$.industry')))
  WHERE record_table = 'enforcement' AND kind = 'insert';
DROP TABLE industry_of;

-- ---- files with more records ----

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
  enterprise INTEGER REFERENCES enterprise (id),
  inspection INTEGER REFERENCES inspection (id),
  hazard INTEGER REFERENCES hazard (id),
  hazard_step INTEGER REFERENCES hazard_step (id),
  listing INTEGER REFERENCES listing (id),
  institution INTEGER REFERENCES institution (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on IS date (added_on, '+0 days')),
  note TEXT,
  CHECK ((measure IS NOT NULL) + (progress IS NOT NULL) + (accident IS NOT NULL) + (duty_occurrence IS NOT NULL)
    + (supervision IS NOT NULL) + (enforcement IS NOT NULL) + (enterprise IS NOT NULL) + (inspection IS NOT NULL)
    + (hazard IS NOT NULL) + (hazard_step IS NOT NULL) + (listing IS NOT NULL) + (institution IS NOT NULL) = 1)
) STRICT;
INSERT INTO attachment_4 (id, uid, revision, measure, progress, accident, duty_occurrence, supervision, name, media_type,
    size, sha256, added_on, note)
  SELECT id, uid, revision, measure, progress, accident, duty_occurrence, supervision, name, media_type, size, sha256,
    added_on, note
  FROM attachment;
DELETE FROM sqlite_sequence WHERE name = 'attachment_4';
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachment_4', seq FROM sqlite_sequence WHERE name = 'attachment';
DROP TABLE attachment;
ALTER TABLE attachment_4 RENAME TO attachment;
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
CREATE INDEX attachment_sha256 ON attachment (sha256);
