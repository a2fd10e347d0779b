-- Nobody creates objects in this schema but its owner.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
