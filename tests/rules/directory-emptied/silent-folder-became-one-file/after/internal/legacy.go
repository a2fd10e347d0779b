package internal

func Sum(amounts []int) (sum int) {
	for _, amount := range amounts {
		sum += amount
	}
	return sum
}
