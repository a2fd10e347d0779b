package cache

import (
	"sync"
	"time"
)

// Sessions holds who is signed in. It is used by all requests at once.
type Sessions struct {
	mu    sync.Mutex
	byKey map[string]Session
}

// Put keeps a session.
func (s *Sessions) Put(key string, session Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byKey[key] = session
}

// Expire drops what nobody has used since a time.
func (s *Sessions) Expire(since time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, session := range s.byKey {
		if session.SeenAt.Before(since) {
			delete(s.byKey, key)
		}
	}
}
