package cache

import "sync"

// Sessions holds who is signed in.
type Sessions struct {
	byKey sync.Map
}

// Put keeps a session.
func (s *Sessions) Put(key string, session Session) {
	s.byKey.Store(key, session)
}
