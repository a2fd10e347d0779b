namespace Example.Media;

public abstract class RootedStore(string root)
{
    /// <summary>The path of a name, which must not lead out of the root.</summary>
    protected string Resolve(string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException(name);
        }
        return path;
    }
}
