DROP FUNCTION IF EXISTS api.list_invoices(uuid, integer);
DROP FUNCTION IF EXISTS api.void_invoice(uuid, bigint);

CREATE OR REPLACE FUNCTION api.list_invoices(p_limit integer DEFAULT 50)
RETURNS SETOF billing.invoices
LANGUAGE sql
STABLE
SECURITY INVOKER
AS $$
    SELECT i.*
      FROM billing.invoices i
     ORDER BY i.issued_on DESC
     LIMIT least(p_limit, 200);
$$;

CREATE OR REPLACE FUNCTION api.void_invoice(p_invoice bigint)
RETURNS boolean
LANGUAGE sql
SECURITY INVOKER
AS $$
    WITH changed AS (
        UPDATE billing.invoices i
           SET status = 'void', voided_at = now()
         WHERE i.id = p_invoice
           AND i.status = 'open'
        RETURNING i.id
    )
    SELECT EXISTS (SELECT 1 FROM changed);
$$;

GRANT EXECUTE ON FUNCTION api.list_invoices(integer) TO web;
GRANT EXECUTE ON FUNCTION api.void_invoice(bigint) TO web;
