DELETE FROM sessions WHERE org_id = 3 AND expired;
