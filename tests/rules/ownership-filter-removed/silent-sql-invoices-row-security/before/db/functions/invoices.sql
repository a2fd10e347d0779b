CREATE OR REPLACE FUNCTION api.list_invoices(p_tenant uuid, p_limit integer DEFAULT 50)
RETURNS SETOF billing.invoices
LANGUAGE sql
STABLE
SECURITY INVOKER
AS $$
    SELECT i.*
      FROM billing.invoices i
     WHERE i.tenant_id = p_tenant
     ORDER BY i.issued_on DESC
     LIMIT least(p_limit, 200);
$$;

CREATE OR REPLACE FUNCTION api.void_invoice(p_tenant uuid, p_invoice bigint)
RETURNS boolean
LANGUAGE sql
SECURITY INVOKER
AS $$
    WITH changed AS (
        UPDATE billing.invoices i
           SET status = 'void', voided_at = now()
         WHERE i.id = p_invoice
           AND i.tenant_id = p_tenant
           AND i.status = 'open'
        RETURNING i.id
    )
    SELECT EXISTS (SELECT 1 FROM changed);
$$;

GRANT EXECUTE ON FUNCTION api.list_invoices(uuid, integer) TO web;
GRANT EXECUTE ON FUNCTION api.void_invoice(uuid, bigint) TO web;
