package render

func Render(rows []Row) string {
	out := ""
	for _, row := range rows {
		out += row.SKU + " " + row.Count + "\n"
	}
	return out
}
