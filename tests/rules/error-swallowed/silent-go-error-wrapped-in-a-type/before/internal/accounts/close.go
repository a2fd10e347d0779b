package accounts

import (
	"context"
	"fmt"
)

func (s *Service) Close(ctx context.Context, id int64) error {
	account, err := s.store.Get(ctx, id)
	if err != nil {
		return fmt.Errorf("account %d: %w", id, err)
	}
	account.Closed = true
	if err := s.store.Put(ctx, account); err != nil {
		return fmt.Errorf("close account %d: %w", id, err)
	}
	return nil
}
