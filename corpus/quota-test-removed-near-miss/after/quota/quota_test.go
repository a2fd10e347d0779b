package quota

import (
	"errors"
	"testing"
)

func TestReserve(t *testing.T) {
	for _, tc := range []struct {
		name    string
		left, n int
		want    int
		err     error
	}{
		{"takes what is asked for", 10, 4, 6, nil},
		{"refuses too much", 3, 4, 3, ErrOver},
	} {
		t.Run(tc.name, func(t *testing.T) {
			left, err := Reserve(tc.left, tc.n)
			if !errors.Is(err, tc.err) {
				t.Fatalf("got %v", err)
			}
			if left != tc.want {
				t.Errorf("left %d, want %d", left, tc.want)
			}
		})
	}
}
