<?php

namespace App\Services\Payouts;

use App\Enums\PayoutStatus;
use App\Events\PayoutReleased;
use App\Exceptions\PayoutNotReleasable;
use App\Models\Payout;
use App\Services\Banking\SepaClient;

class PayoutReleaser
{
    public function __construct(private SepaClient $sepa)
    {
    }

    public function release(Payout $payout): Payout
    {
        if ($payout->status !== PayoutStatus::Ready) {
            throw new PayoutNotReleasable("Payout {$payout->id} is {$payout->status->value}.");
        }

        if ($payout->approved_by === null || $payout->approved_by === $payout->created_by) {
            throw new PayoutNotReleasable("Payout {$payout->id} lacks the approval of a second person.");
        }

        $payout->bank_reference = $this->sepa->transfer($payout->iban, $payout->amount, $payout->reference);
        $payout->status = PayoutStatus::Released;
        $payout->released_at = now();
        $payout->save();

        PayoutReleased::dispatch($payout);

        return $payout;
    }
}
