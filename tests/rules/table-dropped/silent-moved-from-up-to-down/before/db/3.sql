-- +goose Up
DROP TABLE users;
-- +goose Down
SELECT 1;
