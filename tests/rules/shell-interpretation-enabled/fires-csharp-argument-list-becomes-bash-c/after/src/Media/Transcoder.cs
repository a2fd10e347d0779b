using System.Diagnostics;

namespace Media;

public sealed class Transcoder
{
    public async Task RunAsync(string source, string target, CancellationToken ct)
    {
        var start = new ProcessStartInfo("/bin/bash", $"-c \"ffmpeg -i {source} {target}\"");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
    }
}
