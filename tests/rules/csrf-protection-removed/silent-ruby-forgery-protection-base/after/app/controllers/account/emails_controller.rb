module Account
  class EmailsController < ApplicationController
    before_action :require_login

    def edit; end

    def confirm
      if current_user.confirm_email(params[:code])
        redirect_to account_path, notice: "Address confirmed"
      else
        redirect_to edit_account_email_path, alert: "The code is wrong or too old"
      end
    end

    def update
      if current_user.update(email_params)
        EmailChangeMailer.with(user: current_user).notice.deliver_later
        redirect_to account_path, notice: "Address changed"
      else
        render :edit, status: :unprocessable_entity
      end
    end

    private

    def email_params
      params.require(:user).permit(:email)
    end
  end
end
