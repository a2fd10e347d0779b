class SessionsController < ApplicationController
  rate_limit to: 5, within: 20.seconds, only: :create

  def create
    user = User.authenticate_by(params.permit(:email, :password))
    user ? start_session_for(user) : redirect_to(login_path, alert: t(".wrong"))
  end
end
