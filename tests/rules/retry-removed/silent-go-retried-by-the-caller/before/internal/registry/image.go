package registry

import (
	"context"
)

func (c *Client) Image(ctx context.Context, m Manifest) error {
	for _, ref := range m.Layers {
		layer, err := c.Pull(ctx, ref)
		if err != nil {
			return err
		}
		if err := c.disk.Write(ref, layer); err != nil {
			return err
		}
	}
	return nil
}
