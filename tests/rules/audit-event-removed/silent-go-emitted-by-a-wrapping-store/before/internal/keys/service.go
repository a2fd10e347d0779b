package keys

type Service struct {
	store Store
	audit Audit
	cache *Cache
}
