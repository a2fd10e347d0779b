package wallet

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"
)

var (
	ErrInsufficientFunds = errors.New("insufficient funds")
	ErrNoWallet          = errors.New("no such wallet")
)

type Repository struct {
	db *sqlx.DB
}

func (r *Repository) Debit(ctx context.Context, walletID string, cents int64) (int64, error) {
	tx, err := r.db.BeginTxx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()

	var balance int64
	err = tx.GetContext(ctx, &balance, `SELECT balance FROM wallets WHERE id = $1 FOR UPDATE`, walletID)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNoWallet
	}
	if err != nil {
		return 0, err
	}
	if balance < cents {
		return 0, ErrInsufficientFunds
	}
	balance -= cents
	if _, err := tx.ExecContext(ctx, `UPDATE wallets SET balance = $1 WHERE id = $2`, balance, walletID); err != nil {
		return 0, err
	}
	return balance, tx.Commit()
}
