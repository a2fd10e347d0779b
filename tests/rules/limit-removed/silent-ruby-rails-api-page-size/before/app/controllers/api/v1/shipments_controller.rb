module Api
  module V1
    class ShipmentsController < BaseController
      def index
        shipments = current_client.shipments.order(:id)
        shipments = shipments.where("id > ?", params[:after]) if params[:after]
        shipments = shipments.limit([params.fetch(:limit, 25).to_i, 100].min)
        render json: shipments
      end

      def events
        shipment = current_client.shipments.find(params[:id])
        events = shipment.events.order(:id)
        events = events.where("id > ?", params[:after]) if params[:after]
        events = events.limit([params.fetch(:limit, 25).to_i, 100].min)
        render json: events
      end

      def show
        render json: current_client.shipments.find(params[:id])
      end

      def cancel
        shipment = current_client.shipments.find(params[:id])
        shipment.cancel!
        render json: shipment
      end
    end
  end
end
