<?php

final class Cart
{
    public function total(): int
    {
        return array_sum($this->rows);
    }
}
