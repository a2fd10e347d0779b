class PayoutSettingsController < ApplicationController
  before_action :authenticate_user!, except: :bank_callback
  skip_before_action :verify_authenticity_token, only: :bank_callback

  def edit
    @payout_account = current_user.payout_account || current_user.build_payout_account
  end

  def update
    @payout_account = current_user.payout_account || current_user.build_payout_account
    if @payout_account.update(payout_params)
      PayoutMailer.account_changed(current_user).deliver_later
      redirect_to edit_payout_settings_path, notice: t(".saved")
    else
      render :edit, status: :unprocessable_entity
    end
  end

  def bank_callback
    verification = BankVerification.find_by!(token: params.require(:token))
    verification.complete!(params.require(:status))
    head :ok
  end

  private

  def payout_params
    params.require(:payout_account).permit(:iban, :holder_name, :country)
  end
end
