package cache

import (
	"time"
)

// Sessions holds who is signed in. It is used by all requests at once.
type Sessions struct {
	byKey map[string]Session
}

// Put keeps a session.
func (s *Sessions) Put(key string, session Session) {
	session.SeenAt = time.Now()
	s.byKey[key] = session
}

// Expire drops what nobody has used since a time.
func (s *Sessions) Expire(since time.Time) {
	for key, session := range s.byKey {
		if session.SeenAt.Before(since) {
			delete(s.byKey, key)
		}
	}
}
