package wallet

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"
)

var (
	ErrInsufficientFunds = errors.New("insufficient funds")
	ErrNoWallet          = errors.New("no such wallet")
)

type Repository struct {
	db *sqlx.DB
}

const debitSQL = `
UPDATE wallets
   SET balance = balance - $1,
	   updated_at = now()
 WHERE id = $2
   AND balance >= $1
RETURNING balance`

// Debit takes cents from the wallet and returns what is left.
func (r *Repository) Debit(ctx context.Context, walletID string, cents int64) (int64, error) {
	var left int64
	err := r.db.GetContext(ctx, &left, debitSQL, cents, walletID)
	switch {
	case err == nil:
		return left, nil
	case errors.Is(err, sql.ErrNoRows):
		return 0, r.whyNotDebited(ctx, walletID)
	default:
		return 0, fmt.Errorf("debit wallet %s: %w", walletID, err)
	}
}

func (r *Repository) whyNotDebited(ctx context.Context, walletID string) error {
	var exists bool
	err := r.db.GetContext(ctx, &exists, `SELECT EXISTS (SELECT 1 FROM wallets WHERE id = $1)`, walletID)
	if err != nil {
		return err
	}
	if !exists {
		return ErrNoWallet
	}
	return ErrInsufficientFunds
}
