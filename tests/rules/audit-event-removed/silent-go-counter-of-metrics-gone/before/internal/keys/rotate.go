package keys

import "context"

func (s *Service) Rotate(ctx context.Context, actor string, id KeyID) error {
	next, err := s.store.Replace(ctx, id)
	if err != nil {
		return err
	}
	s.metrics.Rotations.Inc()
	return s.audit.Emit(ctx, AuditEvent{Actor: actor, Action: "key.rotated", Target: string(next)})
}
