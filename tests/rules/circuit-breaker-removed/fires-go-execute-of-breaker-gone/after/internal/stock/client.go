package stock

import (
	"context"
	"net/http"
)

type Client struct {
	http *http.Client
	base string
}

func (c *Client) level(ctx context.Context, sku string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/levels/"+sku, nil)
	if err != nil {
		return nil, err
	}
	return c.http.Do(req)
}
