class Invoice < ApplicationRecord
  belongs_to :account
  belongs_to :deleted_by, class_name: "User", optional: true
  has_many :lines, class_name: "InvoiceLine", dependent: :destroy

  scope :kept, -> { where(deleted_at: nil) }
end
