package users

import (
	"context"
	"fmt"
	"time"

	"example.com/forum/internal/audit"
)

type Service struct {
	repo     Repository
	sessions SessionStore
	trail    audit.Recorder
	now      func() time.Time
}

// Suspension says who is suspended, by whom and why.
type Suspension struct {
	UserID string
	By     string
	Reason string
}

func NewService(repo Repository, sessions SessionStore, trail audit.Recorder) *Service {
	return &Service{repo: repo, sessions: sessions, trail: trail, now: time.Now}
}

func (s *Service) Suspend(ctx context.Context, in Suspension) error {
	if err := s.repo.SetSuspended(ctx, in.UserID, s.now(), in.Reason); err != nil {
		return fmt.Errorf("suspend %s: %w", in.UserID, err)
	}
	if err := s.sessions.DeleteForUser(ctx, in.UserID); err != nil {
		return fmt.Errorf("end sessions of %s: %w", in.UserID, err)
	}
	return s.trail.Record(ctx, audit.Event{
		Actor:  in.By,
		Action: "user.suspend",
		Target: in.UserID,
		Note:   in.Reason,
	})
}
