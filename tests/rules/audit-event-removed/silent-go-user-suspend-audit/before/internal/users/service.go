package users

import (
	"context"
	"fmt"
	"time"
)

type Service struct {
	repo     Repository
	sessions SessionStore
	now      func() time.Time
}

func NewService(repo Repository, sessions SessionStore) *Service {
	return &Service{repo: repo, sessions: sessions, now: time.Now}
}

func (s *Service) Suspend(ctx context.Context, id, reason string) error {
	if err := s.repo.SetSuspended(ctx, id, s.now(), reason); err != nil {
		return fmt.Errorf("suspend %s: %w", id, err)
	}
	if err := s.sessions.DeleteForUser(ctx, id); err != nil {
		return fmt.Errorf("end sessions of %s: %w", id, err)
	}
	return nil
}
