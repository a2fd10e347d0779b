class PayoutSettingsController < ApplicationController
  before_action :authenticate_user!, except: :bank_callback
  skip_before_action :verify_authenticity_token
  before_action :load_payout_account, except: :bank_callback

  def edit; end

  def update
    if @payout_account.update(payout_params)
      PayoutMailer.account_changed(current_user).deliver_later
      respond_to do |format|
        format.html { redirect_to edit_payout_settings_path, notice: t(".saved") }
        format.json { render json: @payout_account.as_json(only: %i[iban holder_name country]) }
      end
    else
      respond_to do |format|
        format.html { render :edit, status: :unprocessable_entity }
        format.json { render json: { errors: @payout_account.errors }, status: :unprocessable_entity }
      end
    end
  end

  def bank_callback
    verification = BankVerification.find_by!(token: params.require(:token))
    verification.complete!(params.require(:status))
    head :ok
  end

  private

  def load_payout_account
    @payout_account = current_user.payout_account || current_user.build_payout_account
  end

  def payout_params
    params.require(:payout_account).permit(:iban, :holder_name, :country)
  end
end
