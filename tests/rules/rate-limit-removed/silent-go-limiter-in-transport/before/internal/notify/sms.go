package notify

import (
	"context"

	"golang.org/x/time/rate"
)

// SMS sends texts through a provider.
type SMS struct {
	client *Client
	limiter *rate.Limiter
}

// Send sends one text to each number.
func (s *SMS) Send(ctx context.Context, numbers []string, text string) error {
	for _, number := range numbers {
		if err := s.limiter.Wait(ctx); err != nil {
			return err
		}
		if err := s.client.Post(ctx, number, text); err != nil {
			return err
		}
	}
	return nil
}
