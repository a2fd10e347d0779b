<?php

namespace App\Console\Commands;

use Database\Seeders\DemoSeeder;
use Illuminate\Console\Command;
use Illuminate\Support\Collection;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

class ReseedDemo extends Command
{
    private const SHOP_TABLES = ['order_lines', 'orders', 'baskets', 'products'];

    protected $signature = 'demo:reseed
        {--keep-users : Leave the users table alone}
        {--seeder= : Seeder class to run instead of DemoSeeder}';

    protected $description = 'Empties the shop tables and fills them with demo data';

    public function handle(): int
    {
        $this->components->task('Emptying tables', fn () => $this->truncate($this->tables()));

        $this->components->task('Seeding', fn () => $this->callSilently('db:seed', [
            '--class' => $this->option('seeder') ?? DemoSeeder::class,
            '--force' => true,
        ]) === self::SUCCESS);

        $this->components->task('Flushing cache', fn () => Cache::flush());

        return self::SUCCESS;
    }

    private function tables(): Collection
    {
        return collect(self::SHOP_TABLES)
            ->when(! $this->option('keep-users'), fn (Collection $tables) => $tables->push('users'));
    }

    private function truncate(Collection $tables): void
    {
        Schema::withoutForeignKeyConstraints(
            fn () => $tables->each(fn (string $table) => DB::table($table)->truncate())
        );
    }
}
