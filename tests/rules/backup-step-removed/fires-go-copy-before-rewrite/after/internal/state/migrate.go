package state

import (
	"log/slog"
)

// Migrate brings the file of the state to the format of today.
func Migrate(path string) error {
	state, err := Read(path)
	if err != nil {
		return err
	}
	for _, step := range steps[state.Version:] {
		if err := step(state); err != nil {
			return err
		}
	}
	slog.Info("state migrated", "version", state.Version)
	return Write(path, state)
}
