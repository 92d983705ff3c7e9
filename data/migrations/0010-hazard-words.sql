-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row of a table that has no number is the hazard with its day, its words and its enterprise. With many found on one
-- day, or where the registry does not know the enterprises yet, each row was held against all of them.
CREATE INDEX hazard_words ON hazard (found_on, description, enterprise);
