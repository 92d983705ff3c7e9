-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 5: a million hazards: an index of every two characters that follow one another, and facts of hazards packed for
-- counting. Both follow from the rows; triggers tell what is no longer true of them, whoever writes.

-- ---- search: every text column of hazard, in pairs of characters (the tokenizer is the program's) ----

CREATE VIRTUAL TABLE hazard_search USING fts5 (
  number, description, basis, place, found_by, document, measures, rectifier, person, phone, contingency, precautions, note,
  checked_by,
  content = 'hazard', content_rowid = 'id', columnsize = 0, tokenize = 'sp_pairs'
);
INSERT INTO hazard_search (hazard_search) VALUES ('rebuild');

-- The program keeps the index itself, because a trigger may not reach a virtual table in a schema that is not trusted. A row that
-- is owed waits for the commit when the index holds nothing of it (is_out); else another program changed it.
CREATE TABLE hazard_search_owed (
  id INTEGER PRIMARY KEY,
  is_out INTEGER NOT NULL CHECK (is_out IN (0, 1))
) STRICT;
CREATE TRIGGER hazard_search_insert AFTER INSERT ON hazard BEGIN
  INSERT OR IGNORE INTO hazard_search_owed (id, is_out) VALUES (NEW.id, 1);
END;
CREATE TRIGGER hazard_search_delete AFTER DELETE ON hazard BEGIN
  INSERT OR IGNORE INTO hazard_search_owed (id, is_out) VALUES (OLD.id, 0);
END;
CREATE TRIGGER hazard_search_update AFTER UPDATE OF id, number, description, basis, place, found_by, document, measures,
  rectifier, person, phone, contingency, precautions, note, checked_by ON hazard BEGIN
  INSERT OR IGNORE INTO hazard_search_owed (id, is_out) VALUES (OLD.id, 0), (NEW.id, 0);
END;

-- ---- facts: 128 hazards a row, in the program's own form; NULL where one of them changed since ----

CREATE TABLE hazard_block (
  block INTEGER PRIMARY KEY,
  form INTEGER,
  facts BLOB
) STRICT;
CREATE INDEX hazard_block_stale ON hazard_block (block) WHERE facts IS NULL;
INSERT INTO hazard_block (block) SELECT DISTINCT id >> 7 FROM hazard;

CREATE TRIGGER hazard_block_insert AFTER INSERT ON hazard BEGIN
  INSERT INTO hazard_block (block) VALUES (NEW.id >> 7)
    ON CONFLICT (block) DO UPDATE SET facts = NULL WHERE facts IS NOT NULL;
END;
CREATE TRIGGER hazard_block_update AFTER UPDATE ON hazard BEGIN
  UPDATE hazard_block SET facts = NULL WHERE block IN (OLD.id >> 7, NEW.id >> 7) AND facts IS NOT NULL;
END;
CREATE TRIGGER hazard_block_delete AFTER DELETE ON hazard BEGIN
  UPDATE hazard_block SET facts = NULL WHERE block = OLD.id >> 7 AND facts IS NOT NULL;
END;
CREATE TRIGGER hazard_block_step_insert AFTER INSERT ON hazard_step BEGIN
  UPDATE hazard_block SET facts = NULL WHERE block = NEW.hazard >> 7 AND facts IS NOT NULL;
END;
CREATE TRIGGER hazard_block_step_update AFTER UPDATE ON hazard_step BEGIN
  UPDATE hazard_block SET facts = NULL WHERE block IN (OLD.hazard >> 7, NEW.hazard >> 7) AND facts IS NOT NULL;
END;
CREATE TRIGGER hazard_block_step_delete AFTER DELETE ON hazard_step BEGIN
  UPDATE hazard_block SET facts = NULL WHERE block = OLD.hazard >> 7 AND facts IS NOT NULL;
END;

-- ---- what lists are narrowed, ordered and counted by ----

CREATE INDEX hazard_state ON hazard (state, found_on);
CREATE INDEX hazard_grade ON hazard (grade, found_on);
CREATE INDEX hazard_deadline ON hazard (deadline, id);

-- A list of one township, industry or department, the latest first, and how many of it stand how, out of one index.
DROP INDEX hazard_township;
DROP INDEX hazard_industry;
DROP INDEX hazard_department;
CREATE INDEX hazard_township ON hazard (township, found_on, state, grade);
CREATE INDEX hazard_industry ON hazard (industry, found_on, state, grade);
CREATE INDEX hazard_department ON hazard (department, found_on, state, grade);
