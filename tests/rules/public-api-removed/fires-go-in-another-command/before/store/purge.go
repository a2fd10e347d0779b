package store

// PurgeExpired takes away what is over.
func PurgeExpired(db DB) error {
	return db.Exec("expire()")
}

// Count counts.
func Count(db DB) (int, error) {
	return db.Count()
}
