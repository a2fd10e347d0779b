package blobs

import (
	"context"
	"errors"
)

// RemoveProject removes the objects of a project.
func (s *Store) RemoveProject(ctx context.Context, project string) error {
	if project == "" {
		return errors.New("no project is named")
	}
	return s.removePrefix(ctx, project+"/")
}
