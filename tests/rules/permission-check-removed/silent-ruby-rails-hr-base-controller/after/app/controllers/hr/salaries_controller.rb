module Hr
  class SalariesController < BaseController
    def index
      @salaries = Salary.includes(:employee).current.order("employees.name")
    end

    def update
      salary = Salary.find(params[:id])
      if salary.update(salary_params)
        redirect_to hr_salaries_path, notice: t(".saved")
      else
        redirect_to hr_salaries_path, alert: salary.errors.full_messages.to_sentence
      end
    end

    private

    def history
      @employee = Employee.find(params[:employee_id])
      @salaries = @employee.salaries.order(valid_from: :desc)
    end

    def salary_params
      params.require(:salary).permit(:amount_cents, :currency, :valid_from)
    end
  end
end
