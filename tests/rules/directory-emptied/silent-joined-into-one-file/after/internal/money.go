package money

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

