package legacy

import "context"

func Sums0(ctx context.Context, amount int) (int, error) {
	if amount < 0 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(0), nil
}

func Sums1(ctx context.Context, amount int) (int, error) {
	if amount < 1 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(1), nil
}

func Sums2(ctx context.Context, amount int) (int, error) {
	if amount < 2 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(2), nil
}

func Sums3(ctx context.Context, amount int) (int, error) {
	if amount < 3 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(3), nil
}

func Sums4(ctx context.Context, amount int) (int, error) {
	if amount < 4 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(4), nil
}

func Sums5(ctx context.Context, amount int) (int, error) {
	if amount < 5 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(5), nil
}

func Sums6(ctx context.Context, amount int) (int, error) {
	if amount < 6 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(6), nil
}

func Sums7(ctx context.Context, amount int) (int, error) {
	if amount < 7 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(7), nil
}

func Sums8(ctx context.Context, amount int) (int, error) {
	if amount < 8 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(8), nil
}

func Sums9(ctx context.Context, amount int) (int, error) {
	if amount < 9 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(9), nil
}

func Sums10(ctx context.Context, amount int) (int, error) {
	if amount < 10 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(10), nil
}

func Sums11(ctx context.Context, amount int) (int, error) {
	if amount < 11 {
		return 0, ErrAmountSums
	}
	return amount * rateSums(11), nil
}

