class Rank < ActiveRecord::Migration[8.0]
  def up
    Story.where(rank: nil).update_all("rank = score")
  end
end
