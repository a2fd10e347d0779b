module Api
  module V1
    class ShipmentsController < BaseController
      before_action :set_shipment, except: %i[index]

      def index
        shipments = current_client.shipments.includes(:carrier)
        render json: paginate(shipments)
      end

      def events
        render json: paginate(@shipment.events)
      end

      def show
        render json: @shipment
      end

      def cancel
        @shipment.cancel!
        render json: @shipment
      end

      private

      def set_shipment
        @shipment = current_client.shipments.find(params[:id])
      end
    end
  end
end
