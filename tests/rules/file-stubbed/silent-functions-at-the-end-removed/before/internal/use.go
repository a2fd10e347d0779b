package internal

func use() { legacy.Sums9(nil, 3) }
