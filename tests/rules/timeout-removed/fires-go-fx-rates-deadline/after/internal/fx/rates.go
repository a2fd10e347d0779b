package fx

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

type Client struct {
	BaseURL string
	APIKey  string
}

type response struct {
	Base  string             `json:"base"`
	Rates map[string]float64 `json:"rates"`
}

// Latest returns the current rates for a base currency.
func (c *Client) Latest(ctx context.Context, base string) (map[string]float64, error) {
	q := url.Values{"base": {base}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.BaseURL+"/latest?"+q.Encode(), nil)
	if err != nil {
		return nil, fmt.Errorf("fx: %w", err)
	}
	req.Header.Set("X-Api-Key", c.APIKey)

	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fx: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fx: unexpected status %s", res.Status)
	}

	var out response
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
		return nil, fmt.Errorf("fx: decode: %w", err)
	}
	return out.Rates, nil
}
