using System;
using System.Collections.Generic;
using System.Linq;

namespace Meridian.Invoicing;

/// <summary>Adds up the lines of an invoice.</summary>
public sealed class InvoiceCalculator
{
    private readonly decimal _vatRate;

    public InvoiceCalculator(decimal vatRate) => _vatRate = vatRate;

    public decimal LineTotal(InvoiceLine line) =>
        Math.Round(line.Quantity * line.UnitPrice, 2, MidpointRounding.AwayFromZero);

    public decimal Total(IEnumerable<InvoiceLine> lines)
    {
        var net = lines.Sum(LineTotal);
        return net + Math.Round(net * _vatRate, 2, MidpointRounding.AwayFromZero);
    }

    public IReadOnlyDictionary<string, decimal> TotalsByArticle(IEnumerable<InvoiceLine> lines) =>
        lines
            .GroupBy(line => line.Article)
            .ToDictionary(group => group.Key, group => group.Sum(LineTotal));
}
