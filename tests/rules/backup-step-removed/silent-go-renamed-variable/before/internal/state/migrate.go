package state

import (
	"fmt"
	"time"
)

// Migrate brings the file of the state to the format of today.
func Migrate(path string) error {
	backup := fmt.Sprintf("%s.%d.bak", path, time.Now().Unix())
	if err := copyFile(path, backup); err != nil {
		return fmt.Errorf("back up state: %w", err)
	}
	state, err := Read(path)
	if err != nil {
		return err
	}
	return Write(path, upgrade(state))
}
