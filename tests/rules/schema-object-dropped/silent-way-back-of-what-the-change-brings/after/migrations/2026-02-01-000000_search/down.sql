DROP TRIGGER notes_touch ON notes;
DROP FUNCTION touch_updated_at();
