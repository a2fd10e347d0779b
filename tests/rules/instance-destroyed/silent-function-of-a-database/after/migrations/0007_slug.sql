DROP FUNCTION make_slug(text);
