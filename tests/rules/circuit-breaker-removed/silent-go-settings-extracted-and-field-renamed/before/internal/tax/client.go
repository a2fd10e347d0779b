package tax

import (
	"net/http"
	"time"

	"github.com/sony/gobreaker/v2"
)

type Client struct {
	cb *gobreaker.CircuitBreaker[*http.Response]
}

func New() *Client {
	return &Client{cb: gobreaker.NewCircuitBreaker[*http.Response](gobreaker.Settings{Timeout: 20 * time.Second})}
}

func (c *Client) do(req *http.Request) (*http.Response, error) {
	return c.cb.Execute(func() (*http.Response, error) { return http.DefaultClient.Do(req) })
}
