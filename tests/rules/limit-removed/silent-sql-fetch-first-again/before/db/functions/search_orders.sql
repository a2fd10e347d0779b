CREATE OR REPLACE FUNCTION shop.search_orders(
    p_customer bigint,
    p_status   text DEFAULT NULL,
    p_limit    integer DEFAULT 50
)
RETURNS SETOF shop.orders
LANGUAGE plpgsql
STABLE
AS $$
BEGIN
    IF p_status IS NULL THEN
        RETURN QUERY
            SELECT *
            FROM shop.orders
            WHERE customer_id = p_customer
            ORDER BY placed_at DESC
            LIMIT least(p_limit, 500);
    ELSE
        RETURN QUERY
            SELECT *
            FROM shop.orders
            WHERE customer_id = p_customer
              AND status = p_status
            ORDER BY placed_at DESC
            LIMIT least(p_limit, 500);
    END IF;
END;
$$;
