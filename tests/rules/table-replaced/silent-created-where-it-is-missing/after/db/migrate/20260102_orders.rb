class Orders < ActiveRecord::Migration[7.1]
  def change
    create_table :orders, if_not_exists: true do |t|
      t.integer :total
    end
  end
end
