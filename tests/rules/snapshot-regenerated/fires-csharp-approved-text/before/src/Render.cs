class Render { string Line(Row row) => $"{row.Count} {row.Sku}"; }
