require "stock"

RSpec.describe Stock do
  subject(:stock) { described_class.new("tea" => 5, "milk" => 1) }

  describe "#reserve" do
    it "gives what is left" do
      expect(stock.reserve("tea", 2)).to eq(3)
      expect(stock.share("tea")).to eq(0.75)
    end

    it "refuses what is sold out" do
      expect { stock.reserve("milk", 2) }.to raise_error(Stock::SoldOut, "milk")
    end
  end

  describe "#share" do
    it "is a part of all" do
      expect(stock.share("tea")).to be_within(0.001).of(0.833)
    end
  end
end
