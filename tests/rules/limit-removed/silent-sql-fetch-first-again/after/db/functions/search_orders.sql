CREATE OR REPLACE FUNCTION shop.search_orders(
    p_customer bigint,
    p_status   text DEFAULT NULL,
    p_limit    integer DEFAULT 50
)
RETURNS SETOF shop.orders
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SET search_path = shop, pg_temp
AS $$
DECLARE
    c_max_rows CONSTANT integer := 500;
    v_rows     integer := greatest(1, least(coalesce(p_limit, 50), c_max_rows));
BEGIN
    RETURN QUERY
        SELECT o.*
        FROM orders o
        WHERE o.customer_id = p_customer
          AND (p_status IS NULL OR o.status = p_status)
        ORDER BY o.placed_at DESC, o.id DESC
        FETCH FIRST v_rows ROWS ONLY;
END;
$$;

COMMENT ON FUNCTION shop.search_orders(bigint, text, integer)
    IS 'Latest orders of a customer, at most 500.';
