package com.example.jobs;

public class ArchiveJob {

    private static final boolean DRY_RUN_BY_DEFAULT = true;

    private final ArchiveStore store;

    public ArchiveJob(ArchiveStore store) {
        this.store = store;
    }

    public void run() {
        run(DRY_RUN_BY_DEFAULT);
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
