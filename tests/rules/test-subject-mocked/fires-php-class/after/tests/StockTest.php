<?php

namespace Shop\Tests;

use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;
use Shop\SoldOut;
use Shop\Stock;

final class StockTest extends TestCase
{
    public function testGivesWhatIsLeft(): void
    {
        $stock = $this->createMock(Stock::class);
        $stock->method('reserve')->willReturn(3, 0);
        $this->assertSame(3, $stock->reserve('tea', 2));
        $this->assertSame(0, $stock->reserve('tea', 3));
    }

    public function testRefusesWhatIsSoldOut(): void
    {
        $stock = new Stock(['milk' => 1]);
        $this->expectException(SoldOut::class);
        $this->expectExceptionMessage('milk');
        $stock->reserve('milk', 2);
    }

    #[TestWith([0])]
    #[TestWith([-1])]
    #[TestWith([-100])]
    public function testRefusesOddCounts(int $count): void
    {
        $this->expectException(\InvalidArgumentException::class);
        (new Stock(['tea' => 5]))->reserve('tea', $count);
    }
}
