class PayslipsController < ApplicationController
  before_action :authenticate_employee!, except: %i[shared]
  before_action :set_shared_payslip, only: %i[shared]

  def index
    @payslips = current_employee.payslips.order(period: :desc)
    @years = @payslips.map { |payslip| payslip.period.year }.uniq
  end

  def download
    payslip = Payslip.find(params[:id])
    authorize payslip
    send_data payslip.file.download, filename: payslip.filename, type: "application/pdf"
  end

  def shared
    send_data @payslip.file.download, filename: @payslip.filename, type: "application/pdf"
  end

  private

  def set_shared_payslip
    @payslip = Payslip.find_signed!(params[:token], purpose: :share)
  end
end
