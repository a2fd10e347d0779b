DROP VIEW IF EXISTS monthly_revenue;
CREATE VIEW monthly_revenue AS
    SELECT region, date_trunc('month', paid_at) AS month, sum(amount) AS revenue
    FROM payments
    GROUP BY 1, 2;
