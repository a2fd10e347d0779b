package registry

import "context"

func (c *Client) Pull(ctx context.Context, ref string) ([]byte, error) {
	return c.get(ctx, "/v2/"+ref)
}
