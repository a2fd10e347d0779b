using System.Diagnostics;

namespace Media;

public sealed class Transcoder
{
    public async Task RunAsync(string source, string target, CancellationToken ct)
    {
        var start = new ProcessStartInfo("ffmpeg");
        start.ArgumentList.Add("-i");
        start.ArgumentList.Add(source);
        start.ArgumentList.Add(target);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
    }
}
