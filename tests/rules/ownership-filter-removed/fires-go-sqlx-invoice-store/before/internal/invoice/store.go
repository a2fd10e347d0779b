package invoice

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
)

var ErrNotFound = errors.New("invoice not found")

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

func (s *Store) ByID(ctx context.Context, tenant, id uuid.UUID) (*Invoice, error) {
	var inv Invoice
	err := s.db.GetContext(ctx, &inv,
		`SELECT id, tenant_id, number, cents, paid_at FROM invoices WHERE id = $1 AND tenant_id = $2`,
		id, tenant)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	return &inv, err
}

func (s *Store) ByNumber(ctx context.Context, tenant uuid.UUID, number string) (*Invoice, error) {
	var inv Invoice
	err := s.db.GetContext(ctx, &inv,
		`SELECT id, tenant_id, number, cents, paid_at FROM invoices WHERE number = $1 AND tenant_id = $2`,
		number, tenant)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	return &inv, err
}
