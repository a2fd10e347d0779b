package cache

import "sync"

// Sessions holds who is signed in.
type Sessions struct {
	mu    sync.Mutex
	byKey map[string]Session
}

// Drop forgets a session and says whether there was one.
func (s *Sessions) Drop(key string) bool {
	s.mu.Lock()
	_, known := s.byKey[key]
	delete(s.byKey, key)
	s.mu.Unlock()

	return known
}
