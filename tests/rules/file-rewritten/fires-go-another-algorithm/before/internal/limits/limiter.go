package limits

import (
	"sync"
	"time"
)

// Limiter lets so many calls through in a while.
type Limiter struct {
	mu     sync.Mutex
	calls  map[string][]time.Time
	most   int
	window time.Duration
}

// New makes a limiter.
func New(most int, window time.Duration) *Limiter {
	return &Limiter{calls: map[string][]time.Time{}, most: most, window: window}
}

// Allow says whether one more call may pass.
func (l *Limiter) Allow(key string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	recent := l.calls[key][:0]
	for _, at := range l.calls[key] {
		if now.Sub(at) < l.window {
			recent = append(recent, at)
		}
	}
	if len(recent) >= l.most {
		l.calls[key] = recent
		return false
	}
	l.calls[key] = append(recent, now)
	return true
}

// Forget drops what is known of a key.
func (l *Limiter) Forget(key string) {
	l.mu.Lock()
	delete(l.calls, key)
	l.mu.Unlock()
}
