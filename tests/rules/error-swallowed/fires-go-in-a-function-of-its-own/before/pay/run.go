package pay

func (r *Runner) Run(ctx context.Context, batch string) error {
	for _, p := range r.pending(ctx, batch) {
		if err := r.bank.Transfer(ctx, p.IBAN, p.Amount); err != nil {
			return fmt.Errorf("transfer %s: %w", p.ID, err)
		}
	}
	return nil
}
