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

// Only these may stand in an ORDER BY; the text of the caller never does.
var sortable = map[string]string{"": "placed_at", "date": "placed_at", "total": "total_cents", "status": "status"}

func (s *Store) List(ctx context.Context, f Filter) ([]Order, error) {
	column, ok := sortable[f.SortBy]
	if !ok {
		return nil, fmt.Errorf("cannot sort by %q", f.SortBy)
	}
	query := `SELECT id, status, total_cents, placed_at FROM orders
		WHERE customer_id = $1 AND status = $2
		ORDER BY ` + column + ` DESC LIMIT 200`
	rows, err := s.db.QueryContext(ctx, query, f.CustomerID, f.Status)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scanAll(rows)
}
