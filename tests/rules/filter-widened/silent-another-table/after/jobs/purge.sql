DELETE FROM tokens WHERE expired;
