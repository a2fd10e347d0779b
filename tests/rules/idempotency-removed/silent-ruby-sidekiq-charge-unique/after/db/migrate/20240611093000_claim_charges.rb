class ClaimCharges < ActiveRecord::Migration[7.1]
  disable_ddl_transaction!

  def up
    add_column :charges, :settled_at, :datetime
    change_column_null :charges, :reference, true

    execute <<~SQL.squish
      UPDATE charges
         SET settled_at = created_at
       WHERE settled_at IS NULL
    SQL

    add_index :charges,
              %i[subscription_id period],
              unique: true,
              algorithm: :concurrently
  end

  def down
    remove_index :charges, %i[subscription_id period]
    change_column_null :charges, :reference, false
    remove_column :charges, :settled_at
  end
end
