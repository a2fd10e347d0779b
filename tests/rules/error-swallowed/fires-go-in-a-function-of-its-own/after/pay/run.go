package pay

func (r *Runner) Run(ctx context.Context, batch string) error {
	var wg sync.WaitGroup
	for _, p := range r.pending(ctx, batch) {
		wg.Add(1)
		go func(p Payout) {
			defer wg.Done()
			r.execute(ctx, p)
		}(p)
	}
	wg.Wait()
	return nil
}

func (r *Runner) execute(ctx context.Context, p Payout) {
	if err := r.bank.Transfer(ctx, p.IBAN, p.Amount); err != nil {
		r.log.Error("transfer", "err", err)
	}
}
