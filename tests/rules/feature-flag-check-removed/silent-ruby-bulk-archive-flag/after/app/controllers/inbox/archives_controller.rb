module Inbox
  class ArchivesController < BaseController
    MAX_THREADS = 200

    def create
      thread = current_user.threads.find(params[:thread_id])
      thread.archive!
      head :no_content
    end

    def bulk
      return head(:not_found) unless Flipper.enabled?(:bulk_archive, current_user)

      ids = Array(params[:thread_ids]).first(MAX_THREADS)
      archived = current_user.threads.where(id: ids).each(&:archive!)
      render json: { archived: archived.size }
    end

    def destroy
      thread = current_user.threads.archived.find(params[:thread_id])
      thread.unarchive!
      head :no_content
    end
  end
end
