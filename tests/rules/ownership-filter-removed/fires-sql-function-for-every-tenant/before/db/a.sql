CREATE OR REPLACE FUNCTION orders_of(p_tenant uuid) RETURNS SETOF orders LANGUAGE sql STABLE AS $$
  SELECT * FROM orders WHERE tenant_id = p_tenant AND NOT archived;
$$;
