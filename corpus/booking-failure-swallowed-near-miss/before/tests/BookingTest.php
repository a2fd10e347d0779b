<?php

use PHPUnit\Framework\TestCase;

final class BookingTest extends TestCase
{
    public function testReservesSeats(): void
    {
        $booking = new Booking(4);
        $this->assertSame(1, $booking->reserve(3));
        $this->assertSame(0, $booking->reserve(1));
    }

    public function testRefusesWhatIsSoldOut(): void
    {
        $booking = new Booking(1);
        $this->expectException(SoldOut::class);
        $booking->reserve(2);
    }
}
