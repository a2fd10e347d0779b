package limits

import "golang.org/x/time/rate"

type Throttle struct {
	inner *rate.Limiter
	name  string
}

func ForName(name string, perSecond float64, burst int) Throttle {
	return Throttle{inner: rate.NewLimiter(rate.Limit(perSecond), burst), name: name}
}

func (t Throttle) Pass() bool {
	return t.inner.Allow()
}

func (t Throttle) Describe() string {
	return t.name
}
