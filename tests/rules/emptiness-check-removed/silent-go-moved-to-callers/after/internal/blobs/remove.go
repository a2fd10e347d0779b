package blobs

import "context"

// removePrefix removes all objects below a prefix.
func (s *Store) removePrefix(ctx context.Context, prefix string) error {
	for _, key := range s.keys(ctx, prefix) {
		if err := s.remove(ctx, key); err != nil {
			return err
		}
	}
	return nil
}
