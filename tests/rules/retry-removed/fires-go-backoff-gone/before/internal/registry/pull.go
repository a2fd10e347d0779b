package registry

import (
	"context"

	"github.com/cenkalti/backoff/v4"
)

func (c *Client) Pull(ctx context.Context, ref string) ([]byte, error) {
	var layer []byte
	err := backoff.Retry(func() (err error) {
		layer, err = c.get(ctx, "/v2/"+ref)
		return err
	}, backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 5), ctx))
	return layer, err
}
