<?php

namespace App\Services\Payouts;

use App\Enums\PayoutStatus;
use App\Events\PayoutReleased;
use App\Exceptions\PayoutNotReleasable;
use App\Models\Payout;
use App\Services\Banking\SepaClient;
use Illuminate\Support\Collection;

final readonly class PayoutReleaser
{
    public function __construct(private SepaClient $sepa)
    {
    }

    public function release(Payout $payout): Payout
    {
        return $this->releaseMany(collect([$payout]))->first();
    }

    /**
     * @param  Collection<int, Payout>  $payouts
     * @return Collection<int, Payout>
     */
    public function releaseMany(Collection $payouts): Collection
    {
        return $payouts
            ->each(fn (Payout $payout) => throw_unless(
                $payout->status === PayoutStatus::Ready,
                PayoutNotReleasable::class,
                "Payout {$payout->id} is {$payout->status->value}.",
            ))
            ->each($this->transfer(...));
    }

    private function transfer(Payout $payout): void
    {
        $payout->forceFill([
            'bank_reference' => $this->sepa->transfer($payout->iban, $payout->amount, $payout->reference),
            'status' => PayoutStatus::Released,
            'released_at' => now(),
        ])->save();

        PayoutReleased::dispatch($payout);
    }
}
