package tickets

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

type Filter struct {
	OrgID    int64
	Text     string
	Assignee string
	Page     int
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
	args := []any{f.OrgID}
	where := []string{"org_id = $1"}
	if f.Text != "" {
		args = append(args, "%"+f.Text+"%")
		where = append(where, fmt.Sprintf("title ILIKE $%d", len(args)))
	}
	if f.Assignee != "" {
		args = append(args, f.Assignee)
		where = append(where, fmt.Sprintf("assignee = $%d", len(args)))
	}
	query := "SELECT id, title, state FROM tickets WHERE " + strings.Join(where, " AND ") + " ORDER BY id DESC LIMIT 50"

	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()

	var out []Ticket
	for rows.Next() {
		var t Ticket
		if err := rows.Scan(&t.ID, &t.Title, &t.State); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}
