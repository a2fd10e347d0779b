module Hr
  class ContractsController < BaseController
    before_action :set_contract, only: %i[show document terminate]

    def index
      @contracts = Contract.active.includes(:employee)
    end

    def show; end

    def document
      redirect_to @contract.document.url, allow_other_host: true
    end

    def terminate
      @contract.terminate!(on: Date.parse(params.require(:on)))
      redirect_to hr_contracts_path, notice: t(".terminated")
    end

    private

    def set_contract
      @contract = Contract.find(params[:id])
    end
  end
end
