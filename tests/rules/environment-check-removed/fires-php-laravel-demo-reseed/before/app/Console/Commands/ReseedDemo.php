<?php

namespace App\Console\Commands;

use Database\Seeders\DemoSeeder;
use Illuminate\Console\Command;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

class ReseedDemo extends Command
{
    protected $signature = 'demo:reseed {--keep-users : Leave the users table alone}';

    protected $description = 'Empties the shop tables and fills them with demo data';

    public function handle(): int
    {
        if ($this->laravel->environment('production')) {
            $this->error('demo:reseed is not available in production.');

            return self::FAILURE;
        }

        $tables = ['order_lines', 'orders', 'baskets', 'products'];
        if (! $this->option('keep-users')) {
            $tables[] = 'users';
        }

        Schema::disableForeignKeyConstraints();
        foreach ($tables as $table) {
            DB::table($table)->truncate();
        }
        Schema::enableForeignKeyConstraints();

        $this->call('db:seed', ['--class' => DemoSeeder::class, '--force' => true]);
        Cache::flush();

        return self::SUCCESS;
    }
}
