package people

import "gorm.io/gorm"

func Search(db *gorm.DB, city, name string) ([]Person, error) {
	var found []Person
	err := db.Where("city = ? AND name ILIKE ?", city, name+"%").Limit(200).Find(&found).Error
	return found, err
}
