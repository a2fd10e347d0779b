exports.up = async (knex) => {
  await knex.schema.dropTable("orders");
};

exports.down = async (knex) => {
  await knex.schema.createTable("orders", (table) => table.increments("id"));
};
