package geocode

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

type Client struct {
	base string
	key  string
	http *http.Client
}

func New(base, key string) *Client {
	return &Client{
		base: base,
		key:  key,
		http: &http.Client{Timeout: 5 * time.Second},
	}
}

func (c *Client) Lookup(ctx context.Context, address string) (*Point, error) {
	u := c.base + "/v1/search?" + url.Values{"q": {address}, "key": {c.key}}.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("geocode: %s", resp.Status)
	}
	var p Point
	return &p, json.NewDecoder(resp.Body).Decode(&p)
}
