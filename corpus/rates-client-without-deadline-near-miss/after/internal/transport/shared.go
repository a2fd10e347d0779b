package transport

import (
	"net/http"
	"sync"
	"time"
)

var shared = sync.OnceValue(func() *http.Client {
	return &http.Client{
		Timeout:   3 * time.Second,
		Transport: &http.Transport{MaxIdleConnsPerHost: 32, IdleConnTimeout: 90 * time.Second},
	}
})

// Shared is the client for services of our own; it never waits longer than three seconds.
func Shared() *http.Client { return shared() }
