package stock

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReserveTakesFromStock(t *testing.T) {
	have := map[string]int{"tea": 5}
	left, err := Reserve(have, "tea", 2)
	require.NoError(t, err)
	assert.Equal(t, 3, left)
	assert.Equal(t, 3, have["tea"])
}

func TestReserveRefusesWhatIsSoldOut(t *testing.T) {
	have := map[string]int{"tea": 1}
	left, err := Reserve(have, "tea", 2)
	assert.ErrorIs(t, err, ErrSoldOut)
	assert.Equal(t, 1, left)
}

func TestReserveCounts(t *testing.T) {
	tests := []struct {
		name  string
		count int
		left  int
	}{
		{"one", 1, 4},
		{"some", 3, 2},
		{"all", 5, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			left, err := Reserve(map[string]int{"tea": 5}, "tea", tt.count)
			if err != nil {
				t.Fatal(err)
			}
			if left != tt.left {
				t.Errorf("left %d, want %d", left, tt.left)
			}
		})
	}
}
