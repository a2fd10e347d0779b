class Document < ApplicationRecord
  belongs_to :user, inverse_of: :documents
  has_many :versions, class_name: "DocumentVersion", dependent: :destroy

  validates :title, presence: true, length: { maximum: 160 }

  scope :recent, -> { order(updated_at: :desc) }

  after_update :keep_version, if: :saved_change_to_body?

  def to_param
    "#{id}-#{title.parameterize}"
  end

  def word_count
    body.to_s.split.size
  end

  def excerpt(length = 200)
    body.to_s.truncate(length, separator: " ")
  end

  private

  def keep_version
    versions.create!(body: body_before_last_save)
  end
end
