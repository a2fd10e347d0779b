package cache

import "sync"

// Sessions holds who is signed in.
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
