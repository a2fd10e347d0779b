package com.example

/** Acts that only an administrator of a project may do. */
interface AdminOnly {
    val policy: Policy

    fun <T> asAdmin(user: User, project: Project, act: () -> T): T {
        policy.requireAdmin(user, project)
        return act()
    }
}
