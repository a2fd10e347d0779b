class R {
    public void Run(RunMode mode = RunMode.Commit) {
        foreach (var i in items) {
            if (mode == RunMode.Preview) { log.LogInformation("would"); continue; }
            i.Delete();
        }
    }
}
