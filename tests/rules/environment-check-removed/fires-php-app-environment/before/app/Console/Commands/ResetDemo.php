<?php

namespace App\Console\Commands;

use App\Models\Shop;
use Illuminate\Console\Command;

class ResetDemo extends Command
{
    protected $signature = 'demo:reset';

    public function handle(): int
    {
        if (app()->environment('production')) {
            $this->error('Not in production.');
            return self::FAILURE;
        }

        Shop::query()->where('demo', true)->delete();
        Shop::factory()->count(5)->create(['demo' => true]);

        return self::SUCCESS;
    }
}
