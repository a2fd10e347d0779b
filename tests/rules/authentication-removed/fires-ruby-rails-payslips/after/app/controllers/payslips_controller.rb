class PayslipsController < ApplicationController
  before_action :authenticate_employee!, only: %i[index]
  before_action :set_payslip, only: %i[download]

  def index
    @payslips = current_employee.payslips.with_attached_file.order(period: :desc)
    @years = @payslips.map { |payslip| payslip.period.year }.uniq
  end

  def download
    send_data(
      @payslip.file.download,
      filename: @payslip.filename,
      type: @payslip.file.content_type,
      disposition: params[:inline] ? :inline : :attachment
    )
  end

  private

  # A payslip is opened from the list, or by a link that was shared.
  def set_payslip
    @payslip =
      if params[:token]
        Payslip.find_signed!(params[:token], purpose: :share)
      else
        Payslip.find(params[:id])
      end
  end
end
