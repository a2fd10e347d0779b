package legacy

import "context"

func Marks0(ctx context.Context, amount int) (int, error) {
	if amount < 0 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(0), nil
}

func Marks1(ctx context.Context, amount int) (int, error) {
	if amount < 1 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(1), nil
}

func Marks2(ctx context.Context, amount int) (int, error) {
	if amount < 2 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(2), nil
}

func Marks3(ctx context.Context, amount int) (int, error) {
	if amount < 3 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(3), nil
}

func Marks4(ctx context.Context, amount int) (int, error) {
	if amount < 4 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(4), nil
}

func Marks5(ctx context.Context, amount int) (int, error) {
	if amount < 5 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(5), nil
}

func Marks6(ctx context.Context, amount int) (int, error) {
	if amount < 6 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(6), nil
}

func Marks7(ctx context.Context, amount int) (int, error) {
	if amount < 7 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(7), nil
}

func Marks8(ctx context.Context, amount int) (int, error) {
	if amount < 8 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(8), nil
}

func Marks9(ctx context.Context, amount int) (int, error) {
	if amount < 9 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(9), nil
}

func Marks10(ctx context.Context, amount int) (int, error) {
	if amount < 10 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(10), nil
}

func Marks11(ctx context.Context, amount int) (int, error) {
	if amount < 11 {
		return 0, ErrAmountMarks
	}
	return amount * rateMarks(11), nil
}

