package stock

import (
	"context"
	"net/http"
)

type Client struct {
	http *http.Client
	base string
}

func New(base string) *Client {
	return &Client{http: &http.Client{Transport: newBreaking(http.DefaultTransport)}, base: base}
}

func (c *Client) level(ctx context.Context, sku string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/levels/"+sku, nil)
	if err != nil {
		return nil, err
	}
	return c.http.Do(req)
}
