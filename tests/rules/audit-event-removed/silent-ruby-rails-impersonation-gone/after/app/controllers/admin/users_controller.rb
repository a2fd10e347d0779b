module Admin
  class UsersController < ApplicationController
    before_action :authenticate_user!
    before_action :require_admin
    before_action :set_user, only: %i[show lock]

    def index
      @users = User.order(:email).page(params[:page])
    end

    def show; end

    def lock
      @user.lock_access!
      AuditLog.record!(:user_locked, actor: current_user, subject: @user)
      redirect_to admin_user_path(@user), notice: t(".locked")
    end

    private

    def set_user
      @user = User.find(params[:id])
    end

    def require_admin
      head :not_found unless current_user.admin?
    end
  end
end
