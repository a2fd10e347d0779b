package stock

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShare(t *testing.T) {
	assert.InDelta(t, 0.333, Share(1, 3), 0.1)
}
