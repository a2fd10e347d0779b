class ApplicationController < ActionController::Base
  include Pagy::Backend

  protect_from_forgery with: :exception, prepend: true

  before_action :set_locale
  around_action :use_time_zone, if: :current_user

  helper_method :current_user

  private

  def current_user
    @current_user ||= User.active.find_by(id: session[:user_id])
  end

  def require_login
    redirect_to login_path unless current_user
  end

  def set_locale
    I18n.locale = current_user&.locale || I18n.default_locale
  end

  def use_time_zone(&block)
    Time.use_zone(current_user.time_zone, &block)
  end
end
