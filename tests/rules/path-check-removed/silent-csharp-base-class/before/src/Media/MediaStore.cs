namespace Example.Media;

public sealed class MediaStore(string root)
{
    public Stream Open(string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException(name);
        }
        return File.OpenRead(path);
    }
}
