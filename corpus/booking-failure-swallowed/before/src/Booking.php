<?php

final class Booking
{
    public function __construct(private int $seats)
    {
    }

    public function reserve(int $count): int
    {
        if ($count > $this->seats) {
            throw new SoldOut($count);
        }
        return $this->seats -= $count;
    }
}
