<?php

namespace App\Http\Controllers;

use App\Http\Requests\BuyGiftCardRequest;
use App\Http\Resources\GiftCardResource;
use App\Services\GiftCardShop;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Http\Resources\Json\AnonymousResourceCollection;

class GiftCardController extends Controller
{
    public function __construct(private readonly GiftCardShop $shop)
    {
    }

    public function index(Request $request): AnonymousResourceCollection
    {
        return GiftCardResource::collection($request->user()->giftCards()->latest()->paginate(20));
    }

    public function store(BuyGiftCardRequest $request): JsonResponse
    {
        $card = $this->shop->buy(
            $request->user(),
            $request->integer('amount'),
            $request->string('email')->lower(),
        );

        return GiftCardResource::make($card)->response()->setStatusCode(201);
    }
}
