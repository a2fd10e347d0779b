package com.acme.people

import jakarta.persistence.EntityManager

class PeopleQueries(private val entities: EntityManager) {
    fun byCity(city: String): List<Person> =
        entities.createQuery("select p from Person p where p.city = '$city'", Person::class.java)
            .setMaxResults(200)
            .resultList
}
