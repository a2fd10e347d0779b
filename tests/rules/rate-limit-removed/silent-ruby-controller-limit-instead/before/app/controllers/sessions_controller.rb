class SessionsController < ApplicationController
  def create
    user = User.authenticate_by(params.permit(:email, :password))
    user ? start_session_for(user) : redirect_to(login_path, alert: t(".wrong"))
  end
end
