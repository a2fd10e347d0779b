class Board < ApplicationRecord
  include Discardable

  def remove
    discard!
  end
end
