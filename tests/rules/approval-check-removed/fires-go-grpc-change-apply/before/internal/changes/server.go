package changes

import (
	"context"

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
}

func (s *Server) ApplyChange(ctx context.Context, req *changesv1.ApplyChangeRequest) (*changesv1.Change, error) {
	change, err := s.repo.Get(ctx, req.GetChangeId())
	if err != nil {
		return nil, status.Error(codes.NotFound, "no such change")
	}
	if change.AppliedAt != nil {
		return nil, status.Error(codes.FailedPrecondition, "change is applied already")
	}
	if change.ApprovedBy == "" || change.ApprovedBy == change.RequestedBy {
		return nil, status.Error(codes.FailedPrecondition, "change needs the approval of a second person")
	}

	if err := s.firewall.Apply(ctx, change.Rules); err != nil {
		return nil, status.Errorf(codes.Unavailable, "apply: %v", err)
	}
	if err := s.repo.MarkApplied(ctx, change.ID, identity.Subject(ctx)); err != nil {
		return nil, status.Errorf(codes.Internal, "record: %v", err)
	}
	return change.Proto(), nil
}
