class Rank < ActiveRecord::Migration[8.0]
  def up
    Story.update_all("rank = score")
    add_column :stories, :depth, :integer
  end
end
