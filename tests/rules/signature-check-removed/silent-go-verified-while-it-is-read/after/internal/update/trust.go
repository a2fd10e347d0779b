package update

import (
	"crypto/ed25519"
	"errors"
)

var ErrForged = errors.New("update is not signed by us")

// trust hands back an image only where it is signed by the key.
func trust(key ed25519.PublicKey, image, signature []byte) ([]byte, error) {
	if !ed25519.Verify(key, image, signature) {
		return nil, ErrForged
	}
	return image, nil
}
