package blobs

import (
	"context"
	"errors"
)

// RemovePrefix removes all objects below a prefix.
func (s *Store) RemovePrefix(ctx context.Context, prefix string) error {
	if prefix == "" {
		return errors.New("prefix is empty")
	}
	for _, key := range s.keys(ctx, prefix) {
		if err := s.remove(ctx, key); err != nil {
			return err
		}
	}
	return nil
}
