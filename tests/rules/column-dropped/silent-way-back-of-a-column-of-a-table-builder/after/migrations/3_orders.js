exports.up = (knex) => knex.schema.alterTable("orders", (table) => {
  table.string("note");
});

exports.down = (knex) => knex.schema.alterTable("orders", (table) => {
  table.dropColumn("note");
});
