package invoice

func (s *Store) ByID(ctx context.Context, id uuid.UUID) (*Invoice, error) {
	var inv Invoice
	err := s.db.GetContext(ctx, &inv, byID, id)
	if err != nil {
		return nil, fmt.Errorf("load invoice: %w", err)
	}
	return &inv, nil
}
