package quota

import "errors"

var ErrOver = errors.New("over quota")

// Reserve takes n of what is left, and refuses what is too much.
func Reserve(left, n int) (int, error) {
	if n < 0 {
		return left, errors.New("negative")
	}
	if n > left {
		return left, ErrOver
	}
	return left - n, nil
}
