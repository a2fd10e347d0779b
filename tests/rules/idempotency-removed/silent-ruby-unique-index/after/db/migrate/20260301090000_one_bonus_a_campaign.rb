class OneBonusACampaign < ActiveRecord::Migration[8.0]
  disable_ddl_transaction!

  def change
    add_index :bonuses, %i[user_id campaign_id], unique: true, algorithm: :concurrently
  end
end
