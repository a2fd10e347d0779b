package access

import (
	"context"
	"errors"
)

var ErrNotGrantable = errors.New("expired, or approved by the one who asks")

func (s *Service) Grant(ctx context.Context, req Request, approver string) error {
	if req.Expired(s.now()) || approver == req.Requester {
		return ErrNotGrantable
	}
	return s.iam.AddMember(ctx, req.Role, req.Requester)
}
