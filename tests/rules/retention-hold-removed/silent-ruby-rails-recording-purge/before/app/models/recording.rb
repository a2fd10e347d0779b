class Recording < ApplicationRecord
  belongs_to :call
  belongs_to :agent, class_name: "User"

  has_one_attached :audio
  has_many :annotations, dependent: :destroy

  validates :duration_seconds, numericality: { greater_than: 0 }

  scope :transcribed, -> { where.not(transcript: nil) }
  scope :disputed, -> { where.not(disputed_at: nil) }

  def minutes
    (duration_seconds / 60.0).ceil
  end

  def dispute!(reason)
    update!(disputed_at: Time.current, dispute_reason: reason)
  end

  def hold!
    update!(legal_hold: true)
  end

  def release!
    update!(legal_hold: false)
  end
end
