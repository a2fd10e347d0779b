package main

import "example.org/shop/store"

func nightly(db store.DB) error {
	return store.PurgeExpired(db)
}
