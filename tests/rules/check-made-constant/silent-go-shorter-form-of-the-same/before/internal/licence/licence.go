package licence

import (
	"crypto/ed25519"
	"time"
)

type Licence struct {
	Payload   []byte
	Signature []byte
	Expires   time.Time
}

func (l Licence) Valid(key ed25519.PublicKey, now time.Time) bool {
	if now.After(l.Expires) {
		return false
	}
	if !ed25519.Verify(key, l.Payload, l.Signature) {
		return false
	}
	return true
}
