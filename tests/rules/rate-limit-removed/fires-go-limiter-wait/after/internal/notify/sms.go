package notify

import (
	"context"
)

// SMS sends texts through a provider.
type SMS struct {
	client  *Client
}

// Send sends one text to each number.
func (s *SMS) Send(ctx context.Context, numbers []string, text string) error {
	for _, number := range numbers {
		if err := s.client.Post(ctx, number, text); err != nil {
			return err
		}
	}
	return nil
}
