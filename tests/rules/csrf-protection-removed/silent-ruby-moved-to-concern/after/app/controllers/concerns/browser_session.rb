# What every page that a browser is shown needs.
module BrowserSession
  extend ActiveSupport::Concern

  included do
    protect_from_forgery with: :exception
    before_action :remember_locale
  end

  private

  def remember_locale
    session[:locale] ||= I18n.default_locale
  end
end
