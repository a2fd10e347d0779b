class Account < ApplicationRecord
  has_many :documents, dependent: :destroy
end
