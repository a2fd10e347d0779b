package state

import (
	"fmt"
	"log/slog"
	"time"
)

// Migrate brings the file of the state to the format of today.
func Migrate(path string) error {
	state, err := Read(path)
	if err != nil {
		return err
	}
	backup := fmt.Sprintf("%s.%d.bak", path, time.Now().Unix())
	if err := copyFile(path, backup); err != nil {
		return fmt.Errorf("back up state: %w", err)
	}
	for _, step := range steps[state.Version:] {
		if err := step(state); err != nil {
			return err
		}
	}
	slog.Info("state migrated", "version", state.Version)
	return Write(path, state)
}
