<?php

namespace App\Actions;

use App\Enums\TenantStatus;
use App\Events\TenantOffboarded;
use App\Models\Tenant;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Storage;

class OffboardTenant
{
    public function handle(Tenant $tenant): void
    {
        DB::transaction(function () use ($tenant) {
            $tenant->users()->update(['disabled_at' => now()]);
            $tenant->apiKeys()->delete();
            $tenant->update(['status' => TenantStatus::Closed, 'closed_at' => now()]);
        });

        Storage::disk('s3')->deleteDirectory("tenants/{$tenant->storage_prefix}");

        TenantOffboarded::dispatch($tenant);
    }
}
