package keys

import "context"

func (s *Service) Revoke(ctx context.Context, actor string, id KeyID) error {
	if err := s.store.MarkRevoked(ctx, id); err != nil {
		return err
	}
	s.cache.Forget(id)
	return nil
}
