<?php

namespace App\Console\Commands;

use App\Jobs\EraseAccount;
use App\Models\Account;
use Illuminate\Console\Command;

class WipeInactiveAccounts extends Command
{
    protected $signature = 'accounts:wipe
                            {--years=3 : Years without a login}';

    protected $description = 'Erase accounts that have not been used for years';

    public function handle(): int
    {
        $query = Account::query()
            ->whereNull('erased_at')
            ->where('last_login_at', '<', now()->subYears((int) $this->option('years')));

        $count = $query->count();
        if ($count === 0) {
            $this->info('Nothing to erase.');

            return self::SUCCESS;
        }

        $this->withProgressBar($query->lazyById(), fn (Account $account) => EraseAccount::dispatch($account));
        $this->newLine();
        $this->info("Queued {$count} accounts.");

        return self::SUCCESS;
    }
}
