package access

import (
	"context"
	"errors"
)

var ErrSelfApproval = errors.New("somebody else must approve")

func (s *Service) Grant(ctx context.Context, req Request, approver string) error {
	if req.Expired(s.now()) {
		return ErrExpired
	}
	if approver == req.Requester {
		return ErrSelfApproval
	}
	return s.iam.AddMember(ctx, req.Role, req.Requester)
}
