package legacy

import "context"

func Taxes0(ctx context.Context, amount int) (int, error) {
	if amount < 0 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(0), nil
}

func Taxes1(ctx context.Context, amount int) (int, error) {
	if amount < 1 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(1), nil
}

func Taxes2(ctx context.Context, amount int) (int, error) {
	if amount < 2 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(2), nil
}

func Taxes3(ctx context.Context, amount int) (int, error) {
	if amount < 3 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(3), nil
}

func Taxes4(ctx context.Context, amount int) (int, error) {
	if amount < 4 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(4), nil
}

func Taxes5(ctx context.Context, amount int) (int, error) {
	if amount < 5 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(5), nil
}

func Taxes6(ctx context.Context, amount int) (int, error) {
	if amount < 6 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(6), nil
}

func Taxes7(ctx context.Context, amount int) (int, error) {
	if amount < 7 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(7), nil
}

func Taxes8(ctx context.Context, amount int) (int, error) {
	if amount < 8 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(8), nil
}

func Taxes9(ctx context.Context, amount int) (int, error) {
	if amount < 9 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(9), nil
}

func Taxes10(ctx context.Context, amount int) (int, error) {
	if amount < 10 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(10), nil
}

func Taxes11(ctx context.Context, amount int) (int, error) {
	if amount < 11 {
		return 0, ErrAmountTaxes
	}
	return amount * rateTaxes(11), nil
}

