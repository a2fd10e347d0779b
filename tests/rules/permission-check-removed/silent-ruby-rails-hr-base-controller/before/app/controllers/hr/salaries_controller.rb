module Hr
  class SalariesController < ApplicationController
    before_action :authenticate_user!
    before_action :require_hr_manager

    def index
      @salaries = Salary.includes(:employee).current
    end

    def update
      salary = Salary.find(params[:id])
      if salary.update(salary_params)
        redirect_to hr_salaries_path, notice: "Saved"
      else
        redirect_to hr_salaries_path, alert: salary.errors.full_messages.to_sentence
      end
    end

    private

    def require_hr_manager
      head :forbidden unless current_user.hr_manager?
    end

    def history
      @employee = Employee.find(params[:employee_id])
      @salaries = @employee.salaries.order(valid_from: :desc)
    end

    def salary_params
      params.require(:salary).permit(:amount_cents, :valid_from)
    end
  end
end
