class Rank < ActiveRecord::Migration[8.0]
  def up
    add_column :stories, :rank, :integer
    Story.update_all("rank = score")
  end
end
