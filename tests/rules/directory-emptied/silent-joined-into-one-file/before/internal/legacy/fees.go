package legacy

import "context"

func Fees0(ctx context.Context, amount int) (int, error) {
	if amount < 0 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(0), nil
}

func Fees1(ctx context.Context, amount int) (int, error) {
	if amount < 1 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(1), nil
}

func Fees2(ctx context.Context, amount int) (int, error) {
	if amount < 2 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(2), nil
}

func Fees3(ctx context.Context, amount int) (int, error) {
	if amount < 3 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(3), nil
}

func Fees4(ctx context.Context, amount int) (int, error) {
	if amount < 4 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(4), nil
}

func Fees5(ctx context.Context, amount int) (int, error) {
	if amount < 5 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(5), nil
}

func Fees6(ctx context.Context, amount int) (int, error) {
	if amount < 6 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(6), nil
}

func Fees7(ctx context.Context, amount int) (int, error) {
	if amount < 7 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(7), nil
}

func Fees8(ctx context.Context, amount int) (int, error) {
	if amount < 8 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(8), nil
}

func Fees9(ctx context.Context, amount int) (int, error) {
	if amount < 9 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(9), nil
}

func Fees10(ctx context.Context, amount int) (int, error) {
	if amount < 10 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(10), nil
}

func Fees11(ctx context.Context, amount int) (int, error) {
	if amount < 11 {
		return 0, ErrAmountFees
	}
	return amount * rateFees(11), nil
}

