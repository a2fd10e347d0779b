package licence

import "time"

type Licence struct {
	Seats   int
	Expires time.Time
}

// Valid says whether one more user may sign in.
func (l Licence) Valid(now time.Time, used int) bool {
	return now.Before(l.Expires) && used < l.Seats
}
