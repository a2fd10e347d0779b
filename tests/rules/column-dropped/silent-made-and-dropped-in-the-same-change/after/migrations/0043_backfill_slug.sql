ALTER TABLE posts ADD COLUMN slug_draft text;
UPDATE posts SET slug = lower(title) WHERE slug IS NULL;
ALTER TABLE posts DROP COLUMN slug_draft;
