package objects

import (
	"context"
	"errors"
	"fmt"
)

func (s *Store) Delete(ctx context.Context, key string) error {
	err := s.bucket.Delete(ctx, key)
	if errors.Is(err, ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("delete %s: %w", key, err)
	}
	return s.index.Forget(ctx, key)
}

var ErrNotExist = errors.New("no such object")
