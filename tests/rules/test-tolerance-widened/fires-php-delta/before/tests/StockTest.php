<?php

final class StockTest extends TestCase
{
    public function testShare(): void
    {
        $this->assertEqualsWithDelta(0.333, (new Stock(['tea' => 5]))->share('tea'), 0.001);
    }
}
