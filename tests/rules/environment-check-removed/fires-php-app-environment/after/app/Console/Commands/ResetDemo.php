<?php

namespace App\Console\Commands;

use App\Models\Shop;
use Illuminate\Console\Command;

class ResetDemo extends Command
{
    protected $signature = 'demo:reset';

    public function handle(): int
    {
        Shop::query()->where('demo', true)->delete();
        Shop::factory()->count((int) $this->option('count'))->create(['demo' => true]);

        return self::SUCCESS;
    }
}
