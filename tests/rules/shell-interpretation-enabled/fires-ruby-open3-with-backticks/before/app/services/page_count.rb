class PageCount
  def call(path)
    out, status = Open3.capture2("pdfinfo", path)
    raise "pdfinfo failed" unless status.success?

    out[/^Pages:\s+(\d+)/, 1].to_i
  end
end
