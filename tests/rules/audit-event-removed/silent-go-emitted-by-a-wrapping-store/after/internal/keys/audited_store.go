package keys

import "context"

type AuditedStore struct {
	inner Store
	audit Audit
}

func (s AuditedStore) MarkRevoked(ctx context.Context, actor string, id KeyID) error {
	if err := s.inner.MarkRevoked(ctx, id); err != nil {
		return err
	}
	return s.audit.Emit(ctx, AuditEvent{Actor: actor, Action: "key.revoked", Target: string(id)})
}
