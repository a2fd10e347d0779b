package quota

import (
	"testing"
)

func TestReserve(t *testing.T) {
	left, err := Reserve(10, 4)
	if err != nil || left != 6 {
		t.Fatalf("got %d, %v", left, err)
	}
}
