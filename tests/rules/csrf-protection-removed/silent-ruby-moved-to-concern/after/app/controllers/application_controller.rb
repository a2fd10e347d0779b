class ApplicationController < ActionController::Base
  include BrowserSession
  before_action :authenticate_user!
end
