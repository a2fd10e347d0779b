package blobs

import "context"

// RemoveProject removes the objects of a project.
func (s *Store) RemoveProject(ctx context.Context, project string) error {
	return s.RemovePrefix(ctx, project)
}
