package com.example

class ProjectService(private val projects: Projects, private val policy: Policy) {

    fun remove(user: User, id: Long) {
        val project = projects.find(id) ?: throw NotFound(id)
        policy.requireAdmin(user, project)
        projects.remove(project)
    }
}
