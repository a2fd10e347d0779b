package com.example.cli

class Drop(private val terminal: Terminal, private val topics: Topics) {

    fun run(name: String, force: Boolean) {
        if (!force) {
            if (!terminal.confirm("Drop $name?")) {
                return
            }
        }
        topics.drop(name)
    }
}
