package registry

import (
	"context"

	"github.com/cenkalti/backoff/v4"
)

func (c *Client) Image(ctx context.Context, m Manifest) error {
	for _, ref := range m.Layers {
		err := backoff.Retry(func() error {
			layer, err := c.pull(ctx, ref)
			if err != nil {
				return err
			}
			return c.disk.Write(ref, layer)
		}, backoff.WithContext(backoff.WithMaxRetries(backoff.NewExponentialBackOff(), 5), ctx))
		if err != nil {
			return err
		}
	}
	return nil
}
