package internal

func use() { legacy.Sums2(nil, 3) }
