namespace Example.Media;

public sealed class MediaStore(string root)
{
    public Stream Open(string name)
    {
        var path = Path.Combine(root, name);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);
    }
}
