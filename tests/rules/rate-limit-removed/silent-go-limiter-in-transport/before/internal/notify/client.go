package notify

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// Client talks to the provider.
type Client struct {
	http *http.Client
	base string
}

// Post sends one text.
func (c *Client) Post(ctx context.Context, number, text string) error {
	body := url.Values{"to": {number}, "text": {text}}.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base, strings.NewReader(body))
	if err != nil {
		return err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}
