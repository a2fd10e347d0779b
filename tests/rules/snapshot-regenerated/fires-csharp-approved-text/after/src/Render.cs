class Render { string Line(Row row) => $"{row.Sku} {row.Count}"; }
