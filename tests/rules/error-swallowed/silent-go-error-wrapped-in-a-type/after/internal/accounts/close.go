package accounts

import (
	"context"
	"errors"
)

var ErrNotClosed = errors.New("account not closed")

func (s *Service) Close(ctx context.Context, id int64) error {
	account, err := s.store.Get(ctx, id)
	if err != nil {
		return err
	}
	account.Closed = true
	if err := s.store.Put(ctx, account); err != nil {
		return errors.Join(ErrNotClosed, err)
	}
	return nil
}
