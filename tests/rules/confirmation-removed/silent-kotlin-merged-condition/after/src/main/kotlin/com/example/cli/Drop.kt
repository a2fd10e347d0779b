package com.example.cli

class Drop(private val terminal: Terminal, private val topics: Topics) {

    fun run(name: String, force: Boolean) {
        val sure = force || terminal.confirm("Drop $name with its messages?")
        if (sure) {
            topics.drop(name)
        }
    }
}
