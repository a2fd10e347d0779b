package com.example.dev

class Samples(private val store: Store, private val stage: Stage) {

    fun reload() {
        check(stage != Stage.PRODUCTION) { "samples stay out of production" }
        clear()
        store.insert(SAMPLES)
    }

    private fun clear() {
        store.removeAll(sample = true)
    }
}
