-- The nightly report moved to the warehouse.
ALTER ROLE reporting NOLOGIN;
REASSIGN OWNED BY reporting TO app_owner;
