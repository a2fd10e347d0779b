module Inbox
  class ArchivesController < BaseController
    MAX_THREADS = 200

    def create
      thread = current_user.threads.find(params[:thread_id])
      thread.archive!
      head :no_content
    end

    def bulk
      if Flipper.enabled?(:bulk_archive, current_user)
        ids = Array(params[:thread_ids]).first(MAX_THREADS)
        threads = current_user.threads.where(id: ids)
        threads.find_each(&:archive!)
        render json: { archived: threads.size }
      else
        head :not_found
      end
    end

    def destroy
      thread = current_user.threads.archived.find(params[:thread_id])
      thread.unarchive!
      head :no_content
    end
  end
end
