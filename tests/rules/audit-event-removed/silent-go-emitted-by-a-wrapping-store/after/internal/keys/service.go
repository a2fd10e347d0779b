package keys

type Service struct {
	store AuditedStore
	cache *Cache
}
