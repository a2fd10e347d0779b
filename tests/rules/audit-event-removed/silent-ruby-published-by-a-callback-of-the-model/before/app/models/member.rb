class Member < ApplicationRecord
  has_many :tokens
  belongs_to :removed_by, class_name: "User", optional: true
end
