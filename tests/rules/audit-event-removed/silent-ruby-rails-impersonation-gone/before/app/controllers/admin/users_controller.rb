module Admin
  class UsersController < ApplicationController
    before_action :authenticate_user!
    before_action :require_admin

    def index
      @users = User.order(:email).page(params[:page])
    end

    def show
      @user = User.find(params[:id])
    end

    def impersonate
      user = User.find(params[:id])
      return head :forbidden unless current_user.superadmin? && !user.admin?

      AuditLog.record!(:impersonation_started, actor: current_user, subject: user)
      session[:admin_id] = current_user.id
      sign_in(user)
      redirect_to root_path
    end

    def lock
      user = User.find(params[:id])
      user.lock_access!
      AuditLog.record!(:user_locked, actor: current_user, subject: user)
      redirect_to admin_user_path(user)
    end

    private

    def require_admin
      head :not_found unless current_user.admin?
    end
  end
end
