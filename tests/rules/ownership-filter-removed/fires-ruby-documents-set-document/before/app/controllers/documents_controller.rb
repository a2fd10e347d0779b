class DocumentsController < ApplicationController
  before_action :authenticate_user!

  def index
    @documents = current_user.documents.recent.page(params[:page])
  end

  def show
    @document = current_user.documents.find(params[:id])
    @versions = @document.versions.order(created_at: :desc)
  end

  def edit
    @document = current_user.documents.find(params[:id])
  end

  def update
    @document = current_user.documents.find(params[:id])
    if @document.update(document_params)
      redirect_to @document, notice: t(".saved")
    else
      render :edit, status: :unprocessable_entity
    end
  end

  def destroy
    @document = current_user.documents.find(params[:id])
    @document.destroy!
    redirect_to documents_path, notice: t(".removed")
  end

  private

  def document_params
    params.require(:document).permit(:title, :body)
  end
end
