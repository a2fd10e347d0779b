package invoice

func (s *Store) ByID(ctx context.Context, id uuid.UUID) (*Invoice, error) {
	return s.one(ctx, byID, id)
}

func (s *Store) one(ctx context.Context, query string, args ...any) (*Invoice, error) {
	var inv Invoice
	switch err := s.db.GetContext(ctx, &inv, query, args...); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNotFound
	case err != nil:
		return nil, fmt.Errorf("load invoice: %w", err)
	}
	return &inv, nil
}
