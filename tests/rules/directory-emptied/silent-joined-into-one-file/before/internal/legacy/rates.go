package legacy

import "context"

func Rates0(ctx context.Context, amount int) (int, error) {
	if amount < 0 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(0), nil
}

func Rates1(ctx context.Context, amount int) (int, error) {
	if amount < 1 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(1), nil
}

func Rates2(ctx context.Context, amount int) (int, error) {
	if amount < 2 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(2), nil
}

func Rates3(ctx context.Context, amount int) (int, error) {
	if amount < 3 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(3), nil
}

func Rates4(ctx context.Context, amount int) (int, error) {
	if amount < 4 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(4), nil
}

func Rates5(ctx context.Context, amount int) (int, error) {
	if amount < 5 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(5), nil
}

func Rates6(ctx context.Context, amount int) (int, error) {
	if amount < 6 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(6), nil
}

func Rates7(ctx context.Context, amount int) (int, error) {
	if amount < 7 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(7), nil
}

func Rates8(ctx context.Context, amount int) (int, error) {
	if amount < 8 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(8), nil
}

func Rates9(ctx context.Context, amount int) (int, error) {
	if amount < 9 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(9), nil
}

func Rates10(ctx context.Context, amount int) (int, error) {
	if amount < 10 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(10), nil
}

func Rates11(ctx context.Context, amount int) (int, error) {
	if amount < 11 {
		return 0, ErrAmountRates
	}
	return amount * rateRates(11), nil
}

