package com.example.jobs;

/** What jobs do where nobody says otherwise. */
final class JobDefaults {

    static final boolean DRY_RUN = true;

    private JobDefaults() {}
}
