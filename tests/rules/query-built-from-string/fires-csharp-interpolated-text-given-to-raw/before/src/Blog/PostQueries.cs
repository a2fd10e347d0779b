using Microsoft.EntityFrameworkCore;

namespace Blog;

public sealed class PostQueries(BlogContext db)
{
    public Task<List<Post>> SearchAsync(string term, CancellationToken ct)
    {
        return db.Posts.FromSqlInterpolated($"SELECT * FROM posts WHERE body ILIKE {'%' + term + '%'}").ToListAsync(ct);
    }
}
