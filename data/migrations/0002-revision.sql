-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: revised editions. A measure that a later edition no longer has keeps its reports and is withdrawn as of a
-- day; a source keeps where its tables are, so that its text can be read again just as it was.

ALTER TABLE measure ADD COLUMN withdrawn_on TEXT CHECK (withdrawn_on IS date (withdrawn_on, '+0 days'));
ALTER TABLE source ADD COLUMN tables TEXT;
