class ImportsController < ApplicationController
  before_action :validate_rows, only: %i[preview]

  def preview
    render json: rows.first(10)
  end

  def create
    Contact.insert_all!(rows)
    head :created
  end

  private

  def rows
    @rows ||= params.require(:rows).map { |row| row.permit(:name, :email).to_h }
  end

  def validate_rows
    head :unprocessable_entity unless rows.all? { |row| row["email"].to_s.include?("@") }
  end
end
