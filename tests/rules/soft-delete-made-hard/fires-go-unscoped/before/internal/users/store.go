package users

import (
	"context"

	"gorm.io/gorm"
)

type User struct {
	ID        uint
	Email     string
	DeletedAt gorm.DeletedAt
}

func (s *Store) Remove(ctx context.Context, id uint) error {
	return s.db.WithContext(ctx).Where("id = ?", id).Delete(&User{}).Error
}
