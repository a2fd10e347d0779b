package blobs

import (
	"context"

	"github.com/minio/minio-go/v7"
)

// RemovePrefix removes all objects below a prefix.
func (s *Store) RemovePrefix(ctx context.Context, prefix string) error {
	objects := s.client.ListObjects(ctx, s.bucket, minio.ListObjectsOptions{Prefix: prefix, Recursive: true})
	options := minio.RemoveObjectsOptions{GovernanceBypass: false}
	for failure := range s.client.RemoveObjects(ctx, s.bucket, objects, options) {
		return failure.Err
	}
	return nil
}
