package tax

import (
	"net/http"

	"github.com/sony/gobreaker/v2"
)

type Client struct {
	breaker *gobreaker.CircuitBreaker[*http.Response]
}

func New() *Client {
	return &Client{breaker: gobreaker.NewCircuitBreaker[*http.Response](settings)}
}

func (c *Client) do(req *http.Request) (*http.Response, error) {
	return c.breaker.Execute(func() (*http.Response, error) { return http.DefaultClient.Do(req) })
}
