class DocumentsController < ApplicationController
  before_action :authenticate_user!
  before_action :set_document, only: %i[show edit update destroy]

  def index
    @documents = current_user.documents.recent.page(params[:page])

    respond_to do |format|
      format.html
      format.json { render json: @documents }
    end
  end

  def show
    @versions = @document.versions.sort_by(&:created_at).reverse
  end

  def edit; end

  def update
    if @document.update(document_params)
      redirect_to @document, notice: t(".saved")
    else
      render :edit, status: :unprocessable_entity
    end
  end

  def destroy
    @document.destroy!
    redirect_to documents_path, notice: t(".removed")
  end

  private

  def set_document
    @document = Document.includes(:versions).find(params[:id])
  end

  def document_params
    params.require(:document).permit(:title, :body)
  end
end
