<?php

namespace Shop;

class Stock
{
    public function __construct(private array $pieces)
    {
    }

    public function reserve(string $sku, int $count): int
    {
        if ($count <= 0) {
            throw new \InvalidArgumentException('count must be positive');
        }
        $left = ($this->pieces[$sku] ?? 0) - $count;
        if ($left < 0) {
            throw new SoldOut($sku);
        }
        return $this->pieces[$sku] = $left;
    }
}
