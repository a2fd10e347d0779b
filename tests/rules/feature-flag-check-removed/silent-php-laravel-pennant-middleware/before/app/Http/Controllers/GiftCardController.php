<?php

namespace App\Http\Controllers;

use App\Http\Requests\BuyGiftCardRequest;
use App\Http\Resources\GiftCardResource;
use App\Models\GiftCard;
use App\Services\GiftCardShop;
use Illuminate\Http\Request;
use Laravel\Pennant\Feature;

class GiftCardController extends Controller
{
    public function __construct(private GiftCardShop $shop)
    {
    }

    public function index(Request $request)
    {
        abort_unless(Feature::active('gift-cards'), 404);

        return GiftCardResource::collection($request->user()->giftCards()->latest()->paginate(20));
    }

    public function store(BuyGiftCardRequest $request)
    {
        abort_unless(Feature::active('gift-cards'), 404);

        $card = $this->shop->buy($request->user(), $request->integer('amount'), $request->string('email'));

        return (new GiftCardResource($card))->response()->setStatusCode(201);
    }
}
