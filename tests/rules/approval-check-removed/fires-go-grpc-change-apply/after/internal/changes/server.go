package changes

import (
	"context"
	"errors"
	"log/slog"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	changesv1 "example.com/netops/gen/changes/v1"
	"example.com/netops/internal/firewall"
	"example.com/netops/internal/identity"
)

type Server struct {
	changesv1.UnimplementedChangeServiceServer
	repo     Repository
	firewall firewall.Client
	log      *slog.Logger
}

func (s *Server) ApplyChange(ctx context.Context, req *changesv1.ApplyChangeRequest) (*changesv1.Change, error) {
	change, err := s.pending(ctx, req.GetChangeId())
	if err != nil {
		return nil, err
	}

	subject := identity.Subject(ctx)
	if err := s.firewall.Apply(ctx, change.Rules); err != nil {
		s.log.ErrorContext(ctx, "apply change", "change", change.ID, "err", err)
		return nil, status.Errorf(codes.Unavailable, "apply: %v", err)
	}
	if err := s.repo.MarkApplied(ctx, change.ID, subject); err != nil {
		return nil, status.Errorf(codes.Internal, "record: %v", err)
	}
	return change.Proto(), nil
}

// pending loads a change that has not been applied yet.
func (s *Server) pending(ctx context.Context, id string) (*Change, error) {
	change, err := s.repo.Get(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil, status.Error(codes.NotFound, "no such change")
	}
	if err != nil {
		return nil, status.Errorf(codes.Internal, "load: %v", err)
	}
	if change.AppliedAt != nil {
		return nil, status.Error(codes.FailedPrecondition, "change is applied already")
	}
	return change, nil
}
