<?php

use App\Http\Controllers\PasswordController;
use Illuminate\Support\Facades\Route;

Route::post('/password/email', [PasswordController::class, 'send'])->name('password.email');
Route::post('/password/reset', [PasswordController::class, 'reset'])->middleware('throttle:3,1');
