package quota

import (
	"errors"
	"testing"
)

func TestReserve(t *testing.T) {
	left, err := Reserve(10, 4)
	if err != nil || left != 6 {
		t.Fatalf("got %d, %v", left, err)
	}
}

func TestReserveRefusesTooMuch(t *testing.T) {
	left, err := Reserve(3, 4)
	if !errors.Is(err, ErrOver) {
		t.Fatalf("got %v", err)
	}
	if left != 3 {
		t.Errorf("left %d", left)
	}
}
