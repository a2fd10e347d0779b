exports.up = async (knex) => {
  await knex.schema.createTable("orders", (table) => table.increments("id"));
};

exports.down = async (knex) => {
  await knex.schema.dropTable("orders");
};
