module Hr
  # Everything below /hr is for HR managers.
  class BaseController < ApplicationController
    layout "hr"

    before_action :authenticate_user!
    before_action :require_hr_manager

    rescue_from ActiveRecord::RecordNotFound do
      redirect_to hr_root_path, alert: t("hr.not_found")
    end

    helper_method :fiscal_year

    private

    def fiscal_year
      @fiscal_year ||= FiscalYear.containing(Date.current)
    end

    def require_hr_manager
      return if current_user.hr_manager?

      respond_to do |format|
        format.html { redirect_to root_path, alert: t("hr.forbidden") }
        format.any { head :forbidden }
      end
    end
  end
end
