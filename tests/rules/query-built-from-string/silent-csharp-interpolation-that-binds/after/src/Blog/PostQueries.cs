using Microsoft.EntityFrameworkCore;

namespace Blog;

public sealed class PostQueries(BlogContext db)
{
    public Task<List<Post>> SearchAsync(string term, CancellationToken ct)
    {
        var pattern = $"%{term}%";
        return db.Posts.FromSql($"SELECT * FROM posts WHERE body ILIKE {pattern}").ToListAsync(ct);
    }
}
