<?php

use App\Http\Controllers\BasketController;
use App\Http\Controllers\GiftCardController;
use App\Http\Controllers\OrderController;
use Illuminate\Support\Facades\Route;
use Laravel\Pennant\Middleware\EnsureFeaturesAreActive;

Route::middleware(['auth:sanctum', 'throttle:api'])->group(function () {
    Route::controller(BasketController::class)->prefix('basket')->group(function () {
        Route::get('/', 'show');
        Route::post('/lines', 'add');
        Route::delete('/lines/{line}', 'remove');
    });

    Route::apiResource('orders', OrderController::class)->only(['index', 'store', 'show']);

    Route::apiResource('gift-cards', GiftCardController::class)
        ->only(['index', 'store'])
        ->middleware(EnsureFeaturesAreActive::using('gift-cards'));
});

Route::get('/ping', fn () => ['pong' => true]);

Route::fallback(function () {
    return response()->json(['message' => 'There is nothing here.'], 404);
});
