package com.example

class ProjectService(private val projects: Projects, private val policy: Policy) {

    fun remove(user: User, id: Long, archived: Boolean) {
        val project = projects.find(id) ?: throw NotFound(id)
        if (archived) {
            policy.requireAdmin(user, project)
            projects.removeArchive(project)
        }
        projects.remove(project)
    }
}
