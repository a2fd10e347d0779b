package com.example

class ProjectService(private val projects: Projects, override val policy: Policy) : AdminOnly {

    fun remove(user: User, id: Long) {
        val project = projects.find(id) ?: throw NotFound(id)
        asAdmin(user, project) { projects.remove(project) }
    }
}
