package stock

import (
	"context"
	"net/http"

	"github.com/sony/gobreaker/v2"
)

type Client struct {
	http *http.Client
	base string
	cb   *gobreaker.CircuitBreaker[*http.Response]
}

func New(base string) *Client {
	return &Client{http: &http.Client{}, base: base, cb: gobreaker.NewCircuitBreaker[*http.Response](settings)}
}

func (c *Client) level(ctx context.Context, sku string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/levels/"+sku, nil)
	if err != nil {
		return nil, err
	}
	return c.cb.Execute(func() (*http.Response, error) { return c.http.Do(req) })
}
