package stock

import (
	"errors"
	"fmt"
)

// ErrSoldOut says that there is less than is asked for.
var ErrSoldOut = errors.New("sold out")

// Reserve takes count pieces of sku and gives what is left.
func Reserve(have map[string]int, sku string, count int) (int, error) {
	if count <= 0 {
		return 0, fmt.Errorf("count %d is odd", count)
	}
	if have[sku] < count {
		return have[sku], ErrSoldOut
	}
	have[sku] -= count
	return have[sku], nil
}
