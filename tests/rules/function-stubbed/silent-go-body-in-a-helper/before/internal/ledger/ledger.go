package ledger

import (
	"context"
	"fmt"
	"time"
)

// Settle books what is open of an account and closes the day.
func (l *Ledger) Settle(ctx context.Context, account string, day time.Time) error {
	open, err := l.store.Open(ctx, account, day)
	if err != nil {
		return fmt.Errorf("open entries of %s: %w", account, err)
	}
	var total int64
	for _, entry := range open {
		total += entry.Cents
		if err := l.store.Book(ctx, entry); err != nil {
			return fmt.Errorf("book %s: %w", entry.ID, err)
		}
	}
	l.metrics.Settled.Add(float64(total))
	return l.store.Close(ctx, account, day, total)
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
