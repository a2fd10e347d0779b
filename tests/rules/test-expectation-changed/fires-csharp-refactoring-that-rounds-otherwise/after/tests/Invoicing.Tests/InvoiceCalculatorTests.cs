using System;
using Meridian.Invoicing;
using Xunit;

namespace Meridian.Invoicing.Tests;

public class InvoiceCalculatorTests
{
    private readonly InvoiceCalculator _calculator = new(vatRate: 0.19m);

    [Fact]
    public void LineTotal_RoundsToCents()
    {
        var line = new InvoiceLine("WIRE-3", Quantity: 2.5m, UnitPrice: 0.85m);

        Assert.Equal(2.12m, _calculator.LineTotal(line));
    }

    [Fact]
    public void Total_AddsVat()
    {
        InvoiceLine[] lines = [new("DRILL", 1m, 50.00m), new("BIT", 2m, 12.50m)];

        Assert.Equal(89.25m, _calculator.Total(lines));
    }

    [Fact]
    public void Total_OfNoLines_IsZero()
    {
        Assert.Equal(0m, _calculator.Total(Array.Empty<InvoiceLine>()));
    }
}
