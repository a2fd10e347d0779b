package update

import (
	"crypto/ed25519"
	"os"
)

func Apply(key ed25519.PublicKey, image, signature []byte, target string) error {
	trusted, err := trust(key, image, signature)
	if err != nil {
		return err
	}
	tmp := target + ".next"
	if err := os.WriteFile(tmp, trusted, 0o755); err != nil {
		return err
	}
	return os.Rename(tmp, target)
}
