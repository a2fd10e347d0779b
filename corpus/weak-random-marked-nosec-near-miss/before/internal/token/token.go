package token

import (
	"crypto/rand"
	"encoding/hex"
)

// New makes a token for a session.
func New() (string, error) {
	bytes := make([]byte, 16)
	if _, err := rand.Read(bytes); err != nil {
		return "", err
	}
	return hex.EncodeToString(bytes), nil
}
