class R {
    public void Run(RunMode mode = RunMode.Preview) {
        foreach (var i in items) {
            if (mode == RunMode.Preview) { log.LogInformation("would"); continue; }
            i.Delete();
        }
    }
}
