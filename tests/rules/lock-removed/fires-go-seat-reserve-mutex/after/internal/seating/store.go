package seating

import (
	"errors"
	"sync"
)

var (
	ErrTaken   = errors.New("seat already taken")
	ErrUnknown = errors.New("no such seat")
)

type Store struct {
	mu    sync.Mutex
	seats map[string]string
}

func NewStore(ids []string) *Store {
	s := &Store{seats: make(map[string]string, len(ids))}
	for _, id := range ids {
		s.seats[id] = ""
	}
	return s
}

// Reserve assigns a seat to a booking.
func (s *Store) Reserve(seat, booking string) error {
	holder, ok := s.seats[seat]
	if !ok {
		return ErrUnknown
	}
	if holder != "" && holder != booking {
		return ErrTaken
	}
	s.seats[seat] = booking
	return nil
}

// ReserveAll assigns every seat or none.
func (s *Store) ReserveAll(seats []string, booking string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, seat := range seats {
		if err := s.Reserve(seat, booking); err != nil {
			for _, done := range seats[:i] {
				s.seats[done] = ""
			}
			return err
		}
	}
	return nil
}
