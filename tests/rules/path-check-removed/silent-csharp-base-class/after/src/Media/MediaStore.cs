namespace Example.Media;

public sealed class MediaStore(string root) : RootedStore(root)
{
    public Stream Open(string name)
    {
        return File.OpenRead(Resolve(name));
    }
}
