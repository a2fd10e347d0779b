<?php

use App\Http\Controllers\DashboardController;
use App\Http\Controllers\NotificationController;
use App\Http\Controllers\ProfileController;
use App\Http\Controllers\ProjectController;
use Illuminate\Support\Facades\Route;

Route::view('/', 'welcome')->name('home');
Route::view('/imprint', 'imprint')->name('imprint');

Route::middleware(['auth', 'verified'])->group(function () {
    Route::get('/notifications', [NotificationController::class, 'index'])->name('notifications.index');
    Route::post('/notifications/read', [NotificationController::class, 'read'])->name('notifications.read');

    Route::get('/dashboard', DashboardController::class)->name('dashboard');

    Route::get('/profile', [ProfileController::class, 'edit'])->name('profile.edit');
    Route::patch('/profile', [ProfileController::class, 'update'])->name('profile.update');

    Route::controller(ProjectController::class)->prefix('/projects/{project}')->name('projects.')->group(function () {
        Route::get('/', 'show')->middleware('can:view,project')->name('show');
        Route::put('/', 'update')->middleware('can:update,project')->name('update');
        Route::delete('/', 'destroy')->middleware('can:delete,project')->name('destroy');
    });
});

require __DIR__.'/auth.php';
