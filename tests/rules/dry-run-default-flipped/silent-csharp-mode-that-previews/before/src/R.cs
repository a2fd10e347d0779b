class R {
    public void Run(bool dryRun = true) {
        foreach (var i in items) {
            if (dryRun) { log.LogInformation("would"); continue; }
            i.Delete();
        }
    }
}
