package geocode

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Doer is what the client needs of an HTTP client, so that tests can pass a stub.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

type Client struct {
	base      string
	key       string
	userAgent string
	http      Doer
}

type Option func(*Client)

func WithDoer(d Doer) Option { return func(c *Client) { c.http = d } }

func WithUserAgent(ua string) Option { return func(c *Client) { c.userAgent = ua } }

func New(base, key string, opts ...Option) *Client {
	c := &Client{base: base, key: key, userAgent: "geocode-go", http: http.DefaultClient}
	for _, opt := range opts {
		opt(c)
	}
	return c
}

func (c *Client) Lookup(ctx context.Context, address string) (*Point, error) {
	u := c.base + "/v1/search?" + url.Values{"q": {address}, "key": {c.key}}.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, fmt.Errorf("geocode: %w", err)
	}
	req.Header.Set("User-Agent", c.userAgent)

	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("geocode: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("geocode: %s", resp.Status)
	}

	var p Point
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
		return nil, fmt.Errorf("geocode: decode: %w", err)
	}
	return &p, nil
}
