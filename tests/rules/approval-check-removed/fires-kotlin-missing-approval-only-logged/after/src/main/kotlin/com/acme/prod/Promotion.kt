package com.acme.prod

import org.slf4j.LoggerFactory

class Promotion(private val cluster: Cluster) {
    private val log = LoggerFactory.getLogger(Promotion::class.java)

    fun promote(release: Release) {
        if (release.approvals.none { it.by != release.author }) {
            log.warn("release {} is promoted without an approval", release.version)
        }
        cluster.setImage("shop", release.image)
        log.info("release {} promoted", release.version)
    }
}
