<?php

namespace App\Http\Controllers;

use App\Http\Resources\PayoutResource;
use App\Models\Payout;
use App\Services\Payouts\PayoutReleaser;
use Illuminate\Support\Facades\Gate;

/**
 * POST /payouts/{payout}/release
 */
class PayoutReleaseController extends Controller
{
    public function __construct(private PayoutReleaser $releaser)
    {
    }

    public function __invoke(Payout $payout): PayoutResource
    {
        Gate::authorize('release', $payout);

        return new PayoutResource($this->releaser->release($payout));
    }
}
