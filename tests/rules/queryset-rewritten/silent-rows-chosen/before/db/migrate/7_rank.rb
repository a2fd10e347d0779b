class Rank < ActiveRecord::Migration[8.0]
  def up
  end
end
