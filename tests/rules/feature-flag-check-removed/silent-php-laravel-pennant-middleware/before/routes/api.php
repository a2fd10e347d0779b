<?php

use App\Http\Controllers\BasketController;
use App\Http\Controllers\GiftCardController;
use App\Http\Controllers\OrderController;
use Illuminate\Support\Facades\Route;

Route::middleware(['auth:sanctum', 'throttle:api'])->group(function () {
    Route::get('/basket', [BasketController::class, 'show']);
    Route::post('/basket/lines', [BasketController::class, 'add']);
    Route::delete('/basket/lines/{line}', [BasketController::class, 'remove']);

    Route::get('/orders', [OrderController::class, 'index']);
    Route::post('/orders', [OrderController::class, 'store']);
    Route::get('/orders/{order}', [OrderController::class, 'show']);

    Route::get('/gift-cards', [GiftCardController::class, 'index']);
    Route::post('/gift-cards', [GiftCardController::class, 'store']);
});

Route::get('/ping', fn () => ['pong' => true]);

Route::fallback(function () {
    return response()->json(['message' => 'There is nothing here.'], 404);
});
