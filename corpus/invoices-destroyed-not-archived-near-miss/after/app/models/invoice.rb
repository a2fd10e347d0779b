class Invoice < ApplicationRecord
  belongs_to :account
  belongs_to :deleted_by, class_name: "User", optional: true
  has_many :lines, class_name: "InvoiceLine", dependent: :destroy

  scope :kept, -> { where(deleted_at: nil) }

  def archive!(by:)
    update!(deleted_at: Time.current, deleted_by: by)
  end
end
