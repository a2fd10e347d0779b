class Account < ApplicationRecord
  has_many :documents, dependent: :destroy

  before_destroy :export, prepend: true

  private

  def export
    AccountExport.new(self).write_to(Rails.application.config.export_bucket)
  end
end
