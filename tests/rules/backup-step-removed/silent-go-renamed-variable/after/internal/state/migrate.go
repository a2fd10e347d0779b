package state

import (
	"fmt"
	"time"
)

// Migrate brings the file of the state to the format of today.
func Migrate(path string) error {
	kept := path + time.Now().UTC().Format(".20060102150405") + ".bak"
	if err := copyFile(path, kept); err != nil {
		return fmt.Errorf("keep %s: %w", kept, err)
	}
	state, err := Read(path)
	if err != nil {
		return err
	}
	return Write(path, upgrade(state))
}
