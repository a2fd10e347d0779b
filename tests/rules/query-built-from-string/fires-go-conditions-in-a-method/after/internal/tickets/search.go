package tickets

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

const pageSize = 50

type Filter struct {
	OrgID    int64
	Text     string
	Assignee string
	Page     int
}

func (f Filter) conditions() string {
	parts := []string{"org_id = $1"}
	if text := strings.TrimSpace(f.Text); text != "" {
		parts = append(parts, fmt.Sprintf("title ILIKE '%%%s%%'", text))
	}
	if f.Assignee != "" {
		parts = append(parts, fmt.Sprintf("assignee = '%s'", f.Assignee))
	}
	return strings.Join(parts, " AND ")
}

type Ticket struct {
	ID    int64
	Title string
	State string
}

type Searcher struct {
	db *sql.DB
}

func (s *Searcher) Search(ctx context.Context, f Filter) ([]Ticket, error) {
	query := fmt.Sprintf(
		"SELECT id, title, state FROM tickets WHERE %s ORDER BY id DESC LIMIT %d OFFSET %d",
		f.conditions(), pageSize, max(f.Page, 0)*pageSize,
	)
	rows, err := s.db.QueryContext(ctx, query, f.OrgID)
	if err != nil {
		return nil, fmt.Errorf("search tickets: %w", err)
	}
	defer rows.Close()

	out := make([]Ticket, 0, pageSize)
	for rows.Next() {
		var t Ticket
		if err := rows.Scan(&t.ID, &t.Title, &t.State); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}
