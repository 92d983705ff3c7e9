-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 6: risks in four colours: risk points of enterprises, the schemes they are graded by, assessments, maps; where a
-- township's seat lies; files with risk points and maps. Frozen once released. Columns as in 0001.

-- Degrees, in the datum that county maps have (GCJ-02).
ALTER TABLE unit ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE unit ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);

CREATE TABLE risk_point (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  enterprise INTEGER NOT NULL REFERENCES enterprise (id),
  number TEXT,
  name TEXT NOT NULL,
  analysis_unit TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('place', 'facility', 'operation')),
  place TEXT,
  post TEXT,
  work_object TEXT,
  factors TEXT,
  harms TEXT,
  consequences TEXT,
  inherent_level TEXT NOT NULL CHECK (inherent_level IN ('none', 'red', 'orange', 'yellow', 'blue')),
  inherent_score REAL,
  residual_level TEXT NOT NULL CHECK (residual_level IN ('none', 'red', 'orange', 'yellow', 'blue')),
  residual_score REAL,
  assessed_on TEXT CHECK (assessed_on IS date (assessed_on, '+0 days')),
  review_due_on TEXT CHECK (review_due_on IS date (review_due_on, '+0 days')),
  control_level TEXT NOT NULL CHECK (control_level IN ('by-level', 'enterprise', 'workshop', 'team', 'post')),
  engineering TEXT,
  interlock TEXT,
  barrier TEXT,
  protection TEXT,
  management TEXT,
  training TEXT,
  emergency TEXT,
  response TEXT,
  precautions TEXT,
  enterprise_department TEXT,
  enterprise_person TEXT,
  workshop_department TEXT,
  workshop_person TEXT,
  team_department TEXT,
  team_person TEXT,
  post_department TEXT,
  post_person TEXT,
  phone TEXT,
  hotline TEXT,
  check_frequency TEXT,
  check_items TEXT,
  has_sign INTEGER NOT NULL CHECK (has_sign IN (0, 1)),
  has_monitoring INTEGER NOT NULL CHECK (has_monitoring IN (0, 1)),
  has_equipment INTEGER NOT NULL CHECK (has_equipment IN (0, 1)),
  has_escape INTEGER NOT NULL CHECK (has_escape IN (0, 1)),
  n_missing INTEGER,
  listed_on TEXT CHECK (listed_on IS date (listed_on, '+0 days')),
  withdrawn_on TEXT CHECK (withdrawn_on IS date (withdrawn_on, '+0 days')),
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 120),
  note TEXT
) STRICT;
CREATE INDEX risk_point_enterprise ON risk_point (enterprise, number);
CREATE INDEX risk_point_review_due_on ON risk_point (review_due_on, id);
CREATE INDEX risk_point_residual_level ON risk_point (residual_level, id);

CREATE TABLE risk_scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('lec', 'ls', 'mes', 'direct', 'manual')),
  version INTEGER CHECK (version BETWEEN 1 AND 10000),
  valid_from TEXT CHECK (valid_from IS date (valid_from, '+0 days')),
  valid_to TEXT CHECK (valid_to IS date (valid_to, '+0 days')),
  red_from REAL NOT NULL CHECK (red_from BETWEEN 0 AND 1000000),
  orange_from REAL NOT NULL CHECK (orange_from BETWEEN 0 AND 1000000),
  yellow_from REAL NOT NULL CHECK (yellow_from BETWEEN 0 AND 1000000),
  source TEXT,
  note TEXT
) STRICT;

CREATE TABLE risk_factor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  scheme INTEGER NOT NULL REFERENCES risk_scheme (id),
  factor INTEGER NOT NULL CHECK (factor BETWEEN 1 AND 3),
  value REAL NOT NULL CHECK (value BETWEEN 0 AND 10000),
  words TEXT NOT NULL,
  position INTEGER
) STRICT;
CREATE INDEX risk_factor_scheme ON risk_factor (scheme);

CREATE TABLE risk_ground (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT,
  position INTEGER
) STRICT;

CREATE TABLE harm_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  standard TEXT,
  position INTEGER
) STRICT;

CREATE TABLE risk_assessment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  risk_point INTEGER NOT NULL REFERENCES risk_point (id),
  stage TEXT NOT NULL CHECK (stage IN ('inherent', 'residual')),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date (assessed_on, '+0 days')),
  method TEXT NOT NULL CHECK (method IN ('lec', 'ls', 'mes', 'direct', 'manual')),
  scheme INTEGER REFERENCES risk_scheme (id),
  scheme_version INTEGER,
  first REAL CHECK (first BETWEEN 0 AND 10000),
  second REAL CHECK (second BETWEEN 0 AND 10000),
  third REAL CHECK (third BETWEEN 0 AND 10000),
  score REAL,
  level TEXT NOT NULL CHECK (level IN ('none', 'red', 'orange', 'yellow', 'blue')),
  clauses TEXT,
  grounds TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('first', 'period', 'catalogue', 'requirement', 'process', 'accident', 'other')),
  assessor TEXT,
  note TEXT
) STRICT;
CREATE INDEX risk_assessment_risk_point ON risk_assessment (risk_point, assessed_on, id);
CREATE INDEX risk_assessment_scheme ON risk_assessment (scheme) WHERE scheme IS NOT NULL;

CREATE TABLE risk_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  enterprise INTEGER NOT NULL REFERENCES enterprise (id),
  risk_point INTEGER REFERENCES risk_point (id),
  cause TEXT NOT NULL CHECK (cause IN ('first', 'period', 'catalogue', 'requirement', 'process', 'accident', 'other')),
  day TEXT NOT NULL CHECK (day IS date (day, '+0 days')),
  text TEXT
) STRICT;
CREATE INDEX risk_event_enterprise ON risk_event (enterprise, day);
CREATE INDEX risk_event_risk_point ON risk_event (risk_point) WHERE risk_point IS NOT NULL;

CREATE TABLE risk_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  enterprise INTEGER NOT NULL REFERENCES enterprise (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  list_on TEXT CHECK (list_on IS date (list_on, '+0 days')),
  analysis_on TEXT CHECK (analysis_on IS date (analysis_on, '+0 days')),
  note TEXT,
  UNIQUE (enterprise, year)
) STRICT;


CREATE TABLE risk_map (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  enterprise INTEGER REFERENCES enterprise (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'tiles', 'polygons', 'traced')),
  title TEXT NOT NULL CHECK (title IN ('spatial', 'source')),
  stage TEXT NOT NULL CHECK (stage IN ('inherent', 'residual')),
  version TEXT,
  issued_on TEXT CHECK (issued_on IS date (issued_on, '+0 days')),
  compiler TEXT,
  reviewer TEXT,
  method_note TEXT,
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  review_number TEXT,
  base_source TEXT,
  width_metres REAL CHECK (width_metres BETWEEN 0 AND 10000000),
  north REAL CHECK (north BETWEEN -360 AND 360),
  note TEXT,
  datum TEXT NOT NULL CHECK (datum IN ('unknown', 'wgs84', 'gcj02')),
  base TEXT,
  base_page INTEGER,
  controls TEXT,
  seal TEXT,
  position INTEGER
) STRICT;
CREATE INDEX risk_map_enterprise ON risk_map (enterprise);

CREATE TABLE risk_area (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  map INTEGER NOT NULL REFERENCES risk_map (id),
  name TEXT,
  unit INTEGER REFERENCES unit (id),
  is_manual INTEGER NOT NULL CHECK (is_manual IN (0, 1)),
  level TEXT NOT NULL CHECK (level IN ('none', 'red', 'orange', 'yellow', 'blue')),
  reason TEXT,
  department TEXT,
  person TEXT,
  shape TEXT NOT NULL,
  position INTEGER
) STRICT;
CREATE INDEX risk_area_map ON risk_area (map);
CREATE INDEX risk_area_unit ON risk_area (unit);

CREATE TABLE risk_place (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  map INTEGER NOT NULL REFERENCES risk_map (id),
  risk_point INTEGER NOT NULL REFERENCES risk_point (id),
  x REAL NOT NULL CHECK (x BETWEEN 0 AND 1),
  y REAL NOT NULL CHECK (y BETWEEN 0 AND 1),
  UNIQUE (map, risk_point)
) STRICT;
CREATE INDEX risk_place_risk_point ON risk_place (risk_point);

-- ---- what ships: the same in every office's file, so the uids are fixed ----

INSERT INTO parameter (uid, revision, code, name, value, counted_in, source, position) VALUES
  ('01700000-0000-7000-8001-000000000012', 1, 'risk-review-months', '风险定期再评估', 12, '个月', '企业安全风险分级管控的通行做法', 12),
  ('01700000-0000-7000-8001-000000000013', 1, 'risk-weight-red', '县域风险指数：重大风险权重', 8, '分', '本办自定', 13),
  ('01700000-0000-7000-8001-000000000014', 1, 'risk-weight-orange', '县域风险指数：较大风险权重', 4, '分', '本办自定', 14),
  ('01700000-0000-7000-8001-000000000015', 1, 'risk-weight-yellow', '县域风险指数：一般风险权重', 2, '分', '本办自定', 15),
  ('01700000-0000-7000-8001-000000000016', 1, 'risk-weight-blue', '县域风险指数：低风险权重', 1, '分', '本办自定', 16);

-- Bounds of LEC as four-colour practice has them; of LS by GB/T 27921, whose 15 and 20 are products of 1 to 5; MES counts
-- red above 180 and its products are multiples of a half.
INSERT INTO risk_scheme (id, uid, revision, name, method, version, red_from, orange_from, yellow_from, source) VALUES
  (1, '01700000-0000-7000-8002-000000000001', 1, 'LEC 法四色方案', 'lec', 1, 320, 160, 70, '企业安全风险分级管控的通行做法'),
  (2, '01700000-0000-7000-8002-000000000002', 1, 'LS 矩阵法', 'ls', 1, 20, 15, 9, 'GB/T 27921'),
  (3, '01700000-0000-7000-8002-000000000003', 1, 'MES 法', 'mes', 1, 180.5, 90, 40, '企业安全风险分级管控的通行做法');
INSERT INTO risk_factor (uid, revision, scheme, factor, value, words, position) VALUES
  ('01700000-0000-7000-8003-000000000001', 1, 1, 1, 10, '完全可以预料', 1),
  ('01700000-0000-7000-8003-000000000002', 1, 1, 1, 6, '相当可能', 2),
  ('01700000-0000-7000-8003-000000000003', 1, 1, 1, 3, '可能，但不经常', 3),
  ('01700000-0000-7000-8003-000000000004', 1, 1, 1, 1, '可能性小，完全意外', 4),
  ('01700000-0000-7000-8003-000000000005', 1, 1, 1, 0.5, '很不可能，可以设想', 5),
  ('01700000-0000-7000-8003-000000000006', 1, 1, 1, 0.2, '极不可能', 6),
  ('01700000-0000-7000-8003-000000000007', 1, 1, 1, 0.1, '实际不可能', 7),
  ('01700000-0000-7000-8003-000000000008', 1, 1, 2, 10, '连续暴露', 1),
  ('01700000-0000-7000-8003-000000000009', 1, 1, 2, 6, '每天工作时间内暴露', 2),
  ('01700000-0000-7000-8003-000000000010', 1, 1, 2, 3, '每周一次，或偶然暴露', 3),
  ('01700000-0000-7000-8003-000000000011', 1, 1, 2, 2, '每月一次暴露', 4),
  ('01700000-0000-7000-8003-000000000012', 1, 1, 2, 1, '每年几次暴露', 5),
  ('01700000-0000-7000-8003-000000000013', 1, 1, 2, 0.5, '非常罕见的暴露', 6),
  ('01700000-0000-7000-8003-000000000014', 1, 1, 3, 100, '大灾难，死亡 10 人以上', 1),
  ('01700000-0000-7000-8003-000000000015', 1, 1, 3, 40, '灾难，死亡 3 至 9 人', 2),
  ('01700000-0000-7000-8003-000000000016', 1, 1, 3, 15, '非常严重，死亡 1 至 2 人', 3),
  ('01700000-0000-7000-8003-000000000017', 1, 1, 3, 7, '严重，重伤', 4),
  ('01700000-0000-7000-8003-000000000018', 1, 1, 3, 3, '重大，致残', 5),
  ('01700000-0000-7000-8003-000000000019', 1, 1, 3, 1, '引人注意，不利于基本的安全卫生要求', 6),
  ('01700000-0000-7000-8003-000000000020', 1, 2, 1, 5, '极有可能发生', 1),
  ('01700000-0000-7000-8003-000000000021', 1, 2, 1, 4, '较有可能发生', 2),
  ('01700000-0000-7000-8003-000000000022', 1, 2, 1, 3, '可能发生', 3),
  ('01700000-0000-7000-8003-000000000023', 1, 2, 1, 2, '不大可能发生', 4),
  ('01700000-0000-7000-8003-000000000024', 1, 2, 1, 1, '几乎不可能发生', 5),
  ('01700000-0000-7000-8003-000000000025', 1, 2, 2, 5, '特别严重，多人死亡', 1),
  ('01700000-0000-7000-8003-000000000026', 1, 2, 2, 4, '严重，有人死亡', 2),
  ('01700000-0000-7000-8003-000000000027', 1, 2, 2, 3, '较重，有人重伤或多人受伤', 3),
  ('01700000-0000-7000-8003-000000000028', 1, 2, 2, 2, '轻，有人轻伤', 4),
  ('01700000-0000-7000-8003-000000000029', 1, 2, 2, 1, '轻微，没有受伤', 5),
  ('01700000-0000-7000-8003-000000000030', 1, 3, 1, 5, '没有控制措施', 1),
  ('01700000-0000-7000-8003-000000000031', 1, 3, 1, 3, '有减轻后果的应急措施', 2),
  ('01700000-0000-7000-8003-000000000032', 1, 3, 1, 1, '有预防措施', 3),
  ('01700000-0000-7000-8003-000000000033', 1, 3, 2, 10, '连续暴露，或危险状态常存', 1),
  ('01700000-0000-7000-8003-000000000034', 1, 3, 2, 6, '每天工作时间内暴露', 2),
  ('01700000-0000-7000-8003-000000000035', 1, 3, 2, 3, '每周一次暴露', 3),
  ('01700000-0000-7000-8003-000000000036', 1, 3, 2, 2, '每月一次暴露', 4),
  ('01700000-0000-7000-8003-000000000037', 1, 3, 2, 1, '每年几次暴露', 5),
  ('01700000-0000-7000-8003-000000000038', 1, 3, 2, 0.5, '更少的暴露', 6),
  ('01700000-0000-7000-8003-000000000039', 1, 3, 3, 10, '多人死亡，或损失 1000 万元以上', 1),
  ('01700000-0000-7000-8003-000000000040', 1, 3, 3, 8, '一人死亡或多人永久失能，或损失 100 万至 1000 万元', 2),
  ('01700000-0000-7000-8003-000000000041', 1, 3, 3, 4, '一人永久失能，或损失 10 万至 100 万元', 3),
  ('01700000-0000-7000-8003-000000000042', 1, 3, 3, 2, '需医院治疗、缺工，或损失 1 万至 10 万元', 4),
  ('01700000-0000-7000-8003-000000000043', 1, 3, 3, 1, '轻微，仅需急救，或损失不足 1 万元', 5);

-- By DB37/T 2882-2016, in common use elsewhere, too.
INSERT INTO risk_ground (uid, revision, number, text, source, position) VALUES
  ('01700000-0000-7000-8004-000000000001', 1, '1', '违反法律、法规和国家标准中强制性条款', 'DB37/T 2882-2016', 1),
  ('01700000-0000-7000-8004-000000000002', 1, '2', '发生过死亡、重伤、职业病、重大财产损失事故，或者三次及以上轻伤、一般财产损失事故，而且发生事故的条件依然存在', 'DB37/T 2882-2016', 2),
  ('01700000-0000-7000-8004-000000000003', 1, '3', '涉及重大危险源', 'DB37/T 2882-2016', 3),
  ('01700000-0000-7000-8004-000000000004', 1, '4', '具有中毒、爆炸、火灾等危险的场所，作业人员在 10 人以上', 'DB37/T 2882-2016', 4),
  ('01700000-0000-7000-8004-000000000005', 1, '5', '经风险评价确定为最高级别的风险', 'DB37/T 2882-2016', 5);

INSERT INTO harm_kind (uid, revision, name, standard, position) VALUES
  ('01700000-0000-7000-8005-000000000001', 1, '物体打击', 'GB 6441-1986', 1),
  ('01700000-0000-7000-8005-000000000002', 1, '车辆伤害', 'GB 6441-1986', 2),
  ('01700000-0000-7000-8005-000000000003', 1, '机械伤害', 'GB 6441-1986', 3),
  ('01700000-0000-7000-8005-000000000004', 1, '起重伤害', 'GB 6441-1986', 4),
  ('01700000-0000-7000-8005-000000000005', 1, '触电', 'GB 6441-1986', 5),
  ('01700000-0000-7000-8005-000000000006', 1, '淹溺', 'GB 6441-1986', 6),
  ('01700000-0000-7000-8005-000000000007', 1, '灼烫', 'GB 6441-1986', 7),
  ('01700000-0000-7000-8005-000000000008', 1, '火灾', 'GB 6441-1986', 8),
  ('01700000-0000-7000-8005-000000000009', 1, '高处坠落', 'GB 6441-1986', 9),
  ('01700000-0000-7000-8005-000000000010', 1, '坍塌', 'GB 6441-1986', 10),
  ('01700000-0000-7000-8005-000000000011', 1, '冒顶片帮', 'GB 6441-1986', 11),
  ('01700000-0000-7000-8005-000000000012', 1, '透水', 'GB 6441-1986', 12),
  ('01700000-0000-7000-8005-000000000013', 1, '放炮', 'GB 6441-1986', 13),
  ('01700000-0000-7000-8005-000000000014', 1, '火药爆炸', 'GB 6441-1986', 14),
  ('01700000-0000-7000-8005-000000000015', 1, '瓦斯爆炸', 'GB 6441-1986', 15),
  ('01700000-0000-7000-8005-000000000016', 1, '锅炉爆炸', 'GB 6441-1986', 16),
  ('01700000-0000-7000-8005-000000000017', 1, '容器爆炸', 'GB 6441-1986', 17),
  ('01700000-0000-7000-8005-000000000018', 1, '其它爆炸', 'GB 6441-1986', 18),
  ('01700000-0000-7000-8005-000000000019', 1, '中毒和窒息', 'GB 6441-1986', 19),
  ('01700000-0000-7000-8005-000000000020', 1, '其它伤害', 'GB 6441-1986', 20);

-- ---- files with more records ----

CREATE TABLE attachment_6 (
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
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on IS date (added_on, '+0 days')),
  note TEXT,
  CHECK ((measure IS NOT NULL) + (progress IS NOT NULL) + (accident IS NOT NULL) + (duty_occurrence IS NOT NULL)
    + (supervision IS NOT NULL) + (enforcement IS NOT NULL) + (enterprise IS NOT NULL) + (inspection IS NOT NULL)
    + (hazard IS NOT NULL) + (hazard_step IS NOT NULL) + (listing IS NOT NULL) + (institution IS NOT NULL)
    + (risk_point IS NOT NULL) + (risk_map IS NOT NULL) = 1)
) STRICT;
INSERT INTO attachment_6 (id, uid, revision, measure, progress, accident, duty_occurrence, supervision, enforcement, enterprise,
    inspection, hazard, hazard_step, listing, institution, name, media_type, size, sha256, added_on, note)
  SELECT id, uid, revision, measure, progress, accident, duty_occurrence, supervision, enforcement, enterprise,
    inspection, hazard, hazard_step, listing, institution, name, media_type, size, sha256, added_on, note
  FROM attachment;
DELETE FROM sqlite_sequence WHERE name = 'attachment_6';
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachment_6', seq FROM sqlite_sequence WHERE name = 'attachment';
DROP TABLE attachment;
ALTER TABLE attachment_6 RENAME TO attachment;
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
CREATE INDEX attachment_sha256 ON attachment (sha256);
