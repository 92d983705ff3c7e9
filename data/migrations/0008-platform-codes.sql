-- SPDX-FileCopyrightText: 2026 The SafetyPlan authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 8: what the platform above calls an enterprise and an object of analysis. Frozen once released.

ALTER TABLE enterprise ADD COLUMN platform_code TEXT;
ALTER TABLE risk_point ADD COLUMN object_code TEXT;
