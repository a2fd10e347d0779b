package update

import (
	"crypto/ed25519"
	"errors"
	"os"
)

var ErrForged = errors.New("update is not signed by us")

func Apply(key ed25519.PublicKey, image, signature []byte, target string) error {
	if !ed25519.Verify(key, image, signature) {
		return ErrForged
	}
	tmp := target + ".next"
	if err := os.WriteFile(tmp, image, 0o755); err != nil {
		return err
	}
	return os.Rename(tmp, target)
}
