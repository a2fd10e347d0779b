class Orders < ActiveRecord::Migration[7.1]
  def change
    create_table :orders do |t|
      t.integer :total
    end
  end
end
