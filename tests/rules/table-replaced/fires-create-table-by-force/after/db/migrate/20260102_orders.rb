class Orders < ActiveRecord::Migration[7.1]
  def change
    create_table :orders, force: :cascade do |t|
      t.integer :total
    end
  end
end
