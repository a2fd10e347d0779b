module Courier
  class Client
    def label(parcel)
      Labels::Renderer.new(parcel).to_pdf
    end
  end
end
