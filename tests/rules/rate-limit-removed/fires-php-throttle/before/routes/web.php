<?php

use App\Http\Controllers\PasswordController;
use Illuminate\Support\Facades\Route;

Route::post('/password/email', [PasswordController::class, 'send'])->middleware('throttle:3,1');
Route::post('/password/reset', [PasswordController::class, 'reset'])->middleware('throttle:3,1');
