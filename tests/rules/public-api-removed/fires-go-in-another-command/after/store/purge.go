package store

// Count counts.
func Count(db DB) (int, error) {
	return db.CountAll()
}
