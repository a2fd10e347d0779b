ActiveRecord::Schema[7.1].define(version: 2) do
  create_table "orders", force: :cascade do |t|
    t.integer "total"
  end
end
