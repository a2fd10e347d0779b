package orders

import (
	"context"
	"database/sql"
	"fmt"
)

type Store struct{ db *sql.DB }

type Filter struct {
	CustomerID string
	Status     string
	SortBy     string
}

func (s *Store) List(ctx context.Context, f Filter) ([]Order, error) {
	query := fmt.Sprintf(`SELECT id, status, total_cents, placed_at FROM orders
		WHERE customer_id = '%s' AND status = '%s'
		ORDER BY %s DESC LIMIT 200`, f.CustomerID, f.Status, f.SortBy)
	rows, err := s.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanAll(rows)
}
