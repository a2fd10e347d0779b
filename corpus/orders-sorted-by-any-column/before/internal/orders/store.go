package orders

import (
	"context"
	"database/sql"
)

type Store struct{ db *sql.DB }

type Filter struct {
	CustomerID string
	Status     string
}

func (s *Store) List(ctx context.Context, f Filter) ([]Order, error) {
	const query = `SELECT id, status, total_cents, placed_at FROM orders
		WHERE customer_id = $1 AND status = $2
		ORDER BY placed_at DESC LIMIT 200`
	rows, err := s.db.QueryContext(ctx, query, f.CustomerID, f.Status)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanAll(rows)
}
