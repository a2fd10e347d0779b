package com.example.jobs;

public class ArchiveJob {

    private final ArchiveStore store;

    public ArchiveJob(ArchiveStore store) {
        this.store = store;
    }

    public void run() {
        run(JobDefaults.DRY_RUN);
    }

    public void run(boolean dryRun) {
        for (Archive archive : store.expired()) {
            System.out.println(archive.name());
            if (!dryRun) {
                store.delete(archive);
            }
        }
    }
}
