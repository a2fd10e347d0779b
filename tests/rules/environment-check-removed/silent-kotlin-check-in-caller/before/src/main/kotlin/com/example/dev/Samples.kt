package com.example.dev

class Samples(private val store: Store, private val stage: Stage) {

    fun reload() {
        clear()
        store.insert(SAMPLES)
    }

    private fun clear() {
        check(stage != Stage.PRODUCTION) { "samples stay out of production" }
        store.removeAll(sample = true)
    }
}
