package blobs

import (
	"context"
	"errors"

	"github.com/minio/minio-go/v7"
)

// RemovePrefix removes all objects below a prefix.
func (s *Store) RemovePrefix(ctx context.Context, prefix string) error {
	if prefix == "" {
		return errors.New("prefix is empty")
	}
	objects := s.client.ListObjects(ctx, s.bucket, minio.ListObjectsOptions{Prefix: prefix, Recursive: true})
	for failure := range s.client.RemoveObjects(ctx, s.bucket, objects, minio.RemoveObjectsOptions{}) {
		return failure.Err
	}
	return nil
}
