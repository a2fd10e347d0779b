package stock

import (
	"net/http"

	"github.com/sony/gobreaker/v2"
)

type breaking struct {
	next http.RoundTripper
	cb   *gobreaker.CircuitBreaker[*http.Response]
}

func newBreaking(next http.RoundTripper) breaking {
	return breaking{next: next, cb: gobreaker.NewCircuitBreaker[*http.Response](settings)}
}

func (b breaking) RoundTrip(req *http.Request) (*http.Response, error) {
	return b.cb.Execute(func() (*http.Response, error) { return b.next.RoundTrip(req) })
}
