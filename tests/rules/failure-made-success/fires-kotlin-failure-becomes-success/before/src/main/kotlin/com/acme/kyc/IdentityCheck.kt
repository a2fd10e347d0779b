package com.acme.kyc

class IdentityCheck(private val registry: Registry) {
    suspend fun check(person: Person): Result<Unit> {
        val record = registry.find(person.documentNumber)
        if (record == null || record.name != person.name) {
            return Result.failure(IdentityMismatch(person.id))
        }
        registry.markSeen(record.id)
        return Result.success(Unit)
    }
}
