package invoice

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
)

var ErrNotFound = errors.New("invoice not found")

const selectInvoice = `SELECT id, tenant_id, number, cents, paid_at FROM invoices WHERE `

type Invoice struct {
	ID       uuid.UUID  `db:"id" json:"id"`
	TenantID uuid.UUID  `db:"tenant_id" json:"-"`
	Number   string     `db:"number" json:"number"`
	Cents    int64      `db:"cents" json:"cents"`
	PaidAt   *time.Time `db:"paid_at" json:"paidAt"`
}

type Store struct {
	db *sqlx.DB
}

func NewStore(db *sqlx.DB) *Store {
	return &Store{db: db}
}

func (s *Store) ByID(ctx context.Context, id uuid.UUID) (*Invoice, error) {
	return s.one(ctx, "id = $1", id)
}

func (s *Store) ByNumber(ctx context.Context, number string) (*Invoice, error) {
	return s.one(ctx, "number = $1", number)
}

func (s *Store) one(ctx context.Context, cond string, args ...any) (*Invoice, error) {
	var inv Invoice
	switch err := s.db.GetContext(ctx, &inv, selectInvoice+cond, args...); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNotFound
	case err != nil:
		return nil, fmt.Errorf("load invoice: %w", err)
	}
	return &inv, nil
}
